import { Prisma } from '@rollcall/db';
import type { Move } from './move.ts';

/**
 * How somebody of the old directory was found in the new one, the surest first. By a name alone nobody is taken to be
 * somebody without being looked at.
 */
export const matchKinds = ['email', 'user_name', 'employee_number', 'proven_domain', 'name'] as const;
export type MatchKind = (typeof matchKinds)[number];

/**
 * Where somebody stands while one directory takes the place of another:
 * - `matched`: the new one gives them access, so that they stay who they are when the old one goes;
 * - `suggested`, `ambiguous`: in the old one; the new one has one, or several, who look like them;
 * - `unavailable`: in both, and the new one says that they are inactive, or lacks what the organization requires;
 * - `missing`: in by the old one alone;
 * - `elsewhere`: not in the new one, and in by something else all the same;
 * - `inactive`: of the old one, and without access already;
 * - `new`: in the new one, and nobody of the old one looks like them.
 */
export const moveStates = [
  'matched',
  'suggested',
  'ambiguous',
  'unavailable',
  'missing',
  'elsewhere',
  'inactive',
  'new',
] as const;
export type MoveState = (typeof moveStates)[number];

const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** What so many share says nothing about any of them. */
const sharedMax = 5;

/**
 * `classified`: everybody of either directory with their `state`, what the two say of them (`o_…`, `n_…`), and in
 * `pair` who of the one looks like whom of the other.
 */
export function peopleOfMove(organizationId: string, { from, to }: Move): Prisma.Sql {
  const organization = Prisma.sql`${organizationId}::uuid`;
  return Prisma.sql`
    side AS MATERIALIZED (
      SELECT DISTINCT ON (u.member_id, u.directory_id) u.member_id, u.directory_id, u.id, u.user_name, u.email,
        u.active, u.missing, u.active AND u.missing = '{}' AS gives_access
      FROM directory_user u
      WHERE u.organization_id = ${organization} AND u.directory_id IN (${from.id}::uuid, ${to.id}::uuid)
      ORDER BY u.member_id, u.directory_id, u.active DESC, cardinality(u.missing), u.id
    ), person AS MATERIALIZED (
      SELECT m.id, m.display_name, m.email, m.role, m.direct, m.reason, rollcall.has_access(m) AS has_access,
        o.id AS o_id, o.user_name AS o_user_name, o.email AS o_email,
        n.id AS n_id, n.user_name AS n_user_name, n.email AS n_email, n.active AS n_active, n.missing AS n_missing,
        n.gives_access AS n_gives_access
      FROM (SELECT * FROM side WHERE directory_id = ${from.id}::uuid) AS o
      FULL JOIN (SELECT * FROM side WHERE directory_id = ${to.id}::uuid) AS n USING (member_id)
      JOIN member m ON m.organization_id = ${organization} AND m.id = member_id
    ), key AS MATERIALIZED (
      SELECT * FROM (
        SELECT said.*, count(*) OVER (PARTITION BY is_old, rank, key) AS sharing FROM (
          SELECT DISTINCT p.id, p.o_id IS NOT NULL AS is_old, found.rank, lower(found.key) AS key
          FROM person p
          JOIN directory_user u ON u.organization_id = ${organization} AND u.id = coalesce(p.o_id, p.n_id)
            AND u.directory_id = CASE WHEN p.o_id IS NULL THEN ${to.id}::uuid ELSE ${from.id}::uuid END
          CROSS JOIN LATERAL (
            SELECT ARRAY[p.email, u.email, u.user_name] || ARRAY(
              SELECT a #>> '{}' FROM jsonb_path_query(u.document, '$.emails[*].value') AS a
            ) AS addresses
          ) AS known
          CROSS JOIN LATERAL (
            SELECT 1 AS rank, a AS key FROM unnest(known.addresses) AS a WHERE a LIKE '%_@_%'
            UNION ALL SELECT 2, u.user_name
            UNION ALL SELECT 3, u.document #>> ARRAY[${enterpriseUser}, 'employeeNumber']
            UNION ALL
            SELECT 4, split_part(a, '@', 1) FROM unnest(known.addresses) AS a
            JOIN proven_domain d ON d.organization_id = ${organization} AND d.domain = lower(split_part(a, '@', 2))
            UNION ALL SELECT 5, p.display_name
          ) AS found
          WHERE num_nulls(p.o_id, p.n_id) = 1 AND found.key <> ''
        ) AS said
      ) AS counted
      WHERE sharing <= CASE rank WHEN 5 THEN 1 ELSE ${sharedMax}::int END
    ), alike AS MATERIALIZED (
      SELECT o.id AS old_member, n.id AS new_member, min(o.rank) AS rank
      FROM key o JOIN key n ON n.rank = o.rank AND n.key = o.key AND NOT n.is_old
      WHERE o.is_old AND NOT EXISTS (
        SELECT FROM distinct_people x WHERE x.organization_id = ${organization}
          AND x.first_member_id = least(o.id, n.id) AND x.second_member_id = greatest(o.id, n.id)
      )
      GROUP BY o.id, n.id
    ), pair AS MATERIALIZED (
      SELECT a.old_member, a.new_member, a.rank,
        greatest(count(*) OVER (PARTITION BY old_member), count(*) OVER (PARTITION BY new_member)) AS choices
      FROM alike a
      -- The same name is no reason to doubt what is surer.
      WHERE a.rank < 5 OR NOT EXISTS (
        SELECT FROM alike b WHERE b.rank < 5 AND (b.old_member = a.old_member OR b.new_member = a.new_member)
      )
    ), classified AS MATERIALIZED (
      SELECT p.*, pairs.choices, CASE
          WHEN p.o_id IS NULL THEN CASE WHEN EXISTS (SELECT FROM pair WHERE new_member = p.id) THEN 'paired' ELSE 'new' END
          WHEN p.n_gives_access THEN 'matched'
          WHEN pairs.choices > 1 THEN 'ambiguous'
          WHEN pairs.choices = 1 THEN 'suggested'
          WHEN NOT p.has_access THEN 'inactive'
          WHEN p.direct OR EXISTS (
            SELECT FROM directory_user u
            WHERE u.member_id = p.id AND u.organization_id = ${organization} AND u.active AND u.missing = '{}'
              AND u.directory_id <> ${from.id}::uuid
          ) OR p.n_active IS DISTINCT FROM true AND EXISTS (
            SELECT FROM withheld_removal w
            WHERE w.organization_id = ${organization} AND w.member_id = p.id AND w.ends = 'access'
          ) THEN 'elsewhere'
          WHEN p.n_id IS NOT NULL THEN 'unavailable'
          ELSE 'missing'
        END AS state
      FROM person p
      LEFT JOIN LATERAL (
        SELECT max(choices) AS choices FROM pair WHERE old_member = p.id
      ) AS pairs ON true
    )`;
}
