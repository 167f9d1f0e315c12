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
  /** Without it, every request by itself. */
  view?: 'cycles' | undefined;
  search?: string | undefined;
  operation?: Operation | undefined;
  result?: ActivityItem['result'] | undefined;
  period?: (typeof periods)[number] | undefined;
  /** Of one cycle, instead of a period that ends now; the end is exclusive. */
  from?: string | undefined;
  to?: string | undefined;
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
    view: oneOf(['cycles'] as const, search.view),
    search: text(search.search),
    operation: oneOf(operations, search.operation),
    result: oneOf(results, search.result),
    period: oneOf(periods, search.period),
    from: instant(search.from),
    to: instant(search.to),
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
export type ActivityFilter = Omit<ActivitySearch, 'view' | 'period' | 'record' | 'at' | 'lookUps'> & {
  lookUps: 'shown' | 'hidden';
};

export function activityFilter(
  { view: _view, period, record: _record, at: _at, lookUps, ...filters }: ActivitySearch,
  nowMs: number,
): ActivityFilter {
  return {
    ...filters,
    // Whoever filters for look-ups wants to see them.
    lookUps: filters.operation === 'read' ? 'shown' : (lookUps ?? 'hidden'),
    from: filters.from ?? (period && new Date(nowMs - periodMs[period]).toISOString()),
  };
}

/** Whether a filter leaves something out, of which what is open beside the list and the view are none. */
export function isFiltered({ view: _view, record: _record, at: _at, ...filters }: ActivitySearch): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

/** The address of the file that has what the list shows. */
export function activityExport(organization: string, format: 'csv' | 'json', filter: ActivityFilter): string {
  const query = new URLSearchParams(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return `/download/${organization}/activity.${format}?${query}`;
}

function instant(value: unknown): string | undefined {
  const given = text(value);
  return given !== undefined && !Number.isNaN(Date.parse(given)) ? new Date(given).toISOString() : undefined;
}

function isOperation(name: string): name is Operation {
  return Object.hasOwn(everyOperation, name);
}

function isResult(name: string): name is ActivityItem['result'] {
  return Object.hasOwn(everyResult, name);
}
