import type { Transaction } from '@rollcall/db';

/**
 * The lock for every write of a person that can change a role: nobody else changes one until this transaction ends.
 * It is taken before anything is read that the write is decided by.
 */
export async function lockRoles(tx: Transaction, organizationId: string): Promise<void> {
  await tx.$executeRaw`SELECT rollcall.lock_roles(${organizationId}::uuid, true)`;
}

/** After `lockRoles`, and before anything is written that decides these members' roles. */
export async function lockMembers(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`SELECT rollcall.lock_members(${organizationId}::uuid, ${memberIds}::uuid[])`;
}

/** Stores the role that each of the members has now, caused by an audit record. Returns how many roles changed. */
export async function settleRoles(
  tx: Transaction,
  {
    organizationId,
    memberIds,
    auditId,
  }: { organizationId: string; memberIds: readonly string[]; auditId: string },
): Promise<number> {
  const [settled] = await tx.$queryRaw<{ changed: number }[]>`
    SELECT rollcall.settle_roles(${organizationId}::uuid, ${memberIds}::uuid[], 'audit', ${auditId}::uuid) AS changed`;
  return settled?.changed ?? 0;
}

/** Stores whether the members have an active source, in one statement for any number of them. */
export async function refreshActive(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
): Promise<{ ended: number }> {
  const changed = await tx.$queryRaw<{ active: boolean }[]>`
    UPDATE member m SET active = NOT m.active
    WHERE m.organization_id = ${organizationId}::uuid AND m.id = ANY (${memberIds}::uuid[])
      AND m.active <> (m.direct OR EXISTS (
        SELECT FROM directory_user u
        WHERE u.organization_id = m.organization_id AND u.member_id = m.id AND u.active
      ))
    RETURNING m.active`;
  return { ended: changed.filter(({ active }) => !active).length };
}
