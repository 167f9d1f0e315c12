import { canBeDefault, type Role } from '@rollcall/access';
import type { Transaction } from '@rollcall/db';
import { AppError, notFound } from '#errors.ts';
import { type AttributeRule, attributeRule } from './attribute-rule.ts';
import { roleFromDatabase, roleOrNull } from './role-from-database.ts';

/** Null takes the role away; of a group that its IdP deleted, it is forgotten. */
type GroupRoleChange = {
  readonly directoryId: string;
  readonly groupId: string;
  readonly role: Role | null;
};

/** Null takes the role away. */
type AttributeRoleChange = {
  readonly directoryId: string;
  /** As an admin may write it, in any case and without the URN. */
  readonly attribute: string;
  readonly value: string;
  readonly role: Role | null;
};

/** Changes that an admin made together and has not saved. */
export type StagedRoles = {
  readonly changes: readonly GroupRoleChange[];
  readonly attributes?: readonly AttributeRoleChange[] | undefined;
  readonly defaultRole?: Role | undefined;
};

/** A change that changes something, with what the group is called and gives now. */
export type DifferingGroup = GroupRoleChange & {
  readonly name: string;
  readonly before: Role | null;
};

export type DifferingAttribute = AttributeRoleChange &
  AttributeRule & { readonly directoryName: string; readonly before: Role | null };

export type Difference = {
  readonly groups: readonly DifferingGroup[];
  readonly attributes: readonly DifferingAttribute[];
  readonly defaultRole: { readonly before: Role; readonly role: Role } | null;
};

/**
 * Where staged changes differ from what is saved. The last change of a group or value counts.
 * @throws not_found for a group or directory that is gone or retired, invalid for a default role that administers and for what is
 * no attribute.
 */
export async function differenceOf(
  tx: Transaction,
  organizationId: string,
  { changes, attributes = [], defaultRole }: StagedRoles,
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
    attributes: await differingAttributes(tx, organizationId, attributes),
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
    JOIN directory d
      ON d.organization_id = ${organizationId}::uuid AND d.id = w."directoryId" AND d.retired_at IS NULL
    WHERE g.id IS NOT NULL OR gone.id IS NOT NULL AND w.role IS NULL`;
  if (found.length < byGroup.size) throw notFound('group any more');
  return found
    .map((group) => ({ ...group, before: roleOrNull(group.before) }))
    .filter(({ role, before }) => role !== before);
}

async function differingAttributes(
  tx: Transaction,
  organizationId: string,
  changes: readonly AttributeRoleChange[],
): Promise<DifferingAttribute[]> {
  if (changes.length === 0) return [];
  const wanted = changes.map((change, place) => {
    const value = change.value.trim();
    if (value === '') throw new AppError('invalid', 'Say which value gives the role.');
    return { ...change, ...attributeRule(change.attribute), value, place };
  });
  // A value that is mapped already keeps its spelling.
  const found = await tx.$queryRaw<(DifferingAttribute & { before: string | null; place: number })[]>`
    SELECT w."directoryId", d.name AS "directoryName", w.attribute, coalesce(a.value, w.value) AS value, w.selector,
      w."caseExact", w.role, a.role AS before, w.place
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(
      "directoryId" uuid, attribute text, value text, selector text, "caseExact" boolean, role text, place int
    )
    JOIN directory d ON d.organization_id = ${organizationId}::uuid AND d.id = w."directoryId" AND d.retired_at IS NULL
    LEFT JOIN attribute_mapping a
      ON a.organization_id = d.organization_id AND a.directory_id = d.id AND a.attribute = w.attribute
      AND CASE WHEN w."caseExact" THEN a.value = w.value ELSE lower(a.value) = lower(w.value) END
    ORDER BY w.place`;
  if (found.length < wanted.length) throw notFound('connection any more');
  const byKey = new Map(
    found.map(({ place: _, ...change }) => {
      const value = change.caseExact ? change.value : change.value.toLowerCase();
      const before = roleOrNull(change.before);
      return [JSON.stringify([change.directoryId, change.attribute, value]), { ...change, before }];
    }),
  );
  return [...byKey.values()].filter(({ role, before }) => role !== before);
}

/** As the database's role functions take it (`p_staged`). */
export function stagedJson({ groups, attributes, defaultRole }: Difference): string {
  return JSON.stringify({
    attributes,
    mappings: groups.map(({ directoryId, groupId, role }) => ({ directoryId, groupId, role })),
    ...(defaultRole && { defaultRole: defaultRole.role }),
  });
}
