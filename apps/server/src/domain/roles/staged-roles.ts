import { canBeDefault, type Role } from '@rollcall/access';
import type { Transaction } from '@rollcall/db';
import { AppError, notFound } from '#errors.ts';
import { roleFromDatabase, roleOrNull } from './role-from-database.ts';

/** Null takes the role away; of a group that its IdP deleted, it is forgotten. */
type GroupRoleChange = {
  readonly directoryId: string;
  readonly groupId: string;
  readonly role: Role | null;
};

/** Changes that an admin made together and has not saved. */
export type StagedRoles = {
  readonly changes: readonly GroupRoleChange[];
  readonly defaultRole?: Role | undefined;
};

/** A change that changes something, with what the group is called and gives now. */
export type DifferingGroup = GroupRoleChange & {
  readonly name: string;
  readonly before: Role | null;
};

export type Difference = {
  readonly groups: readonly DifferingGroup[];
  readonly defaultRole: { readonly before: Role; readonly role: Role } | null;
};

/**
 * Where staged changes differ from what is saved. The last change of a group counts.
 * @throws not_found for a group that is gone, invalid for a default role that administers.
 */
export async function differenceOf(
  tx: Transaction,
  organizationId: string,
  { changes, defaultRole }: StagedRoles,
): Promise<Difference> {
  if (defaultRole !== undefined && !canBeDefault(defaultRole)) {
    throw new AppError(
      'invalid',
      'The default role cannot be one that administers: everybody would be an admin.',
    );
  }
  const organization = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const before = roleFromDatabase(organization.defaultRole);
  const differs = defaultRole !== undefined && defaultRole !== before;
  return {
    groups: await differingGroups(tx, organizationId, changes),
    defaultRole: differs ? { before, role: defaultRole } : null,
  };
}

async function differingGroups(
  tx: Transaction,
  organizationId: string,
  changes: readonly GroupRoleChange[],
): Promise<DifferingGroup[]> {
  const byGroup = new Map(changes.map((change) => [`${change.directoryId}/${change.groupId}`, change]));
  const wanted = JSON.stringify([...byGroup.values()]);
  const found = await tx.$queryRaw<(GroupRoleChange & { name: string; before: string | null })[]>`
    SELECT w."directoryId", w."groupId", w.role, coalesce(g.display_name, gone.display_name) AS name,
      coalesce(m.role, gone.role) AS before
    FROM jsonb_to_recordset(${wanted}::jsonb) AS w("directoryId" uuid, "groupId" uuid, role text)
    LEFT JOIN directory_group g
      ON g.organization_id = ${organizationId}::uuid AND g.directory_id = w."directoryId" AND g.id = w."groupId"
    LEFT JOIN departed_group gone
      ON gone.organization_id = ${organizationId}::uuid AND gone.directory_id = w."directoryId" AND gone.id = w."groupId"
    LEFT JOIN role_mapping m
      ON m.organization_id = ${organizationId}::uuid AND m.directory_id = w."directoryId" AND m.group_id = w."groupId"
    WHERE g.id IS NOT NULL OR gone.id IS NOT NULL AND w.role IS NULL`;
  if (found.length < byGroup.size) throw notFound('group any more');
  return found
    .map((group) => ({ ...group, before: roleOrNull(group.before) }))
    .filter(({ role, before }) => role !== before);
}

/** As the database's role functions take it (`p_staged`). */
export function stagedJson({ groups, defaultRole }: Difference): string {
  return JSON.stringify({
    mappings: groups.map(({ directoryId, groupId, role }) => ({ directoryId, groupId, role })),
    ...(defaultRole && { defaultRole: defaultRole.role }),
  });
}
