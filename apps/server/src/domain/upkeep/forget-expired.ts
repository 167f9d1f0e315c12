import type { Database } from '@rollcall/db';

/**
 * Deletes what nobody can use any more. Nothing depends on it: whoever checks one of these looks at its end by
 * themselves. A sign-in link that was used stays, since the demo asks whether somebody has come.
 */
export async function forgetExpired(db: Database): Promise<void> {
  const expired = { expiresAt: { lt: new Date() } };
  await db.prisma.session.deleteMany({ where: expired });
  await db.prisma.signInLink.deleteMany({ where: { ...expired, usedAt: null } });
  await db.prisma.accessToken.deleteMany({ where: expired });
}
