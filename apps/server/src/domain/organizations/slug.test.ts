import { describe, expect, it } from 'vitest';
import { parseSlug } from './slug.ts';

describe('a slug', () => {
  it.each(['acme', 'acme-2', '7', 'links', 'a'.repeat(40)])('can be %s', (text) => {
    expect(parseSlug(text)).toBe(text);
  });

  it.each(['', 'Acme', 'ac me', '-acme', 'acme-', 'a--b', 'a/b', 'a'.repeat(41)])('cannot be %j', (text) => {
    expect(() => parseSlug(text)).toThrow(/use at most 40 lower-case letters/);
  });

  it.each(['link', 'refused', 'second-step'])('cannot be %s, which is a page of sign-in', (text) => {
    expect(() => parseSlug(text)).toThrow(/a page of sign-in has this name/);
  });
});
