import type { Statement } from '@rollcall/db';
import { decodeCursor, type Page, pageOf, timeCursor } from '#domain/paging/keyset-cursor.ts';
import { containing } from '#domain/paging/like-pattern.ts';
import type { Actor, OrganizationScope } from '#domain/scope.ts';
import type { AuditAction } from './record-audit.ts';

/** `before` and `after` are objects of JSON, as the write described itself. */
export type AuditItem = {
  readonly id: string;
  readonly at: Date;
  readonly actor: { readonly kind: Actor['kind']; readonly name: string };
  readonly action: AuditAction;
  readonly target: { readonly kind: string; readonly id: string; readonly name: string } | null;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly reason: string | null;
  readonly address: string | null;
  /** Its place in the chain, and the digest there (hex). */
  readonly seal: { readonly number: number; readonly digest: string } | null;
};

export type AuditFilter = {
  /** The id of one record; with its time in `from` it is found at once, since records are kept by month. */
  readonly record?: string | undefined;
  /** Words that all stand somewhere in the record. */
  readonly search?: string | undefined;
  readonly actorKind?: Actor['kind'] | undefined;
  readonly actorId?: string | undefined;
  /** The noun of the action: what was acted on. */
  readonly area?: string | undefined;
  /** From this instant on, and before that one. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

type Row = {
  id: string;
  at: Date;
  actorKind: Actor['kind'];
  actorName: string;
  action: AuditAction;
  targetKind: string | null;
  targetId: string | null;
  targetName: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  address: string | null;
  sealNumber: number | null;
  sealDigest: string | null;
};

/** What people did in the organization, the newest first. */
export async function listAudit(
  { db, organizationId }: OrganizationScope,
  { cursor, limit, ...filter }: AuditFilter & { cursor?: string | undefined; limit: number },
): Promise<Page<AuditItem>> {
  const { conditions, values } = conditionsOf(organizationId, filter);
  if (cursor) {
    const [at, id] = decodeCursor(cursor, timeCursor);
    values.push(at, id);
    conditions.push(`(r.at, r.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  const statement: Statement = {
    text: `
    SELECT r.id, r.at, r.actor_kind AS "actorKind", r.actor_name AS "actorName", r.action,
      r.target_kind AS "targetKind", r.target_id AS "targetId", r.target_name AS "targetName", r.before, r.after,
      r.reason, r.address, s.number::float8 AS "sealNumber", encode(s.digest, 'hex') AS "sealDigest"
    FROM audit_record r
    LEFT JOIN audit_seal s ON s.audit_id = r.id AND s.organization_id = r.organization_id
    WHERE ${conditions.join(' AND ')}
    ORDER BY r.at DESC, r.id DESC LIMIT ${limit + 1}`,
  };
  const rows = await db.costlyQuery<Row>(statement, values);
  return pageOf(rows, limit, { item: auditItem, key: (row) => [row.at.toISOString(), row.id] });
}

const everythingSaid =
  "concat_ws(' ', r.actor_name, r.target_name, r.action, r.reason, r.address, r.before::text, r.after::text)";

function conditionsOf(organizationId: string, filter: AuditFilter) {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const add = (value: unknown, condition: (place: string) => string) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(organizationId, (place) => `r.organization_id = ${place}::uuid`);
  add(filter.record, (place) => `r.id = ${place}::uuid`);
  add(filter.actorKind, (place) => `r.actor_kind = ${place}`);
  add(filter.actorId, (place) => `r.actor_id = ${place}::uuid`);
  add(filter.area, (place) => `split_part(r.action, '.', 1) = ${place}`);
  add(filter.from, (place) => `r.at >= ${place}::timestamptz`);
  add(filter.to, (place) => `r.at < ${place}::timestamptz`);
  for (const word of filter.search?.split(/\s+/).filter(Boolean) ?? []) {
    add(containing(word), (place) => `${everythingSaid} ILIKE ${place}`);
  }
  return { conditions, values };
}

const actorsMax = 100;

export type AuditActor = {
  readonly kind: Actor['kind'];
  readonly id: string;
  /** As it was the last time. */
  readonly name: string;
};

/** Who has done something here, by name: people and staff, of whom there can be several. */
export async function listAuditActors({ db, organizationId }: OrganizationScope): Promise<AuditActor[]> {
  return await db.costlyQuery<AuditActor>(
    {
      text: `
      SELECT kind, id, name FROM (
        SELECT DISTINCT ON (actor_kind, actor_id) actor_kind AS kind, actor_id AS id, actor_name AS name
        FROM audit_record WHERE organization_id = $1 AND actor_id IS NOT NULL
        ORDER BY actor_kind, actor_id, at DESC
      ) AS actors ORDER BY lower(name), id LIMIT $2`,
    },
    [organizationId, actorsMax],
  );
}

function auditItem(row: Row): AuditItem {
  const { actorKind, actorName, targetKind, targetId, targetName, sealNumber, sealDigest, ...rest } = row;
  const hasTarget = targetKind !== null && targetId !== null && targetName !== null;
  return {
    ...rest,
    actor: { kind: actorKind, name: actorName },
    target: hasTarget ? { kind: targetKind, id: targetId, name: targetName } : null,
    seal: sealNumber !== null && sealDigest !== null ? { number: sealNumber, digest: sealDigest } : null,
  };
}
