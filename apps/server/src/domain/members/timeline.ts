import type { Role } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import { decodeCursor, type Page, pageOf, timeCursor } from '#domain/paging/keyset-cursor.ts';
import { roleFromDatabase, roleOrNull } from '#domain/roles/role-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import type { RoleReason } from './role-reason.ts';

export type RoleChangeItem = {
  readonly id: string;
  readonly at: Date;
  readonly fromRole: Role | null;
  readonly toRole: Role;
  /** With the names as they were. */
  readonly reason: RoleReason;
  readonly cause: {
    readonly kind: 'provisioning' | 'audit' | 'system';
    /** What caused it, if it is still kept: also where a lockout hold ended, which Rollcall does by itself. */
    readonly record: { readonly kind: 'provisioning' | 'audit'; readonly id: string } | null;
    /** Who did it: a person, or the directory whose IdP did. */
    readonly actor: string | null;
  };
};

type Row = {
  id: string;
  at: Date;
  fromRole: string | null;
  toRole: string;
  reason: RoleReason;
  causeKind: RoleChangeItem['cause']['kind'];
  auditId: string | null;
  provisioningId: string | null;
  actor: string | null;
};

/** What changed the role of a member, the newest first. @throws not_found */
export async function memberTimeline(
  { db, organizationId }: OrganizationScope,
  { memberId, cursor, limit }: { memberId: string; cursor?: string | undefined; limit: number },
): Promise<Page<RoleChangeItem>> {
  const key = { organizationId_id: { organizationId, id: memberId } };
  const member = await db.prisma.member.findUnique({ where: key, select: { id: true } });
  if (!member) throw notFound('person');
  const before = cursor ? decodeCursor(cursor, timeCursor) : null;
  // A change and its cause are written by one transaction, so they have the same time, which finds the cause by key.
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT c.id, c.at, c.from_role AS "fromRole", c.to_role AS "toRole", c.reason, c.cause_kind AS "causeKind",
      a.id AS "auditId", p.id AS "provisioningId", coalesce(a.actor_name, d.name) AS actor
    FROM role_change c
    LEFT JOIN audit_record a ON c.cause_kind <> 'provisioning'
      AND a.organization_id = c.organization_id AND a.at = c.at AND a.id = c.cause_id
    LEFT JOIN provisioning_record p ON c.cause_kind <> 'audit'
      AND p.organization_id = c.organization_id AND p.at = c.at AND p.id = c.cause_id
    LEFT JOIN directory d ON d.organization_id = p.organization_id AND d.id = p.directory_id
    WHERE c.organization_id = ${organizationId}::uuid AND c.member_id = ${memberId}::uuid
      ${before ? Prisma.sql`AND (c.at, c.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)` : Prisma.empty}
    ORDER BY c.at DESC, c.id DESC LIMIT ${limit + 1}`;
  return pageOf(rows, limit, {
    item: ({ causeKind, auditId, provisioningId, actor, ...row }) => ({
      ...row,
      fromRole: roleOrNull(row.fromRole),
      toRole: roleFromDatabase(row.toRole),
      cause: { kind: causeKind, record: recordOf(auditId, provisioningId), actor },
    }),
    key: (row) => [row.at.toISOString(), row.id],
  });
}

function recordOf(auditId: string | null, provisioningId: string | null): RoleChangeItem['cause']['record'] {
  if (auditId !== null) return { kind: 'audit', id: auditId };
  return provisioningId === null ? null : { kind: 'provisioning', id: provisioningId };
}
