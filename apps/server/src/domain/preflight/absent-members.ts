import { Prisma } from '@rollcall/db';
import type { OrganizationScope } from '#domain/scope.ts';
import type { ScopeEntry } from './parse-scope-csv.ts';

/** Somebody with access whom the identity provider does not have. */
export type AbsentMember = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** What they stay in by: another directory, an invitation, a just-in-time sign-in, an import. */
  readonly source: 'directory' | 'invitation' | 'just_in_time' | 'import';
  readonly administers: boolean;
};

/** Of a member `m`. */
export const absentMemberColumns = Prisma.sql`m.id, m.display_name AS name, m.email,
  CASE WHEN NOT m.direct THEN 'directory' WHEN m.origin IN ('just_in_time', 'import') THEN m.origin ELSE 'invitation' END AS source,
  rollcall.administers(m.role) AS administers`;

/**
 * Who is active, is in by something else than the directory, and has neither an address nor a user name among the
 * entries. Those who administer first, then by name.
 */
export async function absentMembers(
  { db, organizationId }: OrganizationScope,
  { directoryId, entries }: { directoryId: string | null; entries: readonly ScopeEntry[] },
): Promise<AbsentMember[]> {
  const addresses = entries.flatMap(({ address }) => address ?? []);
  const userNames = entries.map(({ userName }) => userName);
  return await db.prisma.$queryRaw<AbsentMember[]>`
    WITH address AS MATERIALIZED (
      SELECT DISTINCT lower(address) AS address FROM unnest(${addresses}::text[]) AS address
    ), user_name AS MATERIALIZED (
      SELECT DISTINCT lower(user_name) AS user_name FROM unnest(${userNames}::text[]) AS user_name
    )
    SELECT ${absentMemberColumns}
    FROM member m
    WHERE m.organization_id = ${organizationId}::uuid AND m.active AND m.merged_into_id IS NULL
      AND NOT EXISTS (SELECT FROM address a WHERE a.address = lower(m.email))
      AND NOT EXISTS (
        SELECT FROM directory_user u JOIN user_name n ON n.user_name = lower(u.user_name)
        WHERE u.organization_id = m.organization_id AND u.member_id = m.id AND u.directory_id = ${directoryId}::uuid
      )
    ORDER BY rollcall.administers(m.role) DESC, lower(m.display_name), m.id`;
}
