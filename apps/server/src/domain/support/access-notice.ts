import type { AuditAction } from '#domain/audit/record-audit.ts';
import type { Database } from '#domain/scope.ts';

export type AccessNotice = {
  readonly organization: { readonly slug: string; readonly name: string };
  readonly staff: string;
  readonly reason: string;
  readonly openedAt: Date;
  /** When it ended, or will. */
  readonly endsAt: Date;
  readonly approvedBy: string | null;
};

export type AccessSummary = AccessNotice & {
  /** What they changed, the first first, at most `actsMax`. */
  readonly acts: readonly { readonly action: AuditAction; readonly target: string }[];
  readonly count: number;
};

const actsMax = 30;

/** What a mail about an access of support says. */
export async function accessNotice(
  db: Database,
  organizationId: string,
  id: string,
): Promise<AccessNotice | null> {
  return (await findAccess(db, organizationId, id))?.notice ?? null;
}

/** What a mail at its end says, or null for one that changed nothing. */
export async function accessSummary(
  db: Database,
  organizationId: string,
  id: string,
): Promise<AccessSummary | null> {
  const access = await findAccess(db, organizationId, id);
  if (!access) return null;
  const { notice, staffAccountId } = access;
  const where = {
    organizationId,
    actorKind: 'staff',
    actorId: staffAccountId,
    at: { gte: notice.openedAt, lte: notice.endsAt },
    // Coming and going are no change.
    NOT: { action: { startsWith: 'support.' } },
  };
  const [count, acts] = await Promise.all([
    db.prisma.auditRecord.count({ where }),
    db.prisma.auditRecord.findMany({
      where,
      select: { action: true, targetName: true },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      take: actsMax,
    }),
  ]);
  if (count === 0) return null;
  return {
    ...notice,
    count,
    acts: acts.map(({ action, targetName }) => ({
      // Written by `recordAudit`, whose type says that it is one of these.
      action: action as AuditAction,
      target: targetName ?? '',
    })),
  };
}

async function findAccess(db: Database, organizationId: string, id: string) {
  const access = await db.prisma.supportAccess.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: {
      reason: true,
      openedAt: true,
      expiresAt: true,
      closedAt: true,
      staffAccountId: true,
      staffAccount: { select: { displayName: true } },
      request: { select: { decidedBy: true } },
      organization: { select: { slug: true, name: true } },
    },
  });
  if (!access) return null;
  const { reason, openedAt, expiresAt, closedAt, staffAccountId, staffAccount, request, organization } =
    access;
  const notice: AccessNotice = {
    organization,
    staff: staffAccount.displayName,
    reason,
    openedAt,
    endsAt: closedAt ?? expiresAt,
    approvedBy: request?.decidedBy ?? null,
  };
  return { notice, staffAccountId };
}
