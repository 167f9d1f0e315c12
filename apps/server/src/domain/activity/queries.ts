import { Prisma } from '@rollcall/db';
import { decodeCursor, type Page, pageOf, timeCursor } from '#domain/paging/keyset-cursor.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import {
  type ActivityDetail,
  type ActivityItem,
  type ActivityRow,
  activityDetail,
  activityItem,
} from './activity-item.ts';
import type { Operation, Result } from './operation.ts';
import { activityKeptFrom } from './retention.ts';
import { passesFor } from './search.ts';
import { waysToTouching } from './touching.ts';

export type ActivityFilter = {
  readonly directoryId?: string | undefined;
  readonly operation?: Operation | undefined;
  readonly result?: Result | undefined;
  readonly resourceType?: 'User' | 'Group' | undefined;
  /** `hidden` leaves out what was read and changed nothing: most of what an IdP sends. */
  readonly lookUps?: 'shown' | 'hidden' | undefined;
  /** Words of names, user names, ids, and what was answered, each of which must be there; the last may be begun only. */
  readonly search?: string | undefined;
  /** Everything that touched the person, or the group: also what changed who is in a group. */
  readonly memberId?: string | undefined;
  readonly groupId?: string | undefined;
  /** Inclusive. */
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
};

/** The SCIM requests of the organization, the newest first. */
export async function listActivity(
  scope: OrganizationScope,
  { cursor, limit, ...filter }: ActivityFilter & { cursor?: string | undefined; limit: number },
): Promise<Page<ActivityItem>> {
  const [ways, keptFrom] = await Promise.all([waysToTouching(scope, filter), activityKeptFrom(scope)]);
  const shown = { ...filter, from: filter.from && filter.from > keptFrom ? filter.from : keptFrom };
  const before = cursor ? decodeCursor(cursor, timeCursor) : null;
  const passes = await passesFor(scope, { ...filter, before: before?.[0] });
  const rows: ActivityRow[] = [];
  for (const pass of passes) {
    const missing = limit + 1 - rows.length;
    if (missing <= 0) break;
    const conditions = [
      ...conditionsOf(scope.organizationId, shown),
      ...beforeCursor(before),
      pass.condition,
    ];
    const newest = Prisma.sql`ORDER BY r.at DESC, r.id DESC LIMIT ${missing}`;
    const found = ways.map((way) => {
      const records = Prisma.sql`SELECT r.* FROM provisioning_record r WHERE ${Prisma.join([...conditions, way], ' AND ')}`;
      return pass.amongFound
        ? Prisma.sql`(SELECT r.* FROM (${records} OFFSET 0) r WHERE ${pass.amongFound} ${newest})`
        : Prisma.sql`(${records} ${newest})`;
    });
    rows.push(
      ...(await scope.db.prisma.$queryRaw<ActivityRow[]>`
        ${selectRecords(Prisma.sql`(${Prisma.join(found, ' UNION ALL ')})`)} ${newest}`),
    );
  }
  return pageOf(rows, limit, { item: activityItem, key: (row) => [row.at.toISOString(), row.id] });
}

/** The time by itself as well: partitions are left out by it. */
function beforeCursor(before: readonly [string, string] | null): Prisma.Sql[] {
  if (!before) return [];
  const [at, id] = before;
  return [
    Prisma.sql`r.at <= ${at}::timestamptz`,
    Prisma.sql`(r.at, r.id) < (${at}::timestamptz, ${id}::uuid)`,
  ];
}

/** One request with all that it did. `at` finds its partition. @throws not_found */
export async function getActivity(
  scope: OrganizationScope,
  { id, at }: { id: string; at: Date },
): Promise<ActivityDetail> {
  const { db, organizationId } = scope;
  if (at < (await activityKeptFrom(scope))) throw notFound('request');
  const [row] = await db.prisma.$queryRaw<ActivityRow[]>`
    ${selectRecords(Prisma.sql`provisioning_record`)} WHERE r.organization_id = ${organizationId}::uuid AND r.at = ${at} AND r.id = ${id}::uuid`;
  if (!row) throw notFound('request');
  return activityDetail(row);
}

const selectRecords = (records: Prisma.Sql) => Prisma.sql`
  SELECT r.id, r.at, r.directory_id AS "directoryId", d.name AS "directoryName", d.provider, r.operation,
    r.resource_type AS "resourceType", r.resource_id AS "resourceId", r.resource_name AS "resourceName", r.user_name AS "userName", r.status, r.result,
    r.scim_type AS "scimType", r.detail, r.method, r.path, r.duration_ms AS "durationMs", r.client, r.effect,
    r.request_id AS "requestId", r.member_id AS "memberId"
  FROM ${records} r
  LEFT JOIN directory d ON d.organization_id = r.organization_id AND d.id = r.directory_id`;

function conditionsOf(organizationId: string, filter: ActivityFilter): Prisma.Sql[] {
  const conditions = [Prisma.sql`r.organization_id = ${organizationId}::uuid`];
  const add = (condition: Prisma.Sql) => conditions.push(condition);
  if (filter.directoryId) add(Prisma.sql`r.directory_id = ${filter.directoryId}::uuid`);
  if (filter.lookUps === 'hidden') add(Prisma.sql`r.operation <> 'read'`);
  if (filter.operation) add(isOperation(filter.operation));
  if (filter.result) add(isResult(filter.result));
  if (filter.resourceType) add(Prisma.sql`r.resource_type = ${filter.resourceType}`);
  if (filter.from) add(Prisma.sql`r.at >= ${filter.from}`);
  if (filter.to) add(Prisma.sql`r.at < ${filter.to}`);
  return conditions;
}

/** The index has all but look-ups, which has to be said for it to be used. */
function isOperation(operation: Operation): Prisma.Sql {
  const wanted = Prisma.sql`r.operation = ${operation}`;
  return operation === 'read' ? wanted : Prisma.sql`${wanted} AND r.operation <> 'read'`;
}

/** The index has the few that did not simply go well, which has to be said for it to be used. */
function isResult(result: Result): Prisma.Sql {
  const wanted = Prisma.sql`r.result = ${result}`;
  return result === 'ok' ? wanted : Prisma.sql`${wanted} AND r.result <> 'ok'`;
}
