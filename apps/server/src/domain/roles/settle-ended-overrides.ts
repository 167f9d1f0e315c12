import type { Database } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { itself } from '#domain/scope.ts';
import { lockMembers, lockRoles, settleRoles } from './settle-roles.ts';

/**
 * Gives everybody whose override has ended the role that follows. The role function ignores an ended one, so that
 * whatever else happens to a member settles it as well; this is for those to whom nothing happens. A demotion that
 * leaves nobody who administers becomes a lockout hold.
 */
export async function settleEndedOverrides(db: Database): Promise<void> {
  const organizations = await db.prisma.roleOverride.findMany({
    where: { endsAt: { lte: new Date() } },
    distinct: ['organizationId'],
    select: { organizationId: true },
  });
  for (const { organizationId } of organizations) await settleEndedOverridesOf(db, organizationId);
}

/** The same for one organization, for who cannot wait for the next round. */
export async function settleEndedOverridesOf(db: Database, organizationId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await lockRoles(tx, organizationId);
    const ended = await tx.roleOverride.findMany({
      where: { organizationId, endsAt: { lte: new Date() } },
      include: { member: { select: { displayName: true, role: true } } },
      orderBy: { memberId: 'asc' },
    });
    const memberIds = ended.map(({ memberId }) => memberId);
    await lockMembers(tx, organizationId, memberIds);
    await tx.roleOverride.deleteMany({ where: { organizationId, memberId: { in: memberIds } } });
    const auditIds: string[] = [];
    for (const { memberId, role, reason, member } of ended) {
      const auditId = await recordAudit(
        tx,
        { organizationId, actor: itself },
        {
          action: 'member.override_ended',
          target: { kind: 'member', id: memberId, name: member.displayName },
          before: { role: member.role, override: role },
          after: { override: null },
          reason,
        },
      );
      auditIds.push(auditId);
    }
    // Together, so that a lockout hold catches all of them and not only the last one.
    const [auditId] = auditIds;
    if (auditId !== undefined) await settleRoles(tx, { organizationId, memberIds, auditId });
  });
}
