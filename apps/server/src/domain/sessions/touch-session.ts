import type { Database } from '@rollcall/db';

/** Notes when and from where a session was last used; the caller sees to it that this is not every request. */
export async function touchSession(
  db: Database,
  handle: string,
  client: { address: string | null; userAgent: string | null },
): Promise<void> {
  await db.prisma.session.updateMany({ where: { handle }, data: { lastSeenAt: new Date(), ...client } });
}
