import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { messageParts, t } from './translate.ts';

const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const plurals = Object.entries(en).flatMap(([key, template]) =>
  typeof template === 'string' ? [] : [[key, Object.entries(template)] as const],
);

describe('the message catalogue', () => {
  it.each(plurals)('%s has the same parameters in each of its plural forms', (_, forms) => {
    const expected = placesOf(forms.find(([form]) => form === 'other')?.[1] ?? '');
    for (const [, text] of forms) expect(placesOf(text)).toEqual(expected);
    expect(expected).toContain('count');
  });

  it('leaves no message empty or with a parameter that is not well formed', () => {
    const texts = Object.values(en).flatMap((template) =>
      typeof template === 'string' ? [template] : Object.values(template),
    );
    for (const text of texts) {
      expect(text.trim()).not.toBe('');
      expect(text.replaceAll(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
    }
  });

  it('chooses the plural form and writes numbers as the reader does', () => {
    expect(t('names.people', { count: 1 })).toBe('1 person');
    expect(t('names.people', { count: 2341 })).toBe('2,341 people');
  });

  it('puts values in as they are, also when they look like a parameter', () => {
    expect(t('audit.token.created', { target: '{name} $& <b>' })).toBe('Created the token “{name} $& <b>”');
  });

  it('gives the pieces in order, so that values can be elements', () => {
    const name = { element: true };
    expect(messageParts('staff.bar', { organization: name })).toEqual(['Support in ', name, '']);
  });
});
