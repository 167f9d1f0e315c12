import type { Database, Transaction } from '@rollcall/db';
import { enqueue } from '#domain/jobs/enqueue.ts';

/**
 * Has the admins of an organization told by mail that removals wait for them: as soon as there are any, and then at most
 * once an hour while more come.
 */
export async function announcePendingRemovals(db: Database): Promise<void> {
  const organizations = await db.prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT w.organization_id AS id FROM withheld_removal w
    WHERE w.takes_effect_at IS NOT NULL AND w.announced_at IS NULL AND NOT EXISTS (
      SELECT FROM withheld_removal told
      WHERE told.organization_id = w.organization_id AND told.announced_at > now() - interval '1 hour'
    )`;
  for (const { id: organizationId } of organizations) {
    await db.transaction(async (tx) => {
      const { count } = await tx.withheldRemoval.updateMany({
        where: { organizationId, announcedAt: null, takesEffectAt: { not: null } },
        data: { announcedAt: new Date() },
      });
      if (count === 0) return;
      for (const { memberId } of await adminsWhoStay(tx, organizationId)) {
        await enqueue({ db, tx }, 'send-pending-removals-notice', { organizationId, memberId });
      }
    });
  }
}

/** Those who administer, can sign in, and are not pending themselves. */
async function adminsWhoStay(tx: Transaction, organizationId: string): Promise<{ memberId: string }[]> {
  return await tx.$queryRaw<{ memberId: string }[]>`
    SELECT m.id AS "memberId" FROM member m JOIN role r ON r.name = m.role
    WHERE m.organization_id = ${organizationId}::uuid AND r.administers AND rollcall.has_access(m)
      AND m.account_id IS NOT NULL AND NOT rollcall.removal_is_pending(m)
    ORDER BY m.id`;
}
