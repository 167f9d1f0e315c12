import { describe, expect, it } from 'vitest';
import type { GuideProgress } from '#lib/api.ts';
import { silenceOf } from './silence.ts';

const tokenAt = '2026-03-02T10:00:00.000Z';
const progress: GuideProgress = {
  steps: [],
  tokens: { live: 1, newestAt: tokenAt },
  connection: { firstAt: null, lastAt: null, testedAt: null },
  people: { count: 0, first: null },
  groups: { count: 0, first: null },
  mapped: 0,
  troubles: [],
};
const minutesLater = (minutes: number, at = tokenAt) => Date.parse(at) + minutes * 60_000;

describe('silence while a connection is made', () => {
  it('is noticed when it lasts longer than this provider needs', () => {
    expect(silenceOf('okta', progress, minutesLater(4))).toBeNull();
    expect(silenceOf('okta', progress, minutesLater(6))).toEqual({
      sinceAt: tokenAt,
      hint: 'guide.silence.okta',
    });
    expect(silenceOf('entra', progress, minutesLater(44))).toBeNull();
    expect(silenceOf('entra', progress, minutesLater(46))?.hint).toBe('guide.silence.entra');
  });

  it('counts from the last call', () => {
    const lastAt = '2026-03-02T11:00:00.000Z';
    const called = { ...progress, connection: { firstAt: lastAt, lastAt, testedAt: lastAt } };
    expect(silenceOf('entra', called, minutesLater(44, lastAt))).toBeNull();
    expect(silenceOf('entra', called, minutesLater(46, lastAt))?.sinceAt).toBe(lastAt);
  });

  it('is none without a token, and none once somebody has arrived', () => {
    const noToken = { ...progress, tokens: { live: 0, newestAt: tokenAt } };
    expect(silenceOf('okta', noToken, minutesLater(600))).toBeNull();
    const arrived = { ...progress, people: { count: 1, first: { name: 'Ana', at: tokenAt } } };
    expect(silenceOf('okta', arrived, minutesLater(600))).toBeNull();
  });
});
