import type { Database } from '@rollcall/db';
import type { Principal } from '#domain/accounts/principal.ts';
import { notFound } from '#errors.ts';
import { type SessionReach, sessionsWithin } from './session-reach.ts';

/** @throws not_found when it is not one of this principal's. */
export async function revokeSession(
  db: Database,
  { principal, reach }: { principal: Principal; reach: SessionReach },
  handle: string,
): Promise<void> {
  const { count } = await db.prisma.session.deleteMany({
    where: { handle, ...sessionsWithin(principal, reach) },
  });
  if (count === 0) throw notFound('session');
}
