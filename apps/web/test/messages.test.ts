import { describe, expect, it } from 'vitest';
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
  const used = new Set(sourceFiles.flatMap((file) => messagesIn(file, keys)));

  it('are all that there are', () => {
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  it('before the sign-in are loaded before the sign-in', () => {
    const front = routeScreens.filter(({ portalMessages }) => !portalMessages);
    const screens = new Set(['main.tsx', ...front.flatMap(({ files }) => files)]);
    expect(screens.size).toBeGreaterThan(5);
    const missing = [...screens].flatMap((screen) =>
      [...withImports(screen)]
        .flatMap((file) => messagesIn(file, keys).map((key) => `${key} in ${file} of ${screen}`))
        .filter((line) => !((line.split(' ')[0] ?? '') in early)),
    );
    expect(missing).toEqual([]);
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
