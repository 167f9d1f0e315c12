import type { Database } from '@rollcall/db';
import { itself } from '#domain/scope.ts';
import { endWithheld } from './end-withheld.ts';
import { lockWithheld } from './lock-withheld.ts';

/** How many end at once, so that a transaction stays short. */
const peopleMax = 1_000;

/**
 * Lets the removals take effect whose time has come, in one organization or in all. Whoever asks for access does not
 * wait for the next round.
 */
export async function settlePendingRemovals(db: Database, only?: { organizationId: string }): Promise<void> {
  for (;;) {
    const due = await db.prisma.withheldRemoval.findMany({
      where: { ...only, takesEffectAt: { lte: new Date() } },
      select: { organizationId: true, memberId: true },
      orderBy: { takesEffectAt: 'asc' },
      take: peopleMax,
    });
    for (const organizationId of new Set(due.map((one) => one.organizationId))) {
      const memberIds = due.filter((one) => one.organizationId === organizationId).map((one) => one.memberId);
      await db.transaction(async (tx) => {
        const selection = { memberIds };
        const people = await lockWithheld(tx, organizationId, { state: 'pending', selection });
        const scope = { organizationId, actor: itself };
        if (people.length > 0) await endWithheld(tx, scope, { people, action: 'removal.took_effect' });
      });
    }
    if (due.length < peopleMax) return;
  }
}
