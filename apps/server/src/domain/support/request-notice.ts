import type { Database } from '#domain/scope.ts';

export type RequestNotice = {
  readonly organization: { readonly slug: string; readonly name: string };
  readonly staff: string;
  readonly reason: string;
  readonly expiresAt: Date;
  readonly decision: { readonly approved: boolean; readonly by: string } | null;
};

/** What a mail about a request of support says, or null when it has expired by now. */
export async function requestNotice(
  db: Database,
  organizationId: string,
  id: string,
): Promise<RequestNotice | null> {
  const request = await db.prisma.supportRequest.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: {
      reason: true,
      expiresAt: true,
      decision: true,
      decidedBy: true,
      staffAccount: { select: { displayName: true } },
      organization: { select: { slug: true, name: true } },
    },
  });
  if (!request || request.expiresAt <= new Date()) return null;
  const { reason, expiresAt, decision, decidedBy, staffAccount, organization } = request;
  return {
    organization,
    staff: staffAccount.displayName,
    reason,
    expiresAt,
    decision: decidedBy === null ? null : { approved: decision === 'approved', by: decidedBy },
  };
}
