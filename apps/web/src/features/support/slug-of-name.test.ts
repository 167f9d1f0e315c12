import { expect, it } from 'vitest';
import { slugOfName } from './slug-of-name.ts';

it.each([
  ['Åhléns & Söner AB', 'ahlens-soner-ab'],
  ['  Acme  ', 'acme'],
  ['--', ''],
  ['株式会社', ''],
  ['The Extraordinarily Long-Winded Company of 1887', 'the-extraordinarily-long-winded-company'],
])('proposes for %j what can be a slug: %j', (name, slug) => {
  expect(slugOfName(name)).toBe(slug);
});
