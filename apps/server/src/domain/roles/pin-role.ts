import type { Role } from '@rollcall/access';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { lockAndReadMembers } from './lock-and-read-members.ts';
import { refuseLockout } from './refuse-lockout.ts';
import { forgetReturned, settleRoles } from './settle-roles.ts';

/**
 * Fixes the role of a member by hand, whatever their groups say, until a time or until it is taken away. A lockout hold
 * of theirs gives way to it: somebody has decided.
 * @throws not_found, conflict, invalid for an end that has passed
 */
export async function pinRole(
  scope: ActorScope,
  given: { memberId: string; role: Role; reason?: string | undefined; endsAt?: Date | undefined },
): Promise<void> {
  const { db, organizationId, actor } = scope;
  const { memberId, role } = given;
  const reason = given.reason?.trim() || null;
  const endsAt = given.endsAt ?? null;
  if (endsAt !== null && endsAt <= new Date()) {
    throw new AppError('invalid', 'A pin has to end in the future.');
  }
  await db.transaction(async (tx) => {
    const [member] = await lockAndReadMembers(tx, organizationId, [memberId] as const);
    const isSame =
      !member.hasHold &&
      member.pin?.role === role &&
      member.pin.reason === reason &&
      member.pin.endsAtMs === (endsAt?.getTime() ?? null);
    if (isSame) return;
    // Before, so that one which comes to be again is a new one.
    await tx.lockoutHold.deleteMany({ where: { organizationId, memberId } });
    await refuseLockout(tx, organizationId, async () => {
      const pin = { role, reason, endsAt, pinnedBy: actor.name, pinnedAt: new Date() };
      await tx.rolePin.upsert({
        where: { organizationId_memberId: { organizationId, memberId } },
        create: { organizationId, memberId, ...pin },
        update: pin,
      });
      await forgetReturned(tx, organizationId, [memberId]);
      const auditId = await recordAudit(tx, scope, {
        action: 'member.pinned',
        target: { kind: 'member', id: memberId, name: member.displayName },
        before: { role: member.role, pin: member.pin?.role ?? null },
        after: { pin: role, ...(endsAt && { endsAt: endsAt.toISOString() }) },
        reason,
      });
      await settleRoles(tx, { organizationId, memberIds: [memberId], auditId });
    });
  });
}
