import type { Role } from '@rollcall/access';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { lockAndReadMembers } from './lock-and-read-members.ts';
import { refuseLockout } from './refuse-lockout.ts';
import { settleRoles } from './settle-roles.ts';

/** Fixes the role of a member by hand, whatever their groups say. @throws not_found, conflict */
export async function pinRole(
  scope: ActorScope,
  given: { memberId: string; role: Role; reason?: string | undefined },
): Promise<void> {
  const { db, organizationId, actor } = scope;
  const { memberId, role } = given;
  const reason = given.reason?.trim() || null;
  await db.transaction(async (tx) => {
    const [member] = await lockAndReadMembers(tx, organizationId, [memberId] as const);
    if (member.pin?.role === role && member.pin.reason === reason) return;
    await refuseLockout(tx, organizationId, async () => {
      const pin = { role, reason, pinnedBy: actor.name, pinnedAt: new Date() };
      await tx.rolePin.upsert({
        where: { organizationId_memberId: { organizationId, memberId } },
        create: { organizationId, memberId, ...pin },
        update: pin,
      });
      const auditId = await recordAudit(tx, scope, {
        action: 'member.pinned',
        target: { kind: 'member', id: memberId, name: member.displayName },
        before: { role: member.role, pin: member.pin?.role ?? null },
        after: { pin: role },
        reason,
      });
      await settleRoles(tx, { organizationId, memberIds: [memberId], auditId });
    });
  });
}
