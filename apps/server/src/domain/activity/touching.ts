import { Prisma } from '@rollcall/db';
import type { OrganizationScope } from '#domain/scope.ts';

/** Whose activity is asked for: a person's, a group's, or what a group did to a person. */
type About = { readonly memberId?: string | undefined; readonly groupId?: string | undefined };

/**
 * The conditions on a record called `r` that together find what touched somebody, no record twice, each by an index of
 * its own: what was sent about them, and what changed their memberships. Without anybody, one that always holds.
 */
export async function waysToTouching(
  scope: OrganizationScope,
  { memberId, groupId }: About,
): Promise<Prisma.Sql[]> {
  if (!memberId) return groupId ? ways([groupId], [groupId]) : [Prisma.sql`true`];
  const { members, users } = await identitiesOf(scope, memberId);
  const ofPerson = ways(members, users);
  if (!groupId) return ofPerson;
  const ofGroup = Prisma.join(ways([groupId], [groupId]), ' OR ');
  return ofPerson.map((way) => Prisma.sql`${way} AND (${ofGroup})`);
}

/** As the indexes have it: the person that a request was about, else the group; and whose memberships it changed. */
function ways(subjects: readonly string[], touched: readonly string[]): Prisma.Sql[] {
  const about = subjects.map((id) => Prisma.sql`coalesce(r.member_id, r.resource_id) = ${id}::uuid`);
  return touched.length === 0 ? about : [...about, Prisma.sql`r.touched && ${touched}::uuid[]`];
}

/** The person and who was merged into them, and the users that they are or were in the directories. */
async function identitiesOf(
  { db, organizationId }: OrganizationScope,
  memberId: string,
): Promise<{ members: string[]; users: string[] }> {
  const [row] = await db.prisma.$queryRaw<{ merged: string[]; users: string[] }[]>`
    SELECT
      ARRAY(SELECT id FROM member WHERE organization_id = ${organizationId}::uuid AND merged_into_id = ${memberId}::uuid) AS merged,
      ARRAY(
        SELECT id FROM directory_user WHERE organization_id = ${organizationId}::uuid AND member_id = ${memberId}::uuid
        UNION
        SELECT id FROM departed_user WHERE organization_id = ${organizationId}::uuid AND member_id = ${memberId}::uuid
      ) AS users`;
  return { members: [memberId, ...(row?.merged ?? [])], users: row?.users ?? [] };
}
