import fc from 'fast-check';
import { attributeName, mentionedId } from './hostile-names.ts';
import { hostileText } from './hostile-text.ts';

const operator = fc.constantFrom(
  'eq',
  'ne',
  'co',
  'sw',
  'ew',
  'gt',
  'ge',
  'lt',
  'le',
  'EQ',
  'Pr',
  'in',
  '=',
  '',
);

const literal = fc.oneof(
  { weight: 4, arbitrary: hostileText.map((text) => JSON.stringify(text)) },
  { weight: 2, arbitrary: mentionedId.map((id) => JSON.stringify(id)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'true',
      '"True"',
      'null',
      '0',
      '-1e400',
      '"NaN"',
      '"2026-01-31T09:00:00Z"',
      '"0000-01-01T00:00:00Z"',
      '"9999-12-31T23:59:59-14:00"',
      '"2026-02-30T25:61:61Z"',
      '"2026-01-31T09:00:00.123456789123456789+01:00"',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('"', '"\\', '"\\u12', "'x'", 'x y', '"a" "b"', '\\', '[]') },
);

const comparison = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(attributeName, operator, literal).map((words) => words.join(' ')) },
  { weight: 1, arbitrary: attributeName.map((name) => `${name} pr`) },
);

const tree = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: comparison },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('filter'), fc.constantFrom('and', 'or', 'OR', 'xor', ''), tie('filter'))
        .map((words) => words.join(' ')),
    },
    { weight: 1, arbitrary: tie('filter').map((inner) => `not (${inner})`) },
    { weight: 1, arbitrary: tie('filter').map((inner) => `(${inner})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(attributeName, tie('filter'), fc.constantFrom('', '.value eq "x"', '.display pr', '.', ']'))
        .map(([name, inner, tail]) => `${name}[${inner}]${tail}`),
    },
  ),
})).filter;

/** As long, wide or deep as somebody who wants to hurt would make it. */
const excessive = fc.oneof(
  fc.nat(300).map((terms) => Array(terms).fill('emails.value co "a"').join(' or ')),
  fc.nat(300).map((depth) => `${'not ('.repeat(depth)}title pr${')'.repeat(depth)}`),
  fc.nat(300).map((depth) => `${'('.repeat(depth)}title pr${')'.repeat(depth)}`),
  fc.nat(2_000).map((length) => `title eq "${'\\\\'.repeat(length)}"`),
  fc.nat(4_000).map((length) => `${'userName eq "a" and '.repeat(length / 20)}userName pr`),
);

/** Filters that are valid, nearly valid and nothing of the kind. */
export const hostileFilter: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: tree },
  { weight: 1, arbitrary: excessive },
  { weight: 1, arbitrary: hostileText },
  {
    weight: 1,
    arbitrary: fc.tuple(tree, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1))),
  },
);
