import { announce } from '#domain/notices/announce.ts';
import type { Database } from '#domain/scope.ts';
import { somebodyAdministers } from './somebody-administers.ts';

/** Has the managers of support and the IT mailbox told of organizations whose last admin was deactivated. */
export async function announceLastAdminGone(db: Database): Promise<void> {
  const departures = await db.prisma.adminDeparture.findMany({
    where: { organization: { sandboxOfId: null } },
    orderBy: { at: 'asc' },
    take: 1_000,
  });
  for (const { organizationId } of departures) {
    await db.transaction(async (tx) => {
      const { count } = await tx.adminDeparture.deleteMany({ where: { organizationId } });
      if (count === 0 || (await somebodyAdministers(tx, organizationId))) return;
      await announce({ db, tx }, organizationId, {
        notice: { kind: 'no_admin' },
        to: ['mailbox', 'managers'],
      });
    });
  }
}
