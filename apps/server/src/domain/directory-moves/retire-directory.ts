import { Prisma, type Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { lockDirectories } from '#domain/organizations/lock-directories.ts';
import { refuseLockout } from '#domain/roles/refuse-lockout.ts';
import { lockMembers, lockRoles, refreshAccess, settleRoles } from '#domain/roles/settle-roles.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';
import { retirementDigest, retirementOf } from './preview-retirement.ts';

export type Retirement = {
  readonly directoryId: string;
  /** The provider id of the directory. */
  readonly confirmation: string;
  /** The digest of the preview that was agreed to. */
  readonly previewed: string;
  /** The actor knows that people lose access by it. */
  readonly acceptsEndOfAccess?: boolean | undefined;
  /** The actor knows that they lose access themselves, or do not administer any more. */
  readonly acceptsOwnLoss?: boolean | undefined;
};

/**
 * Ends the old directory of a move: its credentials are revoked, and its users count as inactive from then on. Whoever
 * the new one holds stays as they are, at every instant; whoever was in by the old one alone loses access. What the
 * old one pushed stays to be read.
 * @throws not_found; invalid when `confirmation` is another; stale when it would do anything else than was previewed;
 * conflict when it is retired already, when nobody could run the organization any more, or when the actor has not
 * said that they know whom it puts out
 */
export async function retireDirectory(
  scope: ActorScope,
  given: Retirement,
): Promise<{ losingAccess: number; otherRole: number }> {
  const { db, organizationId, actor } = scope;
  const { directoryId } = given;
  return await db.transaction(async (tx) => {
    await lockRoles(tx, organizationId);
    const [directory] = await lockDirectories(tx, organizationId, [directoryId]);
    const move = await tx.directoryMove.findUnique({
      where: { organizationId_fromDirectoryId: { organizationId, fromDirectoryId: directoryId } },
      include: { to: { select: { name: true } } },
    });
    const found = await tx.providerId.findUnique({
      where: { organizationId_directoryId: { organizationId, directoryId } },
    });
    if (!directory || !move || !found) throw notFound('move');
    if (directory.retiredAt) throw new AppError('conflict', `${directory.name} is retired already.`);
    if (given.confirmation !== found.providerId) {
      throw new AppError('invalid', `To confirm, type the provider id ${found.providerId}.`);
    }

    const memberIds = await membersOf(tx, organizationId, directoryId);
    await lockMembers(tx, organizationId, memberIds);
    const preview = await retirementOf(tx, { organizationId, actor, directoryId });
    requireConsent(given, preview);
    const withAccess = await withAccessOf(tx, organizationId, memberIds);
    const auditId = await refuseLockout(tx, organizationId, async () => {
      const { count: credentials } = await retire(tx, { organizationId, directoryId, by: actor.name });
      await refreshAccess(tx, organizationId, memberIds);
      const id = await recordAudit(tx, scope, {
        action: 'directory.retired',
        target: { kind: 'directory', id: directoryId, name: directory.name },
        after: {
          replacedBy: move.to.name,
          peopleEnded: preview.losingAccess,
          peopleWithOtherRole: preview.otherRole,
          tokensRevoked: credentials,
        },
      });
      await settleRoles(tx, { organizationId, memberIds, auditId: id });
      return id;
    });
    if ((await digestOfWhatWasDone(tx, { organizationId, withAccess, auditId })) !== given.previewed) {
      throw new AppError(
        'stale',
        'Other people would be concerned than were shown: the connections changed in the meantime. Look again.',
      );
    }
    return { losingAccess: preview.losingAccess, otherRole: preview.otherRole };
  });
}

type Preview = Awaited<ReturnType<typeof retirementOf>>;

function requireConsent(given: Retirement, { refusal, losingAccess, own }: Preview): void {
  if (refusal) throw new AppError('conflict', refusal);
  if (losingAccess > 0 && !given.acceptsEndOfAccess) {
    const people = losingAccess === 1 ? '1 person' : `${losingAccess} people`;
    throw new AppError('conflict', `${people} would lose access. Say that you know.`);
  }
  if ((own?.losesAccess || own?.losesAdministration) && !given.acceptsOwnLoss) {
    throw new AppError('conflict', 'You would not be an admin any more. Say that you know.');
  }
}

async function membersOf(tx: Transaction, organizationId: string, directoryId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ memberId: string }[]>`
    SELECT DISTINCT member_id AS "memberId" FROM directory_user
    WHERE organization_id = ${organizationId}::uuid AND directory_id = ${directoryId}::uuid AND active`;
  return rows.map(({ memberId }) => memberId);
}

async function withAccessOf(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id FROM member m
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ANY (${memberIds}::uuid[]) AND rollcall.has_access(m)`;
  return rows.map(({ id }) => id);
}

async function retire(
  tx: Transaction,
  { organizationId, directoryId, by }: { organizationId: string; directoryId: string; by: string },
): Promise<{ count: number }> {
  const at = new Date();
  await tx.directory.update({
    where: { organizationId_id: { organizationId, id: directoryId } },
    data: { retiredAt: at, retiredBy: by },
  });
  await tx.directoryUser.updateMany({
    where: { organizationId, directoryId, active: true },
    data: { active: false },
  });
  return await tx.scimCredential.updateMany({
    where: { organizationId, directoryId, revokedAt: null },
    data: { revokedAt: at },
  });
}

/** As a preview says it beforehand, of what was written: the changes of role have this transaction's time. */
async function digestOfWhatWasDone(
  tx: Transaction,
  {
    organizationId,
    withAccess,
    auditId,
  }: { organizationId: string; withAccess: readonly string[]; auditId: string },
): Promise<string | undefined> {
  const ended = Prisma.sql`(
    SELECT m.id FROM member m
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ANY (${withAccess}::uuid[]) AND NOT rollcall.has_access(m)
  )`;
  const changed = Prisma.sql`(
    SELECT member_id AS id, from_role, to_role FROM role_change
    WHERE organization_id = ${organizationId}::uuid AND at = now()::timestamptz(3) AND cause_id = ${auditId}::uuid
  )`;
  const [row] = await tx.$queryRaw<
    { digest: string }[]
  >`SELECT ${retirementDigest(ended, changed)} AS digest`;
  return row?.digest;
}
