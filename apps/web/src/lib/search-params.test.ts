import { describe, expect, it } from 'vitest';
import { validateActivitySearch } from '#features/activity/activity-search.ts';
import { validatePeopleSearch } from '#features/people/people-search.ts';

describe('filters from a URL', () => {
  it('that are not known are left out, so that no link can break a screen', () => {
    const search = { role: 'emperor', status: 'active', search: 42, groupId: { a: 1 }, extra: 'x' };
    expect(validatePeopleSearch(search)).toEqual({ status: 'active', search: '42' });
    expect(validateActivitySearch({ operation: ['create'], result: 'ok', search: '' })).toEqual({
      result: 'ok',
    });
  });

  it('are cut to a length that a server takes', () => {
    expect(validatePeopleSearch({ search: 'a'.repeat(5000) }).search).toHaveLength(200);
  });
});
