import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyOf, historyRanges, historyStart, type Tally } from './history.ts';

const hourMs = 3_600_000;
const now = new Date('2026-11-22T10:20:00Z');
const none = { people: null, groups: null };
const tally = (at: Date, given: Partial<Tally> = {}): Tally => ({
  at,
  requests: 0,
  changes: 0,
  failed: 0,
  cycles: 0,
  cycleSeconds: 0,
  longestCycleSeconds: 0,
  ...none,
  ...given,
});

describe('the history of a directory', () => {
  it.each([
    ['day', '2026-11-21T11:00:00.000Z', '2026-11-22T10:00:00.000Z'],
    ['month', '2026-10-24T00:00:00.000Z', '2026-11-22T00:00:00.000Z'],
    ['year', '2025-11-24T00:00:00.000Z', '2026-11-16T00:00:00.000Z'],
  ] as const)('of a %s has every span, up to the one of now', (range, first, last) => {
    const history = historyOf([], { range, now, before: none });
    expect(history[0]?.at.toISOString()).toBe(first);
    expect(history.at(-1)?.at.toISOString()).toBe(last);
    expect(historyStart(range, now)).toEqual(history[0]?.at);
  });

  it('loses nothing that was counted in its time, and counts nothing twice', () => {
    const anyTally = fc.record({
      hoursAgo: fc.integer({ min: 0, max: 20_000 }),
      requests: fc.integer({ min: 0, max: 1_000 }),
      changes: fc.integer({ min: 0, max: 1_000 }),
      failed: fc.integer({ min: 0, max: 1_000 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...historyRanges), fc.array(anyTally), (range, given) => {
        const start = historyStart(range, now);
        const tallies = given
          .map(({ hoursAgo, ...counts }) => {
            const at = Math.floor(now.getTime() / hourMs - hoursAgo) * hourMs;
            return tally(new Date(at), counts);
          })
          .filter(({ at }) => at >= start)
          .toSorted((a, b) => a.at.getTime() - b.at.getTime());
        const history = historyOf(tallies, { range, now, before: none });
        const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
        expect(total(history.map(({ requests }) => requests))).toBe(total(tallies.map((t) => t.requests)));
        expect(total(history.map(({ changes }) => changes))).toBe(total(tallies.map((t) => t.changes)));
        expect(total(history.map(({ failures }) => failures))).toBe(total(tallies.map((t) => t.failed)));
      }),
    );
  });

  it('goes on with whom there was until somebody is counted again', () => {
    const history = historyOf(
      [
        tally(new Date('2026-11-22T08:00:00Z'), { people: 7, groups: 2 }),
        tally(new Date('2026-11-22T09:00:00Z'), { requests: 3 }),
      ],
      { range: 'day', now, before: { people: 5, groups: 1 } },
    );
    expect(history.slice(-4).map(({ people, groups }) => [people, groups])).toEqual([
      [5, 1],
      [7, 2],
      [7, 2],
      [7, 2],
    ]);
  });

  it('says how long a cycle took, and nothing where none began', () => {
    const at = new Date('2026-11-22T10:00:00Z');
    const cycles = { cycles: 4, cycleSeconds: 100, longestCycleSeconds: 70 };
    const history = historyOf([tally(at, cycles)], { range: 'day', now, before: none });
    expect(history.at(-1)).toMatchObject({ meanCycleSeconds: 25, longestCycleSeconds: 70 });
    expect(history.at(-2)).toMatchObject({ meanCycleSeconds: null, longestCycleSeconds: null });
  });
});
