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

/**
 * The same for several members at once, each with an audit record of their own: settled together, so that a lockout
 * hold catches all of them and not only the last one.
 */
export async function settleRolesOfEach(
  tx: Transaction,
  organizationId: string,
  auditIds: ReadonlyMap<string, string>,
): Promise<void> {
  const [auditId] = auditIds.values();
  if (auditId === undefined) return;
  await tx.$executeRaw`
    SELECT rollcall.settle_roles(${organizationId}::uuid, ${[...auditIds.keys()]}::uuid[], 'audit', ${auditId}::uuid,
      ${JSON.stringify(Object.fromEntries(auditIds))}::jsonb)`;
}

/** Stores whether the members have an active and complete source. Returns how many lost access by it. */
export async function refreshAccess(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
): Promise<{ ended: number }> {
  const changed = await tx.$queryRaw<{ hasAccess: boolean }[]>`
    SELECT has_access AS "hasAccess"
    FROM rollcall.refresh_access(${organizationId}::uuid, ${memberIds}::uuid[]) AS has_access`;
  return { ended: changed.filter(({ hasAccess }) => !hasAccess).length };
}

/** After the sources of the members have changed, and before `refreshAccess`: ends what was withheld and is no more. */
export async function forgetReturned(
  tx: Transaction,
  organizationId: string,
  memberIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`SELECT rollcall.forget_returned(${organizationId}::uuid, ${memberIds}::uuid[])`;
}
