import { Prisma } from '@rollcall/db';
import type { OrganizationScope } from '#domain/scope.ts';

type DuplicateReason = 'same_email' | 'same_user_name';

export type DuplicatePair = {
  readonly memberIds: readonly [string, string];
  readonly because: DuplicateReason;
};

/** So many that an admin would not go on by hand. */
const duplicatesMax = 100;

/**
 * Pairs of members that look like one person: the same e-mail address, or somebody whose userName is that of a person
 * who left. Pairs that an admin said are two people are left out. Ordered by id, at most `duplicatesMax`.
 */
export async function findDuplicates({ db, organizationId }: OrganizationScope): Promise<DuplicatePair[]> {
  const rows = await db.prisma.$queryRaw<{ first: string; second: string; because: DuplicateReason }[]>(
    pairs(organizationId),
  );
  return rows.map(({ first, second, because }) => ({ memberIds: [first, second], because }));
}

function pairs(organizationId: string): Prisma.Sql {
  return Prisma.sql`
    WITH shared AS (
      SELECT lower(email) AS email FROM member
      WHERE organization_id = ${organizationId}::uuid AND merged_into_id IS NULL AND email IS NOT NULL
      GROUP BY lower(email) HAVING count(*) > 1
      LIMIT ${duplicatesMax}
    ), pair AS (
      SELECT a.id AS first, b.id AS second, 'same_email' AS because
      FROM shared
      JOIN member a ON a.organization_id::text || ':' || lower(a.email) = ${organizationId} || ':' || shared.email
      JOIN member b ON b.organization_id::text || ':' || lower(b.email) = ${organizationId} || ':' || shared.email AND a.id < b.id
      WHERE a.merged_into_id IS NULL AND b.merged_into_id IS NULL
      UNION ALL
      SELECT least(gone.member_id, u.member_id), greatest(gone.member_id, u.member_id), 'same_user_name'
      FROM departed_user gone
      JOIN directory_user u ON u.organization_id = gone.organization_id AND u.directory_id = gone.directory_id
        AND lower(u.user_name) = lower(gone.user_name) AND u.member_id <> gone.member_id
      WHERE gone.organization_id = ${organizationId}::uuid
    )
    SELECT first, second, min(because) AS because FROM pair
    WHERE NOT EXISTS (
      SELECT FROM distinct_people p
      WHERE p.organization_id = ${organizationId}::uuid AND p.first_member_id = first AND p.second_member_id = second
    )
    GROUP BY first, second
    ORDER BY first, second
    LIMIT ${duplicatesMax}`;
}
