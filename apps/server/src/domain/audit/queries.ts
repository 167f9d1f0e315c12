import { Prisma } from '@rollcall/db';
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
};

/** What people did in the organization, the newest first. `search` looks at names, actions and reasons. */
export async function listAudit(
  { db, organizationId }: OrganizationScope,
  { search, cursor, limit }: { search?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<AuditItem>> {
  const conditions = [Prisma.sql`organization_id = ${organizationId}::uuid`];
  if (search) {
    const pattern = containing(search);
    conditions.push(
      Prisma.sql`(actor_name ILIKE ${pattern} OR target_name ILIKE ${pattern} OR action ILIKE ${pattern} OR reason ILIKE ${pattern})`,
    );
  }
  if (cursor) {
    const [at, id] = decodeCursor(cursor, timeCursor);
    conditions.push(Prisma.sql`(at, id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT id, at, actor_kind AS "actorKind", actor_name AS "actorName", action, target_kind AS "targetKind",
      target_id AS "targetId", target_name AS "targetName", before, after, reason, address
    FROM audit_record WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY at DESC, id DESC LIMIT ${limit + 1}`;
  return pageOf(rows, limit, { item: auditItem, key: (row) => [row.at.toISOString(), row.id] });
}

function auditItem({ actorKind, actorName, targetKind, targetId, targetName, ...row }: Row): AuditItem {
  const hasTarget = targetKind !== null && targetId !== null && targetName !== null;
  return {
    ...row,
    actor: { kind: actorKind, name: actorName },
    target: hasTarget ? { kind: targetKind, id: targetId, name: targetName } : null,
  };
}
