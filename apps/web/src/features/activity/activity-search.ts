import type { ActivityItem } from '#lib/api.ts';
import { oneOf, text } from '#lib/search-params.ts';

type Operation = ActivityItem['operation'];

/** In the order of the filter. A new operation of the server fails the build until it is here. */
const everyOperation: Record<Operation, true> = {
  create: true,
  update: true,
  enable: true,
  disable: true,
  delete: true,
  skip: true,
  read: true,
  refuse: true,
};

export const operations = Object.keys(everyOperation).filter(isOperation);
export const results = ['ok', 'failed'] as const;
export const periods = ['hour', 'day', 'week', 'month'] as const;

export type ActivitySearch = {
  search?: string | undefined;
  operation?: Operation | undefined;
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

function isOperation(name: string): name is Operation {
  return Object.hasOwn(everyOperation, name);
}
