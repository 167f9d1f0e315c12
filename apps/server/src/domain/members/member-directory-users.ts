import type { Provider, Role } from '@rollcall/access';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import { roleFromDatabase, roleOrNull } from '#domain/roles/role-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';

export type DirectoryUserOfMember = {
  readonly id: string;
  readonly directoryId: string;
  readonly directoryName: string;
  readonly provider: Provider;
  readonly userName: string;
  readonly externalId: string | null;
  readonly active: boolean;
  /** When another directory took the place of this one; the user counts as inactive since. */
  readonly retiredAt: Date | null;
  /** The attributes as the IdP sent them. */
  readonly document: Record<string, unknown>;
  /** By name; with the role that is mapped to it, or null. */
  readonly groups: { readonly groupId: string; readonly name: string; readonly role: Role | null }[];
  /** The mapped values that the user has. */
  readonly attributes: { readonly attribute: string; readonly value: string; readonly role: Role }[];
  readonly createdAt: Date;
  readonly lastModifiedAt: Date;
};

type Row = Omit<DirectoryUserOfMember, 'provider' | 'groups' | 'attributes'> & {
  provider: string;
  attributes: { attribute: string; value: string; role: string }[];
  groups: { groupId: string; name: string; role: string | null }[];
};

/** What the IdPs say of a member: each directory user that is linked to it, with its groups, the oldest directory first. */
export async function directoryUsersOf(
  { db, organizationId }: OrganizationScope,
  memberId: string,
): Promise<DirectoryUserOfMember[]> {
  const rows = await db.prisma.$queryRaw<Row[]>`
    SELECT u.id, u.directory_id AS "directoryId", d.name AS "directoryName", d.provider, u.user_name AS "userName",
      u.external_id AS "externalId", u.active, d.retired_at AS "retiredAt", u.document, u.created_at AS "createdAt",
      u.last_modified_at AS "lastModifiedAt",
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('groupId', g.id, 'name', g.display_name, 'role', r.role)
          ORDER BY lower(g.display_name), g.id)
        FROM membership s
        JOIN directory_group g
          ON g.organization_id = s.organization_id AND g.directory_id = s.directory_id AND g.id = s.group_id
        LEFT JOIN role_mapping r
          ON r.organization_id = s.organization_id AND r.directory_id = s.directory_id AND r.group_id = s.group_id
        WHERE s.organization_id = u.organization_id AND s.directory_id = u.directory_id AND s.directory_user_id = u.id
      ), '[]') AS groups,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('attribute', a.attribute, 'value', a.value, 'role', a.role)
          ORDER BY a.attribute, a.value)
        FROM attribute_mapping a
        WHERE a.organization_id = u.organization_id AND a.directory_id = u.directory_id
          AND rollcall.has_attribute(u.document, a.selector, a.case_exact, a.value)
      ), '[]') AS attributes
    FROM directory_user u
    JOIN directory d ON d.organization_id = u.organization_id AND d.id = u.directory_id
    WHERE u.organization_id = ${organizationId}::uuid AND u.member_id = ${memberId}::uuid
    ORDER BY d.created_at, d.id, u.created_at, u.id`;
  return rows.map(({ provider, groups, attributes, ...row }) => ({
    ...row,
    attributes: attributes.map((mapped) => ({ ...mapped, role: roleFromDatabase(mapped.role) })),
    provider: providerFromDatabase(provider),
    groups: groups.map((group) => ({
      ...group,
      role: roleOrNull(group.role),
    })),
  }));
}
