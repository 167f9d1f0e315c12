import type { Database, Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { itself } from '#domain/scope.ts';
import { lockMembers, lockRoles, settleRolesOfEach } from './settle-roles.ts';

/**
 * Gives everybody whose pin or override has ended the role that follows. The role function ignores what has ended, so
 * that whatever else happens to a member settles it as well; this is for those to whom nothing happens. A demotion that
 * leaves nobody who administers becomes a lockout hold.
 */
export async function settleEndedPinsAndOverrides(db: Database): Promise<void> {
  const ended = { where: { endsAt: { lte: new Date() } }, select: { organizationId: true } };
  const rows = [
    ...(await db.prisma.rolePin.findMany({ ...ended, distinct: ['organizationId'] })),
    ...(await db.prisma.roleOverride.findMany({ ...ended, distinct: ['organizationId'] })),
  ];
  for (const organizationId of new Set(rows.map((row) => row.organizationId))) {
    await settleEndedPinsAndOverridesOf(db, organizationId);
  }
}

/** The same for one organization, for who cannot wait for the next round. */
export async function settleEndedPinsAndOverridesOf(db: Database, organizationId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockRoles(tx, organizationId);
    const ended = await readEnded(tx, organizationId);
    const memberIds = [...new Set(ended.map(({ memberId }) => memberId))];
    await lockMembers(tx, organizationId, memberIds);
    for (const kind of ['pin', 'override'] as const) {
      const where = { organizationId, memberId: { in: idsOf(ended, kind) } };
      if (kind === 'pin') await tx.rolePin.deleteMany({ where });
      else await tx.roleOverride.deleteMany({ where });
    }
    const auditIds = new Map<string, string>();
    for (const { kind, memberId, role, reason, member } of ended) {
      const auditId = await recordAudit(
        tx,
        { organizationId, actor: itself },
        {
          action: kind === 'pin' ? 'member.pin_ended' : 'member.override_ended',
          target: { kind: 'member', id: memberId, name: member.displayName },
          before: { role: member.role, [kind]: role },
          after: { [kind]: null },
          reason,
        },
      );
      auditIds.set(memberId, auditId);
    }
    await settleRolesOfEach(tx, organizationId, auditIds);
  });
}

type Ended = {
  readonly kind: 'pin' | 'override';
  readonly memberId: string;
  readonly role: string;
  readonly reason: string | null;
  readonly member: { readonly displayName: string; readonly role: string };
};

/** Overrides last: with a pin that ends at the same time, it is the override that had decided until now. */
async function readEnded(tx: Transaction, organizationId: string): Promise<Ended[]> {
  const ended = {
    where: { organizationId, endsAt: { lte: new Date() } },
    include: { member: { select: { displayName: true, role: true } } },
    orderBy: { memberId: 'asc' },
  } as const;
  const pins = await tx.rolePin.findMany(ended);
  const overrides = await tx.roleOverride.findMany(ended);
  return [
    ...pins.map((pin) => ({ ...pin, kind: 'pin' as const })),
    ...overrides.map((override) => ({ ...override, kind: 'override' as const })),
  ];
}

function idsOf(ended: readonly Ended[], kind: Ended['kind']): string[] {
  return ended.filter((each) => each.kind === kind).map(({ memberId }) => memberId);
}
