import type { Database } from '#domain/scope.ts';
import { announce } from './announce.ts';

/** Has the admins and the IT mailbox told that somebody keeps a role because nobody else could administer. */
export async function announceLockoutHolds(db: Database): Promise<void> {
  const organizations = await db.prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT organization_id AS id FROM lockout_hold WHERE announced_at IS NULL`;
  for (const { id: organizationId } of organizations) {
    await db.transaction(async (tx) => {
      const { count } = await tx.lockoutHold.updateMany({
        where: { organizationId, announcedAt: null },
        data: { announcedAt: new Date() },
      });
      if (count === 0) return;
      await announce({ db, tx }, organizationId, {
        notice: { kind: 'lockout_hold' },
        to: ['admins', 'mailbox'],
      });
    });
  }
}
