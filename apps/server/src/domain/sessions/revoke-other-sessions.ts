import type { Database } from '@rollcall/db';
import type { Principal } from '#domain/accounts/principal.ts';
import { type SessionReach, sessionsWithin } from './session-reach.ts';

/** Signs the principal out everywhere but in the session `keepHandle`. Returns how many ended. */
export async function revokeOtherSessions(
  db: Database,
  { principal, reach }: { principal: Principal; reach: SessionReach },
  keepHandle: string,
): Promise<number> {
  const { count } = await db.prisma.session.deleteMany({
    where: { ...sessionsWithin(principal, reach), handle: { not: keepHandle } },
  });
  return count;
}
