import type { ActivityItem } from '#domain/activity/activity-item.ts';
import { type ActivityFilter, listActivity } from '#domain/activity/queries.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { byteOrderMark, csvLine } from './csv.ts';

const pageSize = 500;
/** An organization can have tens of millions. Whoever needs more takes one period after the other. */
const activityExportMax = 100_000;

/** The newest requests that the filter leaves, the newest first. Read page by page, as the client takes them. */
export async function* activityAsCsv(
  scope: OrganizationScope,
  filter: ActivityFilter,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columns.map(([heading]) => heading));
  for await (const { items } of pages(scope, filter)) {
    yield items.map((item) => csvLine(columns.map(([, cell]) => cell(item)))).join('');
  }
}

/** `complete` says whether the filter left no more than an export holds. */
export async function* activityAsJson(
  scope: OrganizationScope,
  filter: ActivityFilter,
): AsyncGenerator<string> {
  yield '{"requests":[';
  let separator = '\n';
  let complete = true;
  for await (const { items, isLast } of pages(scope, filter)) {
    for (const item of items) {
      yield separator + JSON.stringify(item);
      separator = ',\n';
    }
    complete = isLast;
  }
  yield `\n],"complete":${complete}}\n`;
}

async function* pages(
  scope: OrganizationScope,
  filter: ActivityFilter,
): AsyncGenerator<{ items: ActivityItem[]; isLast: boolean }> {
  let cursor: string | undefined;
  let left = activityExportMax;
  do {
    const { items, nextCursor } = await listActivity(scope, { ...filter, cursor, limit: pageSize });
    cursor = nextCursor ?? undefined;
    left -= items.length;
    yield { items, isLast: cursor === undefined };
  } while (cursor !== undefined && left > 0);
}

const columns: readonly (readonly [string, (item: ActivityItem) => Parameters<typeof csvLine>[0][number]])[] =
  [
    ['time', ({ at }) => at],
    ['connection', ({ directoryName }) => directoryName],
    ['operation', ({ operation }) => operation],
    ['resource type', ({ resourceType }) => resourceType],
    ['name', ({ resourceName }) => resourceName],
    ['user name', ({ userName }) => userName],
    ['changed', ({ changed }) => changed.join(' ')],
    ['members added', ({ membersAdded }) => membersAdded?.count],
    ['members removed', ({ membersRemoved }) => membersRemoved?.count],
    ['roles changed', ({ roleChanges }) => roleChanges],
    ['missing', ({ missing }) => missing.join(' ')],
    ['withheld', ({ withheld }) => withheld],
    ['result', ({ result }) => result],
    ['status', ({ status }) => status],
    ['reason', ({ reason }) => reason],
    ['answer', ({ detail }) => detail],
    ['method', ({ method }) => method],
    ['path', ({ path }) => path],
    ['milliseconds', ({ durationMs }) => Math.round(durationMs)],
    ['client', ({ client }) => client],
    ['id', ({ id }) => id],
  ];
