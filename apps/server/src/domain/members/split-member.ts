import { recordAudit } from '#domain/audit/record-audit.ts';
import { lockAndReadMembers } from '#domain/roles/lock-and-read-members.ts';
import { refuseLockout } from '#domain/roles/refuse-lockout.ts';
import { refreshAccess, settleRoles } from '#domain/roles/settle-roles.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';
import { orderedPair } from './ordered-pair.ts';

/**
 * Gives a directory user a member of its own, because it is somebody else than the member that it was linked to. The
 * pin, the account and the history stay with the old one. The two are not offered as duplicates again.
 * @throws not_found; conflict when the member would have no source left, or nobody could run the organization after it
 */
export async function splitMember(
  scope: ActorScope,
  given: { memberId: string; directoryId: string; directoryUserId: string },
): Promise<{ memberId: string }> {
  const { db, organizationId } = scope;
  const { memberId, directoryId, directoryUserId: id } = given;
  return await db.transaction(async (tx) => {
    const [member] = await lockAndReadMembers(tx, organizationId, [memberId] as const);
    const key = { organizationId_directoryId_id: { organizationId, directoryId, id } };
    const user = await tx.directoryUser.findUnique({ where: key });
    if (user?.memberId !== memberId) throw notFound('directory user of this person');
    const users = await tx.directoryUser.count({ where: { organizationId, memberId } });
    // Who came in by invitation and is without a directory again is in by the invitation.
    const direct = member.direct || (users === 1 && member.origin !== 'directory');
    if (users === 1 && !direct) {
      throw new AppError('conflict', `${member.displayName} is in by this directory user alone.`);
    }
    return await refuseLockout(tx, organizationId, async () => {
      const { defaultRole } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId } });
      const displayName = user.displayName ?? user.userName;
      const created = await tx.member.create({
        data: {
          organizationId,
          displayName,
          email: user.email,
          origin: 'directory',
          direct: false,
          active: user.active,
          role: defaultRole,
          reason: 'default',
        },
      });
      await tx.directoryUser.update({ where: key, data: { memberId: created.id } });
      if (user.externalId !== null) {
        await tx.departedUser.updateMany({
          where: { organizationId, directoryId, memberId, externalId: user.externalId },
          data: { memberId: created.id },
        });
      }
      if (direct !== member.direct) {
        await tx.member.update({
          where: { organizationId_id: { organizationId, id: memberId } },
          data: { direct },
        });
      }
      await tx.distinctPeople.create({ data: { organizationId, ...orderedPair(memberId, created.id) } });
      const auditId = await recordAudit(tx, scope, {
        action: 'member.split',
        target: { kind: 'member', id: memberId, name: member.displayName },
        after: { memberId: created.id, name: displayName, userName: user.userName, directoryId },
      });
      const memberIds = [memberId, created.id];
      await refreshAccess(tx, organizationId, memberIds);
      await settleRoles(tx, { organizationId, memberIds, auditId });
      return { memberId: created.id };
    });
  });
}
