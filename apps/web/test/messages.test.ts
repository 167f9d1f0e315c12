import { describe, expect, it } from 'vitest';
import { areas } from '#lib/messages/areas.ts';
import { front as early } from '#lib/messages/en/front.ts';
import { en } from '#lib/messages/en/index.ts';
import { sv } from '#lib/messages/sv/index.ts';
import { sameInSwedish } from '#lib/messages/sv/same-as-english.ts';
import { messageParts, type Template, t } from '#lib/messages/translate.ts';
import { messagesIn, sourceFiles, withImports } from './messages-in-use.ts';
import { routeScreens } from './route-screens.ts';

const english: Readonly<Record<string, Template>> = en;
const swedish: Readonly<Record<string, Template>> = sv;
const catalogues = { english, swedish };
const keys = Object.keys(english);
/** Without what is loaded before the sign-in. */
const textsOfAreas = Object.fromEntries(
  Object.entries(
    import.meta.glob<Record<string, object>>(
      ['../src/lib/messages/en/*.ts', '!../src/lib/messages/en/{front,index}.ts'],
      {
        eager: true,
      },
    ),
  )
    .map(([file, texts]) => [/([\w-]+)\.ts$/.exec(file)?.[1] ?? '', Object.values(texts)[0] ?? {}] as const)
    .filter(([, texts]) => !Object.keys(texts).every((key) => key in early)),
);

const formsOf = (template: Template = '') =>
  typeof template === 'string' ? [template] : Object.values(template).filter((form) => form !== undefined);
const placesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe.each(Object.entries(catalogues))('the %s catalogue', (_, catalogue) => {
  const plurals = Object.entries(catalogue).filter(([, template]) => typeof template !== 'string');

  it.each(plurals)('%s has the same parameters in each of its plural forms', (_key, template) => {
    const [first = '', ...others] = formsOf(template);
    for (const form of others) expect(placesOf(form)).toEqual(placesOf(first));
    expect(placesOf(first)).toContain('{count}');
  });

  it('leaves no message empty or with a parameter that is not well formed', () => {
    for (const text of Object.values(catalogue).flatMap(formsOf)) {
      expect(text.trim()).not.toBe('');
      expect(text.replaceAll(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
    }
  });
});

describe('Swedish', () => {
  it('has every message of English, and no other', () => {
    expect(Object.keys(swedish).sort()).toEqual([...keys].sort());
  });

  it('has the parameters of English, and plural forms where English has them', () => {
    for (const [key, template] of Object.entries(swedish)) {
      expect(typeof template, key).toBe(typeof english[key]);
      expect(placesOf(formsOf(template).join()), key).toEqual(placesOf(formsOf(english[key]).join()));
    }
  });

  it('is not English, but for words that both languages share', () => {
    const same = Object.keys(swedish).filter(
      (key) => JSON.stringify(swedish[key]) === JSON.stringify(english[key]) && hasWords(swedish[key]),
    );
    expect(same.filter((key) => !key.startsWith('place.')).sort()).toEqual([...sameInSwedish].sort());
  });
});

describe('the messages in use', () => {
  const found = new Map(sourceFiles.map((file) => [file, messagesIn(file, keys)]));
  const inFile = (file: string) => found.get(file) ?? [];
  const used = new Set(sourceFiles.flatMap(inFile));
  const areaOf = (key: string) =>
    Object.keys(textsOfAreas).find((area) => key in (textsOfAreas[area] ?? {})) ?? 'none';

  it('are all that there are', () => {
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  it.each(routeScreens)('of $name are in the areas that its route loads, and it loads no other', (route) => {
    const said = new Set(
      ['main.tsx', ...route.files].flatMap((file) => [...withImports(file)]).flatMap((file) => inFile(file)),
    );
    const missing = [...said].filter((key) => !(key in early) && !route.messages.includes(areaOf(key)));
    expect(missing.map((key) => `${key} of ${areaOf(key)}`)).toEqual([]);
    expect(route.messages.filter((area) => ![...said].some((key) => areaOf(key) === area))).toEqual([]);
  });

  it('are in areas that there are files of', () => {
    expect(Object.keys(textsOfAreas).sort()).toEqual([...areas].sort());
  });
});

describe('a message', () => {
  it('has the plural form and the numbers of the reader', () => {
    expect(t('names.people', { count: 1 })).toBe('1 person');
    expect(t('names.people', { count: 2341 })).toBe('2,341 people');
  });

  it('takes values as they are, also when they look like a parameter', () => {
    expect(t('audit.token.created', { target: '{name} $& <b>' })).toBe('Created the token “{name} $& <b>”');
  });

  it('gives its pieces in order, so that values can be elements', () => {
    const name = { element: true };
    expect(messageParts('staff.bar', { organization: name })).toEqual(['Support in ', name, '']);
  });
});

function hasWords(template: Template = ''): boolean {
  return formsOf(template).some((form) => /\p{L}/u.test(form.replaceAll(/\{\w+\}/g, '')));
}
