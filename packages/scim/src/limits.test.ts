import { describe, expect, test } from 'vitest';
import { parseFilter } from './filter/parse-filter.ts';
import { parseGroup, parseUser, userResourceType } from './index.ts';

const user = (attributes: object) => parseUser({ userName: 'ann', ...attributes });
const filter = (text: string) => parseFilter(text, userResourceType);
const times = <T>(count: number, each: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => each(index));
const entries = (count: number, name: (index: number) => string, value: unknown) =>
  Object.fromEntries(times(count, (index) => [name(index), value]));

const nested = (levels: number): unknown => (levels === 0 ? 'inside' : { in: nested(levels - 1) });
const badge = (index: number) => `urn:example:${index}:2.0:Badge`;

/** Each limit of docs/scim-support.md that this package holds: the figure is taken, one more is refused. */
describe.each<[string, number, string, (size: number) => unknown]>([
  ['characters of a filter', 8192, 'invalidFilter', (size) => filter(`title eq "${'x'.repeat(size - 11)}"`)],
  [
    'comparisons in a filter',
    200,
    'invalidFilter',
    (size) => filter(times(size, () => 'title pr').join(' or ')),
  ],
  [
    'brackets inside each other in a filter',
    32,
    'invalidFilter',
    (size) => filter(`${'('.repeat(size)}title pr${')'.repeat(size)}`),
  ],
  [
    'values of a list',
    1000,
    'invalidValue',
    (size) => user({ emails: times(size, (index) => `${index}@x`) }),
  ],
  ['characters of a userName', 512, 'invalidValue', (size) => user({ userName: 'x'.repeat(size) })],
  ['characters of an externalId', 512, 'invalidValue', (size) => user({ externalId: 'x'.repeat(size) })],
  ['characters of an address', 512, 'invalidValue', (size) => user({ emails: ['x'.repeat(size)] })],
  [
    'characters of the name of a group',
    512,
    'invalidValue',
    (size) => parseGroup({ displayName: 'x'.repeat(size) }),
  ],
  ['unknown extensions of a resource', 50, 'invalidValue', (size) => user(entries(size, badge, { a: 1 }))],
  [
    'attributes of an unknown extension',
    1000,
    'invalidValue',
    (size) => user({ [badge(1)]: entries(size, (index) => `a${index}`, 1) }),
  ],
  ['levels of an unknown extension', 16, 'invalidValue', (size) => user({ [badge(1)]: nested(size) })],
])('%s: %i', (_what, size, scimType, ask) => {
  test('is taken', () => {
    expect(() => ask(size)).not.toThrow();
  });
  test('is all', () => {
    expect(() => ask(size + 1)).toThrow(expect.objectContaining({ name: 'ScimError', scimType }));
  });
});
