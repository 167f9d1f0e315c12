import type { Database } from '@rollcall/db';
import { ownerColumns, type Principal } from '#domain/accounts/principal.ts';
import { notFound } from '#errors.ts';

/** @throws not_found when it is not one of this principal's. */
export async function revokeSession(db: Database, principal: Principal, handle: string): Promise<void> {
  const { count } = await db.prisma.session.deleteMany({ where: { handle, ...ownerColumns(principal) } });
  if (count === 0) throw notFound('session');
}
