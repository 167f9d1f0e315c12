import { roleNames } from '@rollcall/access';
import fc from 'fast-check';

/** How often what is drawn, beside the others. */
const kinds = {
  'push user': 1,
  'set active': 3,
  'set value': 2,
  'rename user': 1,
  'delete user': 2,
  'push group': 1,
  'add to group': 4,
  'remove from group': 3,
  'rename group': 1,
  'delete group': 2,
  'save roles': 3,
  pin: 2,
  unpin: 1,
  override: 1,
  'end override': 1,
  'allow a removal': 1,
  'keep somebody': 2,
  'let somebody kept go': 1,
  'pins and overrides end': 3,
  'hours pass': 1,
} as const;

export type Kind = keyof typeof kinds;

/** What an identity provider, an admin, support or the clock does. The numbers choose among what there is. */
export const step = fc.record({
  organization: fc.nat(99),
  directory: fc.nat(99),
  kind: fc.constantFrom(
    ...Object.entries(kinds).flatMap(([kind, often]) => Array.from({ length: often }, () => kind as Kind)),
  ),
  which: fc.nat(9_999),
  other: fc.nat(9_999),
  role: fc.constantFrom(...roleNames, 'admin' as const),
  flag: fc.boolean(),
});

export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
