import { isRequiredAttribute, type RequiredAttribute, type Role } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import { decodeCursor, nameCursor, type Page, pageOf } from '#domain/paging/keyset-cursor.ts';
import { containing } from '#domain/paging/like-pattern.ts';
import type { WithheldState } from '#domain/removals/queries.ts';
import { roleFromDatabase } from '#domain/roles/role-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { type MemberSource, sourcesOf } from './member-sources.ts';
import {
  type ReasonKind,
  type ReasonRow,
  type RoleReason,
  reasonColumns,
  reasonJoins,
  reasonOfRow,
} from './role-reason.ts';

export type MemberItem = {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly role: Role;
  readonly reason: RoleReason;
  /** When the pin or override that decides will end by itself. */
  readonly until: Date | null;
  readonly roleSince: Date;
  readonly active: boolean;
  /** What keeps an active person from access until the identity provider sends it. */
  readonly missing: readonly RequiredAttribute[];
  readonly sources: MemberSource[];
  /** Their IdP removed them, and that is pending, or an admin keeps them. */
  readonly withheld: WithheldState | null;
};

export type MemberFilter = {
  /** In the name or the e-mail address. */
  readonly search?: string | undefined;
  readonly role?: Role | undefined;
  readonly status?: 'active' | 'inactive' | 'incomplete' | WithheldState | undefined;
  readonly directoryId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly reason?: ReasonKind | undefined;
};

type Row = ReasonRow & {
  id: string;
  key: string;
  displayName: string;
  email: string | null;
  role: string;
  roleSince: Date;
  active: boolean;
  missing: string[];
  origin: string;
  direct: boolean;
  withheld: WithheldState | null;
  until: Date | null;
};

/** The people of the organization by name. */
export async function listMembers(
  scope: OrganizationScope,
  { cursor, limit, ...filter }: MemberFilter & { cursor?: string | undefined; limit: number },
): Promise<Page<MemberItem> & { total: number }> {
  const { db, organizationId } = scope;
  const wanted = conditionsOf(organizationId, filter);
  const after = cursor ? decodeCursor(cursor, nameCursor) : null;
  const position = after
    ? Prisma.sql`AND (lower(m.display_name), m.id) > (${after[0]}, ${after[1]}::uuid)`
    : Prisma.empty;
  const [[counted], rows] = await Promise.all([
    db.prisma.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM member m WHERE ${wanted}`,
    db.prisma.$queryRaw<Row[]>`
      SELECT m.id, lower(m.display_name) AS key, m.display_name AS "displayName", m.email, m.role,
        m.role_since AS "roleSince", m.active, m.missing, m.origin, m.direct, ${withheldColumn}, ${untilColumn}, ${reasonColumns}
      FROM member m ${reasonJoins} ${withheldJoin} ${byHandJoins}
      WHERE ${wanted} ${position}
      ORDER BY lower(m.display_name), m.id LIMIT ${limit + 1}`,
  ]);
  const sources = await sourcesOf(scope, rows);
  const page = pageOf(rows, limit, {
    item: (row) => memberItem(row, sources.get(row.id) ?? []),
    key: (row) => [row.key, row.id],
  });
  return { ...page, total: counted?.total ?? 0 };
}

/** The members with these ids, as in the list. */
export async function membersByIds(scope: OrganizationScope, ids: readonly string[]): Promise<MemberItem[]> {
  const { db, organizationId } = scope;
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT m.id, lower(m.display_name) AS key, m.display_name AS "displayName", m.email, m.role,
      m.role_since AS "roleSince", m.active, m.missing, m.origin, m.direct, ${withheldColumn}, ${untilColumn}, ${reasonColumns}
    FROM member m ${reasonJoins} ${withheldJoin} ${byHandJoins}
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ANY (${ids}::uuid[])`;
  const sources = await sourcesOf(scope, rows);
  return rows.map((row) => memberItem(row, sources.get(row.id) ?? []));
}

function conditionsOf(organizationId: string, filter: MemberFilter): Prisma.Sql {
  const conditions = [Prisma.sql`m.organization_id = ${organizationId}::uuid AND m.merged_into_id IS NULL`];
  if (filter.search) {
    const pattern = containing(filter.search);
    conditions.push(Prisma.sql`(m.display_name ILIKE ${pattern} OR m.email ILIKE ${pattern})`);
  }
  if (filter.role) conditions.push(Prisma.sql`m.role = ${filter.role}`);
  if (filter.status) conditions.push(statusConditions[filter.status]);
  if (filter.reason) conditions.push(Prisma.sql`m.reason = ${filter.reason}`);
  if (filter.directoryId) {
    // OFFSET 0 keeps the directory out of the choice of an index: by the primary key, which has it second, a table
    // that was not analysed yet is read from end to end for every member.
    conditions.push(Prisma.sql`${filter.directoryId}::uuid IN (
      SELECT u.directory_id FROM directory_user u
      WHERE u.organization_id = m.organization_id AND u.member_id = m.id OFFSET 0
    )`);
  }
  if (filter.groupId) {
    // By way of the directories of the organization, since the key of a membership has the directory before the group.
    conditions.push(Prisma.sql`m.id IN (
      SELECT u.member_id FROM directory d
      JOIN membership s ON s.organization_id = d.organization_id AND s.directory_id = d.id AND s.group_id = ${filter.groupId}::uuid
      JOIN directory_user u
        ON u.organization_id = s.organization_id AND u.directory_id = s.directory_id AND u.id = s.directory_user_id
      WHERE d.organization_id = ${organizationId}::uuid
    )`);
  }
  return Prisma.join(conditions, ' AND ');
}

const withheldColumn = Prisma.sql`CASE WHEN w.takes_effect_at IS NOT NULL THEN 'pending'
  WHEN w.member_id IS NOT NULL THEN 'kept' END AS withheld`;

const withheldJoin = Prisma.sql`
  LEFT JOIN withheld_removal w ON w.organization_id = m.organization_id AND w.member_id = m.id`;

const untilColumn = Prisma.sql`CASE m.reason WHEN 'pin' THEN p.ends_at WHEN 'override' THEN o.ends_at END AS until`;

const byHandJoins = Prisma.sql`
  LEFT JOIN role_pin p ON p.organization_id = m.organization_id AND p.member_id = m.id
  LEFT JOIN role_override o ON o.organization_id = m.organization_id AND o.member_id = m.id`;

function isWithheld(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM withheld_removal r WHERE r.organization_id = m.organization_id AND r.member_id = m.id AND ${condition}
  )`;
}

const statusConditions = {
  active: Prisma.sql`m.active AND m.missing = '{}'`,
  inactive: Prisma.sql`NOT m.active`,
  incomplete: Prisma.sql`m.active AND m.missing <> '{}'`,
  pending: isWithheld(Prisma.sql`r.takes_effect_at IS NOT NULL`),
  kept: isWithheld(Prisma.sql`r.takes_effect_at IS NULL`),
};

function memberItem(row: Row, sources: MemberSource[]): MemberItem {
  return {
    id: row.id,
    displayName: row.displayName,
    email: row.email,
    role: roleFromDatabase(row.role),
    reason: reasonOfRow(row),
    roleSince: row.roleSince,
    active: row.active,
    missing: row.missing.filter(isRequiredAttribute),
    sources,
    withheld: row.withheld,
    until: row.until,
  };
}
