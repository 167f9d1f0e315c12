import type { Database } from '@rollcall/db';

export type OpenAccess = {
  readonly organization: { readonly slug: string; readonly name: string };
  readonly reason: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
};

/** The organization that this member of staff has open, or null. It is at most one. */
export async function openAccessOf(db: Database, staffAccountId: string): Promise<OpenAccess | null> {
  return await db.prisma.supportAccess.findFirst({
    where: { staffAccountId, closedAt: null, expiresAt: { gt: new Date() } },
    select: {
      reason: true,
      openedAt: true,
      expiresAt: true,
      organization: { select: { slug: true, name: true } },
    },
    orderBy: { openedAt: 'desc' },
  });
}
