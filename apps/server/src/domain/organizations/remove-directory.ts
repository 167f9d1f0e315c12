import type { Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { refuseLockout } from '#domain/roles/refuse-lockout.ts';
import { lockMembers, lockRoles, refreshAccess, settleRoles } from '#domain/roles/settle-roles.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';

/**
 * Removes a directory with its users, groups, mappings and credentials. Who was in by it alone loses access; their
 * members and the history stay. A demotion that would leave nobody who administers becomes a lockout hold, as when
 * the IdP had done it; only a removal that would leave nobody active who administers is refused.
 * @throws not_found, invalid when `confirmation` is not the directory's providerId, conflict
 */
export async function removeDirectory(
  scope: ActorScope,
  { directoryId, confirmation }: { directoryId: string; confirmation: string },
): Promise<{ people: number }> {
  const { db, organizationId } = scope;
  const key = { organizationId_id: { organizationId, id: directoryId } };
  return await db.transaction(async (tx) => {
    await lockRoles(tx, organizationId);
    const directory = await tx.directory.findUnique({ where: key, include: { providerId: true } });
    if (!directory) throw notFound('directory');
    const providerId = directory.providerId?.providerId ?? '';
    if (confirmation !== providerId) {
      throw new AppError('invalid', `To confirm, type the provider id ${providerId}.`);
    }
    const memberIds = await membersOf(tx, organizationId, directoryId);
    await lockMembers(tx, organizationId, memberIds);
    const remove = async () => {
      await tx.authenticationFailure.deleteMany({ where: { organizationId, directoryId } });
      await tx.directoryUser.deleteMany({ where: { organizationId, directoryId } });
      await tx.directory.delete({ where: key });
      const { ended } = await refreshAccess(tx, organizationId, memberIds);
      const auditId = await recordAudit(tx, scope, {
        action: 'directory.removed',
        target: { kind: 'directory', id: directoryId, name: directory.name },
        before: { provider: directory.provider, name: directory.name, providerId },
        after: { peopleEnded: ended },
      });
      await settleRoles(tx, { organizationId, memberIds, auditId });
      return { people: ended };
    };
    return await refuseLockout(tx, organizationId, remove, { holds: 'kept' });
  });
}

async function membersOf(tx: Transaction, organizationId: string, directoryId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ memberId: string }[]>`
    SELECT DISTINCT member_id AS "memberId" FROM directory_user
    WHERE organization_id = ${organizationId}::uuid AND directory_id = ${directoryId}::uuid`;
  return rows.map(({ memberId }) => memberId);
}
