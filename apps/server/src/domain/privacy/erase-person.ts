import { providerLabel } from '@rollcall/access';
import type { Transaction } from '@rollcall/db';
import { eraseAuditContent, erasedPerson } from '#domain/audit/erase-audit-content.ts';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { providerFromDatabase } from '#domain/organizations/provider-from-database.ts';
import { refuseLockout } from '#domain/roles/refuse-lockout.ts';
import { lockMembers, lockRoles } from '#domain/roles/settle-roles.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';
import { eraseFromActivity } from './erase-from-activity.ts';
import { eraseFromBodies } from './erase-from-bodies.ts';
import { forgetAuthor } from './forget-author.ts';
import { personNames } from './person-names.ts';

/**
 * Erases a person from the organization: their entries, what IdPs sent about them, and their account unless it belongs
 * to another organization as well. What must stay for the others, which is that something was done and when, stays with
 * ids and without names.
 * @throws not_found; invalid when `confirmation` is not their name; conflict while a directory sends them as active,
 *   when they were merged into somebody, for oneself, and when nobody could run the organization after it
 */
export async function erasePerson(
  scope: ActorScope,
  { memberId, confirmation }: { memberId: string; confirmation: string },
): Promise<{ records: number }> {
  const { db, organizationId, actor } = scope;
  return await db.transaction(async (tx) => {
    await lockRoles(tx, organizationId);
    const person = await readPerson(tx, organizationId, memberId);
    const memberIds = [memberId, ...person.mergedFrom.map(({ id }) => id)];
    await lockMembers(tx, organizationId, memberIds);
    if (confirmation !== person.displayName) {
      throw new AppError('invalid', `To confirm, type ${person.displayName}.`);
    }
    if (actor.kind === 'account' && actor.id === person.accountId) {
      throw new AppError('conflict', 'You cannot erase yourself. Ask another admin.');
    }
    await refuseWhileSent(tx, organizationId, { memberIds, name: person.displayName });
    return await refuseLockout(tx, organizationId, async () => {
      const names = await personNames(tx, organizationId, memberIds);
      const userIds = await removeDirectoryUsers(tx, organizationId, memberIds);
      const activity = { subjectIds: [...memberIds, ...userIds], names };
      await eraseFromBodies(tx, organizationId, activity);
      const requests = await eraseFromActivity(tx, organizationId, activity);
      await forgetAuthor(tx, organizationId, names);
      await removeEntries(tx, organizationId, memberIds);
      await tx.invitation.deleteMany({
        where: { organizationId, email: { in: names, mode: 'insensitive' } },
      });
      if (person.accountId !== null) await removeAccount(tx, organizationId, person.accountId);
      await recordAudit(tx, scope, {
        action: 'member.erased',
        target: { kind: 'member', id: memberId, name: erasedPerson },
        after: { entries: memberIds.length, requests },
      });
      const erased = await eraseAuditContent(tx, scope, { memberId, accountId: person.accountId, names });
      return { records: requests + erased.records };
    });
  });
}

async function readPerson(tx: Transaction, organizationId: string, id: string) {
  const person = await tx.member.findUnique({
    where: { organizationId_id: { organizationId, id } },
    select: { displayName: true, accountId: true, mergedIntoId: true, mergedFrom: { select: { id: true } } },
  });
  if (!person) throw notFound('person');
  if (person.mergedIntoId !== null) {
    throw new AppError(
      'conflict',
      'This entry was merged into another person. Erase that one, and this goes along.',
    );
  }
  return person;
}

/** An IdP that has somebody as active would send them again at its next cycle. */
async function refuseWhileSent(
  tx: Transaction,
  organizationId: string,
  { memberIds, name }: { memberIds: readonly string[]; name: string },
): Promise<void> {
  const sending = await tx.directoryUser.findFirst({
    where: { organizationId, memberId: { in: [...memberIds] }, active: true },
    select: { directory: { select: { name: true, provider: true } } },
  });
  if (!sending) return;
  const provider = providerLabel(providerFromDatabase(sending.directory.provider));
  const where = sending.directory.name === provider ? provider : `${sending.directory.name} (${provider})`;
  throw new AppError(
    'conflict',
    `${where} still sends ${name} and would send them again. Remove them from the application there, wait until they are inactive here, then erase them.`,
  );
}

/** The counts of their groups go down with them. Returns the ids under which IdPs knew them. */
async function removeDirectoryUsers(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
): Promise<string[]> {
  await tx.$executeRaw`
    UPDATE directory_group g
    SET people = g.people - gone.people, revision = g.revision + 1, last_modified_at = now()
    FROM (
      SELECT s.directory_id, s.group_id, count(*)::int AS people
      FROM directory_user u
      JOIN membership s ON s.organization_id = u.organization_id AND s.directory_id = u.directory_id
        AND s.directory_user_id = u.id
      WHERE u.organization_id = ${organizationId}::uuid AND u.member_id = ANY (${memberIds}::uuid[])
      GROUP BY s.directory_id, s.group_id
    ) AS gone
    WHERE g.organization_id = ${organizationId}::uuid AND g.directory_id = gone.directory_id AND g.id = gone.group_id`;
  const departed = await tx.departedUser.findMany({
    where: { organizationId, memberId: { in: [...memberIds] } },
    select: { id: true },
  });
  const removed = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM directory_user WHERE organization_id = ${organizationId}::uuid AND member_id = ANY (${memberIds}::uuid[])
    RETURNING id`;
  return [...departed, ...removed].map(({ id }) => id);
}

async function removeEntries(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM distinct_people WHERE organization_id = ${organizationId}::uuid
      AND (first_member_id = ANY (${memberIds}::uuid[]) OR second_member_id = ANY (${memberIds}::uuid[]))`;
  await tx.$executeRaw`
    DELETE FROM member WHERE organization_id = ${organizationId}::uuid AND id = ANY (${memberIds}::uuid[])`;
}

/** An account that is a member elsewhere, or could become one, is the person's own: only its ties to here go. */
async function removeAccount(tx: Transaction, organizationId: string, accountId: string): Promise<void> {
  const elsewhere = await tx.member.count({ where: { accountId } });
  if (elsewhere === 0) {
    await tx.account.delete({ where: { id: accountId }, select: { id: true } });
    return;
  }
  await tx.session.deleteMany({ where: { accountId, organizationId } });
  await tx.ssoIdentity.deleteMany({ where: { accountId, organizationId } });
}
