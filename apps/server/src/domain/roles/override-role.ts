import type { Role } from '@rollcall/access';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { StaffScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { lockAndReadMembers } from './lock-and-read-members.ts';
import { refuseLockout } from './refuse-lockout.ts';
import { settleRoles } from './settle-roles.ts';

const hourMs = 60 * 60 * 1000;
const hoursMax = 30 * 24;

/**
 * Support fixes the role of a member for some hours, whatever pins and groups say. An override that is there already
 * gives way to this one.
 * @throws not_found, invalid without a reason or for more than 30 days, conflict
 */
export async function overrideRole(
  scope: StaffScope,
  given: { memberId: string; role: Role; reason: string; hours: number },
): Promise<{ endsAt: Date }> {
  const { db, organizationId, actor } = scope;
  const { memberId, role, hours } = given;
  const reason = given.reason.trim();
  if (reason === '') throw new AppError('invalid', 'Say why: the customer can read it.');
  if (!(hours > 0 && hours <= hoursMax)) {
    throw new AppError('invalid', 'An override ends after 30 days at the latest.');
  }
  return await db.transaction(async (tx) => {
    const [member] = await lockAndReadMembers(tx, organizationId, [memberId] as const);
    const overriddenAt = new Date();
    const endsAt = new Date(overriddenAt.getTime() + hours * hourMs);
    await refuseLockout(tx, organizationId, async () => {
      const override = { role, reason, overriddenBy: actor.name, overriddenAt, endsAt };
      await tx.roleOverride.upsert({
        where: { organizationId_memberId: { organizationId, memberId } },
        create: { organizationId, memberId, ...override },
        update: override,
      });
      const auditId = await recordAudit(tx, scope, {
        action: 'member.overridden',
        target: { kind: 'member', id: memberId, name: member.displayName },
        before: { role: member.role, override: member.override?.role ?? null },
        after: { override: role, endsAt: endsAt.toISOString() },
        reason,
      });
      await settleRoles(tx, { organizationId, memberIds: [memberId], auditId });
    });
    return { endsAt };
  });
}
