import type { Database } from '@rollcall/db';
import { ownerColumns, type Principal } from '#domain/accounts/principal.ts';

/** Signs the principal out everywhere but in the session `keepHandle`. Returns how many ended. */
export async function revokeOtherSessions(
  db: Database,
  principal: Principal,
  keepHandle: string,
): Promise<number> {
  const { count } = await db.prisma.session.deleteMany({
    where: { ...ownerColumns(principal), handle: { not: keepHandle } },
  });
  return count;
}
