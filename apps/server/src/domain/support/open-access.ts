import type { Prisma } from '@rollcall/db';

/**
 * Which accesses of support let in at this moment; nothing else decides it. One that an admin approved holds by itself.
 * Any other holds only while the organization has support access switched on, so that one that is opened at the moment
 * at which it is switched off lets nobody in.
 */
export function openAccess(now = new Date()) {
  return {
    closedAt: null,
    expiresAt: { gt: now },
    OR: [{ requestId: { not: null } }, { organization: { supportAllowed: true } }],
  } satisfies Prisma.SupportAccessWhereInput;
}
