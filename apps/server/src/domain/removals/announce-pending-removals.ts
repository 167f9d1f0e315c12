import type { Database } from '@rollcall/db';
import { announce } from '#domain/notices/announce.ts';

/**
 * Has the admins of an organization, and its IT mailbox, told by mail that removals wait for them: as soon as there are any, and then at most
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
      await announce({ db, tx }, organizationId, {
        notice: { kind: 'pending_removals' },
        to: ['admins', 'mailbox'],
      });
    });
  }
}
