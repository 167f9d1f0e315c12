import { recordAudit } from '#domain/audit/record-audit.ts';
import type { StaffScope } from '#domain/scope.ts';
import { lockAndReadMembers } from './lock-and-read-members.ts';
import { refuseLockout } from './refuse-lockout.ts';
import { settleRoles } from './settle-roles.ts';

/** Ends an override before its time. Without one nothing happens. @throws not_found, conflict */
export async function endOverride(scope: StaffScope, memberId: string): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const [member] = await lockAndReadMembers(tx, organizationId, [memberId] as const);
    const { override } = member;
    if (!override) return;
    await refuseLockout(tx, organizationId, async () => {
      await tx.roleOverride.delete({ where: { organizationId_memberId: { organizationId, memberId } } });
      const auditId = await recordAudit(tx, scope, {
        action: 'member.override_ended',
        target: { kind: 'member', id: memberId, name: member.displayName },
        before: { role: member.role, override: override.role },
        after: { override: null },
      });
      await settleRoles(tx, { organizationId, memberIds: [memberId], auditId });
    });
  });
}
