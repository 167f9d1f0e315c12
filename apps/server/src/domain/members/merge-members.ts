import type { Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { lockAndReadMembers } from '#domain/roles/lock-and-read-members.ts';
import { refuseLockout } from '#domain/roles/refuse-lockout.ts';
import { forgetReturned, refreshAccess, settleRoles } from '#domain/roles/settle-roles.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';

/**
 * Makes one person of two members: what the merged one has moves to the kept one, whose own pin and account win. The
 * merged row stays as history, inactive. Once a directory speaks for the person, its word on whether they are active
 * counts, as when it links somebody who was invited.
 * @throws not_found; conflict when both sign in with an account, or when nobody could run the organization after it
 */
export async function mergeMembers(
  scope: ActorScope,
  { keepId, mergeId, reason }: { keepId: string; mergeId: string; reason?: string },
): Promise<void> {
  if (keepId === mergeId) throw new AppError('invalid', 'A person cannot be merged with themselves.');
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const [kept, merged] = await lockAndReadMembers(tx, organizationId, [keepId, mergeId] as const);
    if (kept.accountId !== null && merged.accountId !== null) {
      throw new AppError(
        'conflict',
        `${kept.displayName} and ${merged.displayName} sign in with accounts of their own. Only one person can be merged who does.`,
      );
    }
    await refuseLockout(tx, organizationId, async () => {
      const auditId = await recordAudit(tx, scope, {
        action: 'member.merged',
        target: { kind: 'member', id: keepId, name: kept.displayName },
        before: { kept: summary(kept), merged: summary(merged) },
        after: { kept: keepId, merged: mergeId },
        reason: reason ?? null,
      });
      const move = { where: { organizationId, memberId: mergeId }, data: { memberId: keepId } };
      await tx.directoryUser.updateMany(move);
      await tx.departedUser.updateMany(move);
      if (!kept.pin) await tx.rolePin.updateMany(move);
      if (!kept.override) await tx.roleOverride.updateMany(move);
      if (!kept.hasHold) await tx.lockoutHold.updateMany(move);
      if (!kept.isWithheld) await tx.withheldRemoval.updateMany(move);
      await clearMerged(tx, organizationId, { keepId, mergeId });
      await writeKept(tx, organizationId, { kept, merged });
      await forgetReturned(tx, organizationId, [keepId]);
      await refreshAccess(tx, organizationId, [keepId, mergeId]);
      await settleRoles(tx, { organizationId, memberIds: [keepId, mergeId], auditId });
    });
  });
}

async function clearMerged(
  tx: Transaction,
  organizationId: string,
  { keepId, mergeId }: { keepId: string; mergeId: string },
): Promise<void> {
  const ofMerged = { where: { organizationId, memberId: mergeId } };
  await tx.rolePin.deleteMany(ofMerged);
  await tx.roleOverride.deleteMany(ofMerged);
  await tx.lockoutHold.deleteMany(ofMerged);
  await tx.withheldRemoval.deleteMany(ofMerged);
  await tx.distinctPeople.deleteMany({
    where: { organizationId, OR: [{ firstMemberId: mergeId }, { secondMemberId: mergeId }] },
  });
  // Those who were merged into the merged one before are now the kept one as well.
  await tx.member.updateMany({
    where: { organizationId, OR: [{ id: mergeId }, { mergedIntoId: mergeId }] },
    data: { mergedIntoId: keepId },
  });
  await tx.member.update({
    where: { organizationId_id: { organizationId, id: mergeId } },
    data: { accountId: null, direct: false, active: false },
  });
}

type Person = { id: string; accountId: string | null; email: string | null; direct: boolean };

async function writeKept(
  tx: Transaction,
  organizationId: string,
  { kept, merged }: { kept: Person; merged: Person },
): Promise<void> {
  const users = await tx.directoryUser.count({ where: { organizationId, memberId: kept.id } });
  await tx.member.update({
    where: { organizationId_id: { organizationId, id: kept.id } },
    data: {
      accountId: kept.accountId ?? merged.accountId,
      email: kept.email ?? merged.email,
      direct: users === 0 && (kept.direct || merged.direct),
    },
  });
}

function summary(member: Person & { displayName: string; role: string; active: boolean }) {
  const { id, displayName, email, role, active } = member;
  return { id, name: displayName, email, role, active };
}
