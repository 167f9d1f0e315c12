import { expect, it } from 'vitest';
import { dayOf, endOfDay } from './calendar-day.ts';

it('the end of a day is on that day, wherever the reader is', () => {
  for (const day of ['2026-01-01', '2026-03-29', '2026-12-31']) {
    expect(dayOf(endOfDay(day).toISOString())).toBe(day);
  }
  expect(endOfDay('2026-01-01').getHours()).toBe(23);
  expect(dayOf(null)).toBe('');
});
