import type { Database } from '@rollcall/db';

const sandboxRunKeptMs = 7 * 24 * 60 * 60 * 1000;

/** Deletes what nobody can use any more. Nothing depends on it: whoever checks one of these looks at its end. */
export async function forgetExpired(db: Database): Promise<void> {
  const expired = { expiresAt: { lt: new Date() } };
  await db.prisma.session.deleteMany({ where: expired });
  await db.prisma.signInLink.deleteMany({ where: expired });
  await db.prisma.passkeyChallenge.deleteMany({ where: expired });
  await db.prisma.signInAttempt.deleteMany({ where: { expire: { lt: Date.now() } } });
  await db.prisma.accessToken.deleteMany({ where: expired });
  await db.prisma.sandboxRun.deleteMany({
    where: { endedAt: { lt: new Date(Date.now() - sandboxRunKeptMs) } },
  });
}
