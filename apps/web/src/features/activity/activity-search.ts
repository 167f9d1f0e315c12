import { oneOf, text } from '#lib/search-params.ts';

export const operations = [
  'create',
  'update',
  'enable',
  'disable',
  'delete',
  'skip',
  'read',
  'refuse',
] as const;
export const results = ['ok', 'failed'] as const;
export const periods = ['hour', 'day', 'week', 'month'] as const;

export type ActivitySearch = {
  search?: string | undefined;
  operation?: (typeof operations)[number] | undefined;
  result?: (typeof results)[number] | undefined;
  period?: (typeof periods)[number] | undefined;
  directoryId?: string | undefined;
  memberId?: string | undefined;
  groupId?: string | undefined;
  /** The record that is open beside the list, with its time, since records are kept by month. */
  record?: string | undefined;
  at?: string | undefined;
};

export function validateActivitySearch(search: Record<string, unknown>): ActivitySearch {
  return {
    search: text(search.search),
    operation: oneOf(operations, search.operation),
    result: oneOf(results, search.result),
    period: oneOf(periods, search.period),
    directoryId: text(search.directoryId),
    memberId: text(search.memberId),
    groupId: text(search.groupId),
    record: text(search.record),
    at: text(search.at),
  };
}
