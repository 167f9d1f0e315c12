import type { Database } from '@rollcall/db';
import type { Principal } from '#domain/accounts/principal.ts';
import { type Device, deviceOf } from './device.ts';
import { type SessionReach, sessionsWithin } from './session-reach.ts';

export type SessionSummary = {
  /** The handle, of no use as a credential. */
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly device: Device;
};

/**
 * The sessions that still work, the last used first. One through single sign-on is shown and ends those of the same
 * organization alone: where else the person is signed in is none of its business.
 */
export async function listSessions(
  db: Database,
  principal: Principal,
  reach: SessionReach,
): Promise<SessionSummary[]> {
  const rows = await db.prisma.session.findMany({
    where: { ...sessionsWithin(principal, reach), expiresAt: { gt: new Date() } },
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
  return rows.map(({ handle, ...row }) => ({ id: handle, ...row, device: deviceOf(row.userAgent) }));
}
