import type { Provider, Role } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import { providerFromDatabase } from '#domain/directories/provider-from-database.ts';
import { decodeCursor, nameCursor, type Page, pageOf } from '#domain/paging/keyset-cursor.ts';
import { containing } from '#domain/paging/like-pattern.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { roleFromDatabase } from './role-from-database.ts';

/** Gone: its IdP deleted it while a role was mapped to it. */
export type GroupState = 'mapped' | 'unmapped' | 'gone';

export type GroupItem = {
  readonly directoryId: string;
  readonly directoryName: string;
  readonly provider: Provider;
  readonly groupId: string;
  readonly name: string;
  /** Of a group that is gone: how many were in it then. */
  readonly people: number;
  /** Of a group that is gone: the role that it gave. */
  readonly role: Role | null;
  readonly state: GroupState;
  readonly lastModifiedAt: Date;
};

export type GroupFilter = {
  readonly search?: string | undefined;
  readonly state?: GroupState | undefined;
  readonly directoryId?: string | undefined;
};

export type GroupPage = Page<GroupItem> & {
  readonly total: number;
  readonly mappingsVersion: number;
  readonly defaultRole: Role;
};

type Row = Omit<GroupItem, 'provider' | 'role'> & { provider: string; role: string | null; key: string };

/** The groups that the IdPs pushed, by name, with what a staged save has to name. */
export async function listGroups(
  { db, organizationId }: OrganizationScope,
  { cursor, limit, ...filter }: GroupFilter & { cursor?: string | undefined; limit: number },
): Promise<GroupPage> {
  const groups = groupsOf(organizationId, filter);
  const after = cursor ? decodeCursor(cursor, nameCursor) : null;
  const [organization, [counted], rows] = await Promise.all([
    db.prisma.organization.findUniqueOrThrow({ where: { id: organizationId } }),
    db.prisma.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM (${groups}) AS g`,
    db.prisma.$queryRaw<Row[]>`
      SELECT g.*, lower(g.name) AS key FROM (${groups}) AS g
      ${after ? Prisma.sql`WHERE (lower(g.name), g."groupId") > (${after[0]}, ${after[1]}::uuid)` : Prisma.empty}
      ORDER BY lower(g.name), g."groupId" LIMIT ${limit + 1}`,
  ]);
  return {
    ...pageOf(rows, limit, { item: groupItem, key: (row) => [row.key, row.groupId] }),
    total: counted?.total ?? 0,
    mappingsVersion: organization.mappingsVersion,
    defaultRole: roleFromDatabase(organization.defaultRole),
  };
}

function groupsOf(organizationId: string, { search, state, directoryId }: GroupFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (search) conditions.push(Prisma.sql`name ILIKE ${containing(search)}`);
  if (state) conditions.push(Prisma.sql`state = ${state}`);
  if (directoryId) conditions.push(Prisma.sql`"directoryId" = ${directoryId}::uuid`);
  return Prisma.sql`
    SELECT * FROM (
      SELECT g.directory_id AS "directoryId", d.name AS "directoryName", d.provider, g.id AS "groupId",
        g.display_name AS name, g.people, m.role, CASE WHEN m.role IS NULL THEN 'unmapped' ELSE 'mapped' END AS state,
        g.last_modified_at AS "lastModifiedAt"
      FROM directory_group g
      JOIN directory d ON d.organization_id = g.organization_id AND d.id = g.directory_id
      LEFT JOIN role_mapping m
        ON m.organization_id = g.organization_id AND m.directory_id = g.directory_id AND m.group_id = g.id
      WHERE g.organization_id = ${organizationId}::uuid
      UNION ALL
      SELECT g.directory_id, d.name, d.provider, g.id, g.display_name, g.people, g.role, 'gone', g.deleted_at
      FROM departed_group g
      JOIN directory d ON d.organization_id = g.organization_id AND d.id = g.directory_id
      WHERE g.organization_id = ${organizationId}::uuid
    ) AS every WHERE ${Prisma.join(conditions, ' AND ')}`;
}

function groupItem({ key: _, provider, role, ...row }: Row): GroupItem {
  return {
    ...row,
    provider: providerFromDatabase(provider),
    role: role === null ? null : roleFromDatabase(role),
  };
}
