import { describe, expect, it } from 'vitest';
import { activityExport, activityFilter, validateActivitySearch } from './activity-search.ts';

const nowMs = Date.parse('2026-11-22T12:00:00Z');

describe('what the activity is filtered by', () => {
  it('leaves look-ups out until somebody asks for them', () => {
    expect(activityFilter({}, nowMs).lookUps).toBe('hidden');
    expect(activityFilter({ lookUps: 'shown' }, nowMs).lookUps).toBe('shown');
    expect(activityFilter({ operation: 'read' }, nowMs).lookUps).toBe('shown');
  });

  it('is the time of one cycle rather than a period, and nothing that is no time', () => {
    const from = '2026-11-20T10:00:00Z';
    const search = validateActivitySearch({ period: 'hour', from, to: 'tomorrow' });
    expect(activityFilter(search, nowMs)).toMatchObject({ from: '2026-11-20T10:00:00.000Z', to: undefined });
  });

  it('is what an export holds, whatever record is open beside the list', () => {
    const search = validateActivitySearch({
      search: 'a&b',
      period: 'hour',
      record: 'r',
      at: 't',
      operation: 'x',
    });
    expect(activityExport('acme', 'csv', activityFilter(search, nowMs))).toBe(
      '/download/acme/activity.csv?search=a%26b&from=2026-11-22T11%3A00%3A00.000Z&lookUps=hidden',
    );
  });
});
