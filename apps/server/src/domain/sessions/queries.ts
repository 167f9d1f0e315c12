import type { Database } from '@rollcall/db';
import { ownerColumns, type Principal } from '#domain/accounts/principal.ts';

export type SessionSummary = {
  /** The handle, of no use as a credential. */
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
};

/** The sessions that still work, the last used first. */
export async function listSessions(db: Database, principal: Principal): Promise<SessionSummary[]> {
  const rows = await db.prisma.session.findMany({
    where: { ...ownerColumns(principal), expiresAt: { gt: new Date() } },
    select: {
      handle: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
      address: true,
      userAgent: true,
    },
    orderBy: [{ lastSeenAt: 'desc' }, { handle: 'asc' }],
  });
  return rows.map(({ handle, ...row }) => ({ id: handle, ...row }));
}
