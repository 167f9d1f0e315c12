import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attempt, quarantinedSince, switchedOffAt } from './quarantine.ts';

const hourMs = 3_600_000;
const beginMs = Date.UTC(2026, 10, 1);
const at = (hours: number) => new Date(beginMs + hours * hourMs);
const attempt = (hours: number, failed: number, requests = failed): Attempt => ({
  startedAt: at(hours),
  endedAt: at(hours + 0.05),
  requests,
  failed,
});
const everyCycle = (from: number, count: number, failed: number, requests: number) =>
  Array.from({ length: count }, (_, index) => attempt(from + (index * 2) / 3, failed, requests));
/** As Entra ID tries: after 6, 12 and 24 hours, then daily. */
const retries = [6, 18, 42, 66, 90];

describe('the quarantine of Entra ID', () => {
  it('is seen at its first retry, and began with the last attempt before', () => {
    const healthy = everyCycle(0, 30, 0, 12);
    const refused = [attempt(20, 1), ...retries.map((hours) => attempt(20 + hours, 1))];
    expect(quarantinedSince([...healthy, ...refused.slice(0, 1)], at(24))).toBeNull();
    for (let count = 2; count <= refused.length; count += 1) {
      const seen = [...healthy, ...refused.slice(0, count)];
      const now = new Date((seen.at(-1)?.endedAt.getTime() ?? 0) + hourMs);
      expect(quarantinedSince(seen, now)).toEqual(at(20.05));
    }
    expect(switchedOffAt(at(20))).toEqual(at(20 + 28 * 24));
  });

  it('is over after one attempt that went well, and when Entra ID has switched the job off', () => {
    const refused = [0, ...retries].map((hours) => attempt(hours, 3));
    expect(quarantinedSince(refused, at(91))).not.toBeNull();
    expect(quarantinedSince([...refused, attempt(91, 0, 5)], at(91.1))).toBeNull();
    expect(quarantinedSince(refused, at(90 + 31))).toBeNull();
    const long = Array.from({ length: 40 }, (_, index) => attempt(index * 24, 1));
    expect(quarantinedSince(long, at(27 * 24 + 1))).toEqual(at(0.05));
    expect(quarantinedSince(long, at(39 * 24 + 1))).toBeNull();
  });

  it('is not made of a few people that fail, however rarely they are tried again', () => {
    const few = [0, ...retries].map((hours) => attempt(hours, 1, 2));
    expect(quarantinedSince(few, at(91))).toBeNull();
    const many = [0, ...retries].map((hours) => attempt(hours, 3_000, 6_000));
    expect(quarantinedSince(many, at(91))).toEqual(at(0.05));
  });

  it('is never seen in attempts that come as often as cycles do', () => {
    const anyAttempt = fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 1, max: 9_000 }));
    fc.assert(
      fc.property(fc.array(anyAttempt), fc.double({ min: 0.3, max: 4.8, noNaN: true }), (given, pause) => {
        const attempts = given.map(([failed, requests], index) =>
          attempt(index * pause, Math.min(failed, requests), requests),
        );
        expect(quarantinedSince(attempts, at(given.length * pause))).toBeNull();
      }),
    );
  });

  it('began before now, at the end of an attempt after which all failed', () => {
    const anyAttempt = fc.record({ pause: fc.integer({ min: 1, max: 40 }), failed: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyAttempt, { maxLength: 30 }), (given) => {
        let hours = 0;
        const attempts = given.map(({ pause, failed }) => {
          hours += pause;
          return attempt(hours, failed ? 2 : 0, 2);
        });
        const since = quarantinedSince(attempts, at(hours + 1));
        if (!since) return;
        expect(since.getTime()).toBeLessThan(at(hours).getTime());
        expect(attempts.filter(({ endedAt }) => endedAt >= since).every(({ failed }) => failed === 2)).toBe(
          true,
        );
      }),
    );
  });
});
