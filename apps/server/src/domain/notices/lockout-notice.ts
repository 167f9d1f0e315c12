import type { Database } from '#domain/scope.ts';

export type LockoutNotice = {
  readonly organization: { readonly slug: string; readonly name: string };
  readonly names: readonly string[];
};

const namesMax = 20;

/** Who is held now, or null when nobody is any more. */
export async function lockoutNotice(db: Database, organizationId: string): Promise<LockoutNotice | null> {
  const holds = await db.prisma.lockoutHold.findMany({
    where: { organizationId },
    select: {
      member: {
        select: { displayName: true, organization: { select: { slug: true, name: true } } },
      },
    },
    orderBy: [{ heldAt: 'asc' }, { memberId: 'asc' }],
    take: namesMax,
  });
  const [first] = holds;
  if (!first) return null;
  return {
    organization: first.member.organization,
    names: holds.map(({ member }) => member.displayName),
  };
}
