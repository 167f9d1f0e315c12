import type { Provider, Role } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import { decodeCursor, nameCursor, type Page, pageOf } from '#domain/paging/keyset-cursor.ts';
import { containing } from '#domain/paging/like-pattern.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { roleFromDatabase, roleOrNull } from './role-from-database.ts';

/**
 * Dismissed: an admin says that it gives no role on purpose. Gone: its IdP deleted it while a role was mapped to it.
 * Retired: its directory is, so that it gives nothing.
 */
export const groupStates = ['mapped', 'unmapped', 'dismissed', 'gone', 'retired'] as const;
type GroupState = (typeof groupStates)[number];

type GroupItem = {
  readonly directoryId: string;
  readonly directoryName: string;
  readonly provider: Provider;
  readonly groupId: string;
  readonly name: string;
  /** Of a group that is gone: how many were in it then. */
  readonly people: number;
  /** Of a group that is gone or retired: the role that it gave. */
  readonly role: Role | null;
  /**
   * What a group gave that its IdP deleted and pushed again, known by its externalId. It gives that no more until an
   * admin maps it: whoever may name a group in the IdP must not thereby give out an old role.
   */
  readonly formerRole: Role | null;
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

type Row = Omit<GroupItem, 'provider' | 'role' | 'formerRole'> & {
  provider: string;
  role: string | null;
  formerRole: string | null;
  key: string;
};

/**
 * The groups that the IdPs pushed, by name, with what a staged save has to name. Those of a retired directory are listed
 * for who asks for them, or for it.
 */
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
  else if (!directoryId) conditions.push(Prisma.sql`state <> 'retired'`);
  if (directoryId) conditions.push(Prisma.sql`"directoryId" = ${directoryId}::uuid`);
  return Prisma.sql`
    SELECT * FROM (
      SELECT g.directory_id AS "directoryId", d.name AS "directoryName", d.provider, g.id AS "groupId",
        g.display_name AS name, g.people, m.role, f.role AS "formerRole", CASE
          WHEN d.retired_at IS NOT NULL THEN 'retired' WHEN m.role IS NOT NULL THEN 'mapped'
          WHEN dismissed.group_id IS NOT NULL THEN 'dismissed' ELSE 'unmapped'
        END AS state,
        g.last_modified_at AS "lastModifiedAt"
      FROM directory_group g
      JOIN directory d ON d.organization_id = g.organization_id AND d.id = g.directory_id
      LEFT JOIN role_mapping m
        ON m.organization_id = g.organization_id AND m.directory_id = g.directory_id AND m.group_id = g.id
      LEFT JOIN dismissed_group dismissed ON dismissed.organization_id = g.organization_id
        AND dismissed.directory_id = g.directory_id AND dismissed.group_id = g.id
      LEFT JOIN LATERAL (
        SELECT x.role FROM departed_group x
        WHERE m.role IS NULL AND dismissed.group_id IS NULL AND x.organization_id = g.organization_id AND x.directory_id = g.directory_id
          AND x.external_id = g.external_id
        ORDER BY x.deleted_at DESC LIMIT 1
      ) AS f ON true
      WHERE g.organization_id = ${organizationId}::uuid
      UNION ALL
      SELECT g.directory_id, d.name, d.provider, g.id, g.display_name, g.people, g.role, NULL, 'gone', g.deleted_at
      FROM departed_group g
      JOIN directory d ON d.organization_id = g.organization_id AND d.id = g.directory_id
      WHERE g.organization_id = ${organizationId}::uuid AND d.retired_at IS NULL AND NOT EXISTS (
        SELECT FROM directory_group back
        WHERE back.organization_id = g.organization_id AND back.directory_id = g.directory_id
          AND back.external_id = g.external_id
      )
    ) AS every WHERE ${Prisma.join(conditions, ' AND ')}`;
}

function groupItem({ key: _, provider, role, formerRole, ...row }: Row): GroupItem {
  return {
    ...row,
    formerRole: roleOrNull(formerRole),
    provider: providerFromDatabase(provider),
    role: roleOrNull(role),
  };
}
