import { type Provider, providerNames } from '@rollcall/access';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnRhythm } from './rhythm.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const gap = fc.integer({ min: 1, max: 20 * day });
const gaps = fc.array(gap, { maxLength: 60 });
const withRhythm = fc.constantFrom<Provider>('entra', 'authentik', 'google', 'generic');

/** Of one that comes every so often, but not at night and not at weekends, for four weeks. */
function officeHours(every: number): number[] {
  const starts = Array.from({ length: 28 }, (_, index) => index)
    .filter((index) => index % 7 < 5)
    .flatMap((index) =>
      Array.from({ length: Math.floor((10 * hour) / every) }, (_, nth) => index * day + nth * every),
    );
  return starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
}

describe('the rhythm of an IdP', () => {
  it('is what is known of it until it has come often enough', () => {
    expect(learnRhythm('entra', [])).toEqual({ usualGapSeconds: 40 * minute, overdueAfterSeconds: 2 * hour });
    expect(learnRhythm('authentik', [5 * day])).toEqual({
      usualGapSeconds: hour,
      overdueAfterSeconds: 3 * hour,
    });
    expect(learnRhythm('generic', [hour, hour])).toBeNull();
  });

  it('is never made of what an event-driven IdP did, so none of its silences is a fault', () => {
    const others = providerNames.filter(
      (name) => !['entra', 'authentik', 'google', 'generic'].includes(name),
    );
    expect(others.length).toBeGreaterThan(3);
    fc.assert(
      fc.property(fc.constantFrom(...others), gaps, (provider, given) => {
        expect(learnRhythm(provider, given)).toBeNull();
      }),
    );
  });

  it('keeps between its bounds, with room for three usual gaps', () => {
    fc.assert(
      fc.property(withRhythm, gaps, (provider, given) => {
        const rhythm = learnRhythm(provider, given);
        if (!rhythm) return;
        const { usualGapSeconds, overdueAfterSeconds } = rhythm;
        expect(overdueAfterSeconds).toBeGreaterThanOrEqual(Math.min(3 * usualGapSeconds, 4 * day));
        expect(overdueAfterSeconds).toBeGreaterThanOrEqual(2 * hour);
        expect(overdueAfterSeconds).toBeLessThanOrEqual(4 * day);
      }),
    );
  });

  it('does not depend on the order of the gaps, and longer ones never make it less patient', () => {
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: day }), (given, more) => {
        const rhythm = learnRhythm('entra', given);
        expect(learnRhythm('entra', given.toReversed())).toEqual(rhythm);
        const stretched = learnRhythm(
          'entra',
          given.map((one) => one + more),
        );
        expect(stretched?.overdueAfterSeconds).toBeGreaterThanOrEqual(rhythm?.overdueAfterSeconds ?? 0);
      }),
    );
  });

  it('is not changed by two outages, however long they were', () => {
    const regular = fc.array(fc.integer({ min: 38 * minute, max: 42 * minute }), { minLength: 14 });
    fc.assert(
      fc.property(regular, gap, gap, (given, first, second) => {
        const rhythm = learnRhythm('entra', [...given, first, second]);
        expect(rhythm?.overdueAfterSeconds).toBeLessThanOrEqual(3 * 42 * minute);
      }),
    );
  });

  it('is learned of an IdP of which nothing is known, if it has one', () => {
    expect(learnRhythm('generic', Array(20).fill(6 * hour))).toEqual({
      usualGapSeconds: 6 * hour,
      overdueAfterSeconds: 18 * hour,
    });
    expect(learnRhythm('generic', officeHours(hour))).toBeNull();
  });

  it('gives an IdP that rests at night and at weekends the time for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20 * minute, max: 2 * hour }), (every) => {
        const given = officeHours(every);
        const weekend = Math.max(...given);
        expect(weekend).toBeGreaterThan(2.5 * day);
        expect(learnRhythm('entra', given)?.overdueAfterSeconds).toBeGreaterThan(weekend);
      }),
    );
  });
});
