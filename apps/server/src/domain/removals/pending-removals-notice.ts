import type { Database } from '@rollcall/db';
import { pendingRemovals } from './queries.ts';

type PendingRemovalsNotice = {
  readonly organization: { readonly slug: string; readonly name: string };
  readonly count: number;
  /** When the first of them takes effect. */
  readonly firstAt: Date;
};

/** What is to be told now, or null when nothing waits any more. */
export async function pendingRemovalsNotice(
  db: Database,
  organizationId: string,
): Promise<PendingRemovalsNotice | null> {
  const [pending, organization] = await Promise.all([
    pendingRemovals({ db, organizationId }),
    db.prisma.organization.findUnique({
      where: { id: organizationId },
      select: { slug: true, name: true },
    }),
  ]);
  return pending && organization ? { organization, ...pending } : null;
}
