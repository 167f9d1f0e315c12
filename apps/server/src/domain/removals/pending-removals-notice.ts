import type { Database } from '@rollcall/db';
import { pendingRemovals } from './queries.ts';

type PendingRemovalsNotice = {
  readonly email: string;
  readonly organization: { readonly slug: string; readonly name: string };
  readonly count: number;
  /** When the first of them takes effect. */
  readonly firstAt: Date;
};

/** What is to be told to an admin now, or null when nothing waits any more or they do not decide about it any more. */
export async function pendingRemovalsNotice(
  db: Database,
  { organizationId, memberId }: { organizationId: string; memberId: string },
): Promise<PendingRemovalsNotice | null> {
  const [pending, [admin]] = await Promise.all([
    pendingRemovals({ db, organizationId }),
    db.prisma.$queryRaw<{ email: string; slug: string; name: string }[]>`
      SELECT a.email, o.slug, o.name
      FROM member m
      JOIN account a ON a.id = m.account_id
      JOIN organization o ON o.id = m.organization_id
      JOIN role r ON r.name = m.role
      WHERE m.organization_id = ${organizationId}::uuid AND m.id = ${memberId}::uuid AND r.administers
        AND rollcall.has_access(m) AND NOT rollcall.removal_is_pending(m)`,
  ]);
  if (!pending || !admin) return null;
  const { email, ...organization } = admin;
  return { email, organization, ...pending };
}
