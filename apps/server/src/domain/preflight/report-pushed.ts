import { getDirectory } from '#domain/organizations/directory-list.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import { type AbsentMember, absentMemberColumns } from './absent-members.ts';

const shownMax = 50;

export type PushedReport = {
  /** People whom the directory has pushed. */
  readonly pushed: number;
  /** Of them, who was in before by something else, and was matched. */
  readonly matched: number;
  /** Of them, who came by it alone. */
  readonly fresh: number;
  /** Who has access and whom it has not pushed, so far. */
  readonly absent: readonly AbsentMember[];
  readonly absentCount: number;
};

/** How those whom a directory has pushed so far compare with who is in. @throws not_found */
export async function reportPushed(scope: OrganizationScope, directoryId: string): Promise<PushedReport> {
  await getDirectory(scope, directoryId);
  const { db, organizationId } = scope;
  const [[counted], absent] = await Promise.all([
    db.prisma.$queryRaw<{ pushed: number; fresh: number }[]>`
      SELECT count(*)::int AS pushed, (count(*) FILTER (WHERE m.origin = 'directory' AND NOT EXISTS (
        SELECT FROM directory_user o
        WHERE o.organization_id = m.organization_id AND o.member_id = m.id AND o.directory_id <> ${directoryId}::uuid
      )))::int AS fresh
      FROM member m
      WHERE m.organization_id = ${organizationId}::uuid AND EXISTS (
        SELECT FROM directory_user u
        WHERE u.organization_id = m.organization_id AND u.member_id = m.id AND u.directory_id = ${directoryId}::uuid
      )`,
    notPushed(scope, directoryId),
  ]);
  const { pushed, fresh } = counted ?? { pushed: 0, fresh: 0 };
  const absentCount = absent[0]?.total ?? 0;
  return {
    pushed,
    matched: pushed - fresh,
    fresh,
    absentCount,
    absent: absent.map(({ total: _, ...member }) => member),
  };
}

async function notPushed(
  { db, organizationId }: OrganizationScope,
  directoryId: string,
): Promise<(AbsentMember & { total: number })[]> {
  return await db.prisma.$queryRaw<(AbsentMember & { total: number })[]>`
    SELECT ${absentMemberColumns}, (count(*) OVER ())::int AS total
    FROM member m
    WHERE m.organization_id = ${organizationId}::uuid AND m.active AND m.merged_into_id IS NULL AND NOT EXISTS (
      SELECT FROM directory_user u
      WHERE u.organization_id = m.organization_id AND u.member_id = m.id AND u.directory_id = ${directoryId}::uuid
    )
    ORDER BY rollcall.administers(m.role) DESC, lower(m.display_name), m.id LIMIT ${shownMax}`;
}
