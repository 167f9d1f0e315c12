import type { Role } from '@rollcall/access';
import { Prisma } from '@rollcall/db';
import { z } from 'zod';
import { type ReasonRow, type RoleReason, reasonOfRow } from '#domain/members/role-reason.ts';
import { decodeCursor, type Page, pageOf } from '#domain/paging/keyset-cursor.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { roleFromDatabase } from './role-from-database.ts';
import { differenceOf, type StagedRoles, stagedJson } from './staged-roles.ts';

/** Somebody whose role a save would change. */
export type PreviewedPerson = {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly from: Role;
  readonly to: Role;
  /** Why they would have the new one. */
  readonly reason: RoleReason;
  readonly active: boolean;
};

export type PreviewedPersonRow = ReasonRow & {
  id: string;
  displayName: string;
  email: string | null;
  from: string;
  to: string;
  active: boolean;
  weight: number;
  key: string;
};

type PeopleOfPreview = StagedRoles & {
  /** Only who goes from this role to that one. */
  readonly transition?: { readonly from: Role; readonly to: Role } | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Those whose roles a save of staged changes would change: first who loses administration, then who gains it, by name. */
export async function listPreviewedPeople(
  { db, organizationId }: OrganizationScope,
  { cursor, limit, transition, ...staged }: PeopleOfPreview,
): Promise<Page<PreviewedPerson>> {
  const difference = await differenceOf(db.prisma, organizationId, staged);
  const rows = await db.prisma.$queryRaw<PreviewedPersonRow[]>`
    WITH ${outcomeOf(organizationId, stagedJson(difference))}
    ${peopleAfter(organizationId, { cursor, limit, transition })}`;
  return pageOfPeople(rows, limit);
}

/**
 * `outcome`, everybody whom the save concerns, and `changed`, those whose role it changes: the database's function
 * beside what is stored.
 */
export function outcomeOf(organizationId: string, staged: string): Prisma.Sql {
  return Prisma.sql`outcome AS MATERIALIZED (
      SELECT m.id, m.display_name, m.email, m.active, rollcall.has_access(m) AS has_access,
        m.active AND m.merged_into_id IS NULL AND m.reason = 'default' AS was_by_default,
        m.role AS from_role, o.role AS to_role, o.reason, o.directory_id, o.group_id, o.attribute, o.attribute_value
      FROM rollcall.staged_outcome(${organizationId}::uuid, ${staged}::jsonb) AS o
      JOIN member m ON m.organization_id = ${organizationId}::uuid AND m.id = o.member_id
    ), changed AS NOT MATERIALIZED (SELECT * FROM outcome WHERE from_role <> to_role)`;
}

/** Asked once for a statement. */
export const administering = Prisma.sql`(SELECT rollcall.administering_roles())::text[]`;

/** Of `changed`, or of the changes of role that a save wrote. */
export const roleChangesDigest = Prisma.sql`count(*) || ':' || coalesce(bit_xor(rollcall.change_key(id, from_role, to_role)), 0)`;

const cursorKey = z.tuple([z.number(), z.string(), z.guid()]);

/** One page of `changed` and one more. */
export function peopleAfter(
  organizationId: string,
  { cursor, limit, transition }: Pick<PeopleOfPreview, 'cursor' | 'limit' | 'transition'>,
): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (transition) {
    conditions.push(Prisma.sql`from_role = ${transition.from} AND to_role = ${transition.to}`);
  }
  if (cursor) {
    const [weight, key, id] = decodeCursor(cursor, cursorKey);
    conditions.push(Prisma.sql`(weight, key, id) > (${weight}::int, ${key}, ${id}::uuid)`);
  }
  return Prisma.sql`
    SELECT p.id, p.display_name AS "displayName", p.email, p.from_role AS from, p.to_role AS to, p.active, p.weight, p.key,
      p.reason, p.directory_id AS "reasonDirectoryId", d.name AS "reasonDirectoryName",
      p.group_id AS "reasonGroupId", g.display_name AS "reasonGroupName",
      p.attribute AS "reasonAttribute", p.attribute_value AS "reasonValue"
    FROM (
      SELECT * FROM (
        SELECT changed.*, lower(display_name) AS key,
          CASE WHEN administered = would_administer THEN 2 WHEN administered THEN 0 ELSE 1 END AS weight
        FROM changed CROSS JOIN LATERAL (
          SELECT from_role = ANY (${administering}) AS administered, to_role = ANY (${administering}) AS would_administer
        ) AS weighing
      ) AS weighed
      WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY weight, key, id LIMIT ${limit + 1}
    ) AS p
    LEFT JOIN directory d ON d.organization_id = ${organizationId}::uuid AND d.id = p.directory_id
    LEFT JOIN directory_group g
      ON g.organization_id = ${organizationId}::uuid AND g.directory_id = p.directory_id AND g.id = p.group_id
    ORDER BY p.weight, p.key, p.id`;
}

export function pageOfPeople(rows: readonly PreviewedPersonRow[], limit: number): Page<PreviewedPerson> {
  return pageOf(rows, limit, {
    item: (row) => ({
      id: row.id,
      displayName: row.displayName,
      email: row.email,
      from: roleFromDatabase(row.from),
      to: roleFromDatabase(row.to),
      reason: reasonOfRow(row),
      active: row.active,
    }),
    key: ({ weight, key, id }) => [weight, key, id],
  });
}
