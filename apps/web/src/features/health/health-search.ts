import { oneOf } from '#lib/search-params.ts';

export const historyRanges = ['day', 'month', 'year'] as const;

export type HealthSearch = { range?: (typeof historyRanges)[number] | undefined };

export function validateHealthSearch(search: Record<string, unknown>): HealthSearch {
  return { range: oneOf(historyRanges, search.range) };
}
