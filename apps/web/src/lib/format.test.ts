import { describe, expect, it } from 'vitest';
import { formatNames, formatRelative, formatTimeLeft } from './format.ts';

const nowMs = Date.UTC(2026, 0, 31, 12);
const at = (seconds: number) => new Date(nowMs + seconds * 1000).toISOString();
const hour = 3600;
const day = 24 * hour;

describe('times', () => {
  it.each([
    [-3, 'just now'],
    [10, 'just now'],
    [30, 'in a moment'],
    [-12 * 60, '12 minutes ago'],
    [-5 * hour, '5 hours ago'],
    [-day, 'yesterday'],
    [6 * day, 'in 6 days'],
    [-21 * day, '3 weeks ago'],
    [340 * day, 'in 11 months'],
    [730 * day, 'in 2 years'],
  ])('%i seconds away is said as "%s"', (seconds, words) => {
    expect(formatRelative(at(seconds), nowMs)).toBe(words);
  });

  it('what is left of an access is never negative', () => {
    expect(formatTimeLeft(at(59 * 60), nowMs)).toBe('59 min');
    expect(formatTimeLeft(at(hour), nowMs)).toBe('1 h');
    expect(formatTimeLeft(at(2 * hour + 300), nowMs)).toBe('2 h 5 min');
    expect(formatTimeLeft(at(-hour), nowMs)).toBe('0 min');
  });
});

describe('names', () => {
  it('count everybody, also those who are not named', () => {
    expect(formatNames({ count: 1, names: ['Ana'] })).toBe('Ana');
    expect(formatNames({ count: 2, names: ['Ana', 'Bo'] })).toBe('Ana and Bo');
    expect(formatNames({ count: 5, names: ['Ana'] })).toBe('Ana and 4 others');
    expect(formatNames({ count: 40, names: [] })).toBe('40 people');
  });
});
