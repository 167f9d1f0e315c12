import type { Provider } from '@rollcall/access';

/** How often an IdP comes, and how long after its last request its silence is a fault. In whole seconds. */
export type Rhythm = { readonly usualGapSeconds: number; readonly overdueAfterSeconds: number };

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * What is known of an IdP before it has come: after how many seconds it comes again. Those of whom that is not known may
 * have a rhythm all the same, which is learned. Those that come when something happened have none, however regular they
 * have been: an office sends nothing at the weekend.
 */
const known = {
  entra: 40 * minute,
  authentik: hour,
  google: 'to_be_learned',
  generic: 'to_be_learned',
  okta: 'none',
  onelogin: 'none',
  jumpcloud: 'none',
  pingone: 'none',
  auth0: 'none',
} as const satisfies Record<Provider, number | 'to_be_learned' | 'none'>;

/** Fewer say nothing of the next one. */
const gapsMin = 12;
/** Were IdP or server away once, or twice: that is no part of the rhythm. */
const outages = 2;
/** Of an IdP whose rhythm is to be learned: the longest of its gaps may be so much longer than the usual one. */
const irregularity = 4;
const overdueAfterMin = 2 * hour;
/** A long weekend and a day of grace. */
const overdueAfterMax = 4 * day;

/**
 * The rhythm of a directory from the pauses between its cycles of the last weeks, or null where its silence says nothing.
 * Overdue is who is silent for twice its longest gap, but for two that are taken for outages, and never for less than
 * three usual ones: so an IdP that rests at night and at weekends is given that time once it has done so.
 */
export function learnRhythm(provider: Provider, gapsSeconds: readonly number[]): Rhythm | null {
  const expectation = known[provider];
  if (expectation === 'none') return null;
  const sorted = gapsSeconds.toSorted((a, b) => a - b);
  const isLearned = sorted.length >= gapsMin;
  if (expectation === 'to_be_learned' && !isLearned) return null;
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const longest = isLearned ? (sorted.at(-1 - outages) ?? 0) : 0;
  if (expectation === 'to_be_learned' && longest > irregularity * median) return null;
  // Tests of one person come between the cycles, and make no IdP come more often.
  const usual = expectation === 'to_be_learned' ? median : Math.max(expectation, isLearned ? median : 0);
  const overdueAfter = Math.max(overdueAfterMin, 3 * usual, 2 * longest);
  return {
    usualGapSeconds: Math.round(usual),
    overdueAfterSeconds: Math.round(Math.min(overdueAfterMax, overdueAfter)),
  };
}
