import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { lockAndReadMembers } from './lock-and-read-members.ts';
import { refuseLockout } from './refuse-lockout.ts';
import { settleRoles } from './settle-roles.ts';

/** Lets the groups of a member decide again. Without a pin nothing happens. @throws not_found, conflict */
export async function unpinRole(scope: ActorScope, memberId: string): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const [member] = await lockAndReadMembers(tx, organizationId, [memberId] as const);
    const { pin } = member;
    if (!pin) return;
    await refuseLockout(tx, organizationId, async () => {
      await tx.rolePin.delete({ where: { organizationId_memberId: { organizationId, memberId } } });
      const auditId = await recordAudit(tx, scope, {
        action: 'member.unpinned',
        target: { kind: 'member', id: memberId, name: member.displayName },
        before: { role: member.role, pin: pin.role },
        after: { pin: null },
      });
      await settleRoles(tx, { organizationId, memberIds: [memberId], auditId });
    });
  });
}
