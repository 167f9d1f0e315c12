/** How far back a history goes. */
export const historyRanges = ['day', 'month', 'year'] as const;
export type HistoryRange = (typeof historyRanges)[number];

/** As the tallies of a directory have it. */
export type Tally = {
  readonly at: Date;
  readonly requests: number;
  readonly changes: number;
  readonly failed: number;
  readonly cycles: number;
  readonly cycleSeconds: number;
  readonly longestCycleSeconds: number;
  readonly people: number | null;
  readonly groups: number | null;
};

/** What happened in an hour, a day or a week, and who was there at its end. */
export type HistorySpan = {
  readonly at: Date;
  readonly requests: number;
  readonly changes: number;
  readonly failures: number;
  /** Of the cycles that began then; null where none did. */
  readonly meanCycleSeconds: number | null;
  readonly longestCycleSeconds: number | null;
  /** Null before they were first counted. */
  readonly people: number | null;
  readonly groups: number | null;
};

type Counted = Pick<Tally, 'people' | 'groups'>;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const spans: Readonly<Record<HistoryRange, { spanMs: number; unitMs: number; count: number }>> = {
  day: { spanMs: hourMs, unitMs: hourMs, count: 24 },
  month: { spanMs: dayMs, unitMs: dayMs, count: 30 },
  // Weeks that end today, so that the last one is as long as the others.
  year: { spanMs: 7 * dayMs, unitMs: dayMs, count: 52 },
};

/** When the first span of a range begins. Days are those of UTC. */
export function historyStart(range: HistoryRange, now: Date): Date {
  const { spanMs, unitMs, count } = spans[range];
  return new Date((Math.floor(now.getTime() / unitMs) + 1) * unitMs - count * spanMs);
}

/**
 * Every span of the range, the oldest first, of the tallies since its start, the oldest first. `before`: who had been
 * counted until then.
 */
export function historyOf(
  tallies: readonly Tally[],
  { range, now, before }: { range: HistoryRange; now: Date; before: Counted },
): HistorySpan[] {
  const { spanMs, count } = spans[range];
  const startMs = historyStart(range, now).getTime();
  let counted = before;
  return Array.from({ length: count }, (_, index): HistorySpan => {
    const at = new Date(startMs + index * spanMs);
    const within = tallies.filter((tally) => Math.floor((tally.at.getTime() - startMs) / spanMs) === index);
    counted = within.findLast(({ people }) => people !== null) ?? counted;
    const sum = (value: (tally: Tally) => number) => within.reduce((total, tally) => total + value(tally), 0);
    const cycles = sum((tally) => tally.cycles);
    return {
      at,
      requests: sum((tally) => tally.requests),
      changes: sum((tally) => tally.changes),
      failures: sum((tally) => tally.failed),
      meanCycleSeconds: cycles > 0 ? sum((tally) => tally.cycleSeconds) / cycles : null,
      longestCycleSeconds: cycles > 0 ? Math.max(...within.map((tally) => tally.longestCycleSeconds)) : null,
      people: counted.people,
      groups: counted.groups,
    };
  });
}
