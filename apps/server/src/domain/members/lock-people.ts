import type { Transaction } from '@rollcall/db';
import { lockMembers, lockRoles } from '#domain/roles/settle-roles.ts';
import { AppError, notFound } from '#errors.ts';

type LockedMember = Awaited<ReturnType<typeof read>>[number];

/**
 * The members with these ids, in their order, under the locks of a write that changes their roles.
 * @throws not_found, conflict for one that was merged into another
 */
export async function lockPeople<Ids extends readonly string[]>(
  tx: Transaction,
  organizationId: string,
  memberIds: Ids,
): Promise<{ [Index in keyof Ids]: LockedMember }>;
export async function lockPeople(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
): Promise<LockedMember[]> {
  await lockRoles(tx, organizationId);
  await lockMembers(tx, organizationId, memberIds);
  const members = await read(tx, organizationId, memberIds);
  return memberIds.map((memberId) => {
    const member = members.find(({ id }) => id === memberId);
    if (!member) throw notFound('person');
    if (member.mergedIntoId !== null) {
      throw new AppError('conflict', `${member.displayName} was merged into another person.`);
    }
    return member;
  });
}

function read(tx: Transaction, organizationId: string, memberIds: readonly string[]) {
  return tx.member.findMany({
    where: { organizationId, id: { in: [...memberIds] } },
    include: { pin: true, override: true, lockoutHold: true },
  });
}
