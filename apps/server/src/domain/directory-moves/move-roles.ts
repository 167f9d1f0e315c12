import type { Role } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import { roleFromDatabase, roleOrNull } from '#domain/roles/role-from-database.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { getMove } from './move.ts';

/** A group of the new directory that may be what a group of the old one was. */
type ProposedGroup = {
  readonly groupId: string;
  readonly name: string;
  readonly people: number;
  readonly role: Role | null;
  /** Of the people of the old group, how many are in this one. */
  readonly shared: number;
  /** The same name but for case, spaces and signs; otherwise the one is a part of the other. */
  readonly sameName: boolean;
};

type MovingGroup = {
  readonly groupId: string;
  readonly name: string;
  readonly people: number;
  /** What it gives, for as long as the old directory is not retired. */
  readonly role: Role;
  /** Those of the same name first. */
  readonly proposed: readonly ProposedGroup[];
};

type MovingValue = {
  readonly attribute: string;
  readonly value: string;
  readonly role: Role;
  /** Who has it in the old directory, and in the new one. */
  readonly people: number;
  readonly newPeople: number;
  /** What it gives in the new directory. */
  readonly newRole: Role | null;
};

export type MoveRoles = {
  readonly mappingsVersion: number;
  readonly groups: readonly MovingGroup[];
  readonly values: readonly MovingValue[];
};

const proposedMax = 8;

type Row = Omit<MovingGroup, 'role' | 'proposed'> & {
  role: string;
  proposed: (Omit<ProposedGroup, 'role'> & { role: string | null })[];
};

type ValueRow = Omit<MovingValue, 'role' | 'newRole'> & { role: string; newRole: string | null };

/** Of the group `g`: without case, spaces and signs, unless it is made of these alone. */
const simpleName = Prisma.sql`coalesce(
  nullif(regexp_replace(lower(g.display_name), '[^[:alnum:]]+', '', 'g'), ''), lower(g.display_name)
)`;

/** Active users of the directory who have the value of the attribute mapping `a`. */
function peopleWith(directoryId: string): Prisma.Sql {
  return Prisma.sql`(
    SELECT count(*)::int FROM directory_user u
    WHERE u.organization_id = a.organization_id AND u.directory_id = ${directoryId}::uuid AND u.active
      AND rollcall.has_attribute(u.document, a.selector, a.case_exact, a.value)
  )`;
}

/** What gives a role in the old directory, beside what might give it in the new one. @throws not_found */
export async function moveRoles(scope: OrganizationScope, directoryId: string): Promise<MoveRoles> {
  const { from, to } = await getMove(scope, directoryId);
  const { db, organizationId } = scope;
  const [organization, rows, values] = await Promise.all([
    db.prisma.organization.findUniqueOrThrow({ where: { id: organizationId } }),
    db.prisma.$queryRaw<Row[]>`
      WITH old AS MATERIALIZED (
        SELECT g.id, g.display_name, g.people, m.role, ${simpleName} AS simple
        FROM role_mapping m
        JOIN directory_group g
          ON g.organization_id = m.organization_id AND g.directory_id = m.directory_id AND g.id = m.group_id
        WHERE m.organization_id = ${organizationId}::uuid AND m.directory_id = ${from.id}::uuid
      ), new AS MATERIALIZED (
        SELECT g.id, g.display_name, g.people, m.role, ${simpleName} AS simple
        FROM directory_group g
        LEFT JOIN role_mapping m
          ON m.organization_id = g.organization_id AND m.directory_id = g.directory_id AND m.group_id = g.id
        WHERE g.organization_id = ${organizationId}::uuid AND g.directory_id = ${to.id}::uuid
      ), proposed AS MATERIALIZED (
        SELECT old.id AS old_id, new.*, new.simple = old.simple AS same,
          row_number() OVER (
            PARTITION BY old.id ORDER BY new.simple = old.simple DESC, abs(length(new.simple) - length(old.simple)), new.id
          ) AS place
        FROM old JOIN new ON new.simple = old.simple
          OR length(old.simple) > 3 AND strpos(new.simple, old.simple) > 0
          OR length(new.simple) > 3 AND strpos(old.simple, new.simple) > 0
      )
      SELECT old.id AS "groupId", old.display_name AS name, old.people, old.role, (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
          'groupId', p.id, 'name', p.display_name, 'people', p.people, 'role', p.role, 'sameName', p.same,
          'shared', (
            SELECT count(DISTINCT ou.member_id)
            FROM membership os
            JOIN directory_user ou ON ou.organization_id = os.organization_id AND ou.directory_id = os.directory_id
              AND ou.id = os.directory_user_id
            JOIN directory_user nu ON nu.member_id = ou.member_id AND nu.organization_id = ou.organization_id
              AND nu.directory_id = ${to.id}::uuid
            JOIN membership ns ON ns.directory_user_id = nu.id AND ns.organization_id = nu.organization_id
              AND ns.directory_id = nu.directory_id AND ns.group_id = p.id
            WHERE os.organization_id = ${organizationId}::uuid AND os.directory_id = ${from.id}::uuid AND os.group_id = old.id
          )
        ) ORDER BY p.place), '[]')
        FROM proposed p WHERE p.old_id = old.id AND p.place <= ${proposedMax}
      ) AS proposed
      FROM old ORDER BY lower(old.display_name), old.id`,
    db.prisma.$queryRaw<ValueRow[]>`
      SELECT a.attribute, a.value, a.role, now.role AS "newRole", ${peopleWith(from.id)} AS people, ${peopleWith(to.id)} AS "newPeople"
      FROM attribute_mapping a
      LEFT JOIN attribute_mapping now
        ON now.organization_id = a.organization_id AND now.directory_id = ${to.id}::uuid AND now.attribute = a.attribute
        AND CASE WHEN a.case_exact THEN now.value = a.value ELSE lower(now.value) = lower(a.value) END
      WHERE a.organization_id = ${organizationId}::uuid AND a.directory_id = ${from.id}::uuid
      ORDER BY a.attribute, lower(a.value), a.value`,
  ]);
  return {
    mappingsVersion: organization.mappingsVersion,
    groups: rows.map(({ role, proposed, ...group }) => ({
      ...group,
      role: roleFromDatabase(role),
      proposed: proposed.map((candidate) => ({ ...candidate, role: roleOrNull(candidate.role) })),
    })),
    values: values.map(({ role, newRole, ...value }) => ({
      ...value,
      role: roleFromDatabase(role),
      newRole: roleOrNull(newRole),
    })),
  };
}
