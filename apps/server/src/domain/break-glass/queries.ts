import type { Database } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { somebodyAdministers } from './somebody-administers.ts';

export type BreakGlassState = {
  /** Nobody administers and support access is off: there is no other way in. */
  readonly isNeeded: boolean;
  /** What is under way, if anything. */
  readonly underWay: {
    readonly id: string;
    readonly email: string;
    readonly reason: string;
    readonly requestedBy: string;
    readonly isOwn: boolean;
    readonly expiresAt: Date;
    /** Null until another manager has confirmed. */
    readonly sendAfter: Date | null;
  } | null;
};

/** @throws not_found */
export async function breakGlassOf(
  db: Database,
  staffAccountId: string,
  slug: string,
): Promise<BreakGlassState> {
  const now = new Date();
  const organization = await db.prisma.organization.findUnique({
    where: { slug },
    select: {
      id: true,
      supportAllowed: true,
      breakGlasses: {
        where: {
          sentAt: null,
          cancelledAt: null,
          OR: [{ confirmedAt: { not: null } }, { expiresAt: { gt: now } }],
        },
        include: { requester: { select: { displayName: true } } },
        take: 1,
      },
    },
  });
  if (!organization) throw notFound('organization');
  const { id, supportAllowed, breakGlasses } = organization;
  const [asked] = breakGlasses;
  return {
    isNeeded: !supportAllowed && !(await somebodyAdministers(db.prisma, id)),
    underWay: asked
      ? {
          id: asked.id,
          email: asked.email,
          reason: asked.reason,
          requestedBy: asked.requester.displayName,
          isOwn: asked.requesterId === staffAccountId,
          expiresAt: asked.expiresAt,
          sendAfter: asked.sendAfter,
        }
      : null,
  };
}
