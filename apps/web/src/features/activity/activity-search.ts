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
/** In the order of the filter. */
const everyResult: Record<ActivityItem['result'], true> = {
  ok: true,
  incomplete: true,
  pending: true,
  failed: true,
};

export const results = Object.keys(everyResult).filter(isResult);
export const periods = ['hour', 'day', 'week', 'month'] as const;

export type ActivitySearch = {
  search?: string | undefined;
  operation?: Operation | undefined;
  result?: ActivityItem['result'] | undefined;
  period?: (typeof periods)[number] | undefined;
  /** Without it, requests that only read are left out. */
  lookUps?: 'shown' | undefined;
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
    lookUps: oneOf(['shown'] as const, search.lookUps),
    directoryId: text(search.directoryId),
    memberId: text(search.memberId),
    groupId: text(search.groupId),
    record: text(search.record),
    at: text(search.at),
  };
}

const hourMs = 3_600_000;
const periodMs = { hour: hourMs, day: 24 * hourMs, week: 7 * 24 * hourMs, month: 30 * 24 * hourMs };

/** What the server is asked for. */
export type ActivityFilter = Omit<ActivitySearch, 'period' | 'record' | 'at' | 'lookUps'> & {
  lookUps: 'shown' | 'hidden';
  from?: string | undefined;
};

export function activityFilter(
  { period, record: _record, at: _at, lookUps, ...filters }: ActivitySearch,
  nowMs: number,
): ActivityFilter {
  return {
    ...filters,
    // Whoever filters for look-ups wants to see them.
    lookUps: filters.operation === 'read' ? 'shown' : (lookUps ?? 'hidden'),
    from: period && new Date(nowMs - periodMs[period]).toISOString(),
  };
}

/** The address of the file that has what the list shows. */
export function activityExport(organization: string, format: 'csv' | 'json', filter: ActivityFilter): string {
  const query = new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return `/download/${organization}/activity.${format}?${query}`;
}

function isOperation(name: string): name is Operation {
  return Object.hasOwn(everyOperation, name);
}

function isResult(name: string): name is ActivityItem['result'] {
  return Object.hasOwn(everyResult, name);
}
