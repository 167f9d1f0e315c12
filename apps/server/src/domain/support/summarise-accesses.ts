import { announce } from '#domain/notices/announce.ts';
import type { Database } from '#domain/scope.ts';

/**
 * Has the customers told that want it what support changed, once an access is over, however it ended. One that changed
 * nothing is not worth a mail.
 */
export async function summariseAccesses(db: Database): Promise<void> {
  const over = await db.prisma.$queryRaw<{ organizationId: string; id: string; supportMail: boolean }[]>`
    SELECT a.organization_id AS "organizationId", a.id, o.support_mail AS "supportMail"
    FROM support_access a JOIN organization o ON o.id = a.organization_id
    WHERE a.summarised_at IS NULL AND coalesce(a.closed_at, a.expires_at) < now()
    ORDER BY a.expires_at LIMIT 1000`;
  for (const { organizationId, id, supportMail } of over) {
    await db.transaction(async (tx) => {
      const { count } = await tx.supportAccess.updateMany({
        where: { organizationId, id, summarisedAt: null },
        data: { summarisedAt: new Date() },
      });
      if (count === 0 || !supportMail) return;
      await announce({ db, tx }, organizationId, {
        notice: { kind: 'support_summary', id },
        to: ['admins', 'mailbox'],
      });
    });
  }
}
