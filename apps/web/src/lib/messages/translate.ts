import { language, locale } from '#lib/language.ts';
import type { Area } from './areas.ts';
import { front as english } from './en/front.ts';
import type { en } from './en/index.ts';

/** A whole sentence with `{named}` places, or its plural forms, chosen by the parameter `count`. */
export type Template = string | ({ readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** Every key with its text. A translation has those of English; the test holds the parameters equal. */
export type Catalogue = Readonly<Record<MessageKey, Template>>;

export type MessageKey = keyof typeof en;

type Places<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;
type PlacesOf<Value> = Value extends string ? Places<Value> : Places<Value[keyof Value]> | 'count';

/** The parameters of a message: numbers are formatted for the reader's locale, texts are put in as they are. */
type ValuesOf<Key extends MessageKey, Value = string | number> = Record<PlacesOf<(typeof en)[Key]>, Value>;

/** The arguments after the key: none for a message without parameters. */
export type ArgumentsOf<Key extends MessageKey, Value = string | number> = [
  PlacesOf<(typeof en)[Key]>,
] extends [never]
  ? []
  : [values: ValuesOf<Key, Value>];

/** Keys of the messages without parameters, for tables from a state to its word. */
export type PlainMessageKey = {
  [Key in MessageKey]: [PlacesOf<(typeof en)[Key]>] extends [never] ? Key : never;
}[MessageKey];

type Texts = Partial<Catalogue>;

const front = {
  en: async () => english,
  sv: async () => (await import('./sv/front.ts')).front,
};
/** By file; each exports its texts under one name. */
const files = import.meta.glob<Record<string, Texts>>([
  './{en,sv}/*.ts',
  '!./{en,sv}/{front,index,same-as-english}.ts',
]);

/** What is loaded so far, in the reader's language alone. */
let catalogue: Texts = await front[language]();
const pluralRules = new Intl.PluralRules(locale);
const numbers = new Intl.NumberFormat(locale);
const place = /\{(\w+)\}/;

/** The texts of these areas. A route awaits it before its screens are loaded, which say some of them at once. */
export async function loadMessages(areas: readonly Area[]): Promise<void> {
  const texts = await Promise.all(areas.map((area) => files[`./${language}/${area}.ts`]?.()));
  catalogue = Object.assign({}, catalogue, ...texts.flatMap((file) => Object.values(file ?? {})));
}

/** The message as text. */
export function t<Key extends MessageKey>(key: Key, ...[values]: ArgumentsOf<Key>): string {
  return messageParts(key, values ?? {})
    .map((part) => (typeof part === 'number' ? numbers.format(part) : part))
    .join('');
}

/** The message in pieces, text and values in turn, for rendering values that are not text (links, names in bold). */
export function messageParts<Value>(
  key: MessageKey,
  values: Partial<Record<string, Value>>,
): (string | Value)[] {
  const template = catalogue[key];
  if (template === undefined) throw new Error(`The message ${key} is not loaded here`);
  return textOf(template, values.count)
    .split(place)
    .map((piece, index) => (index % 2 === 0 ? piece : (values[piece] ?? '')));
}

function textOf(template: Template, count: unknown): string {
  if (typeof template === 'string') return template;
  if (typeof count !== 'number') return template.other;
  return template[pluralRules.select(count)] ?? template.other;
}
