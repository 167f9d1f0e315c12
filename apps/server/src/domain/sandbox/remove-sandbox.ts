import type { Transaction } from '@rollcall/db';
import type { SandboxCounts } from './sandbox-run.ts';

/**
 * Removes the sandbox of an organization with everything that came into it, so that nothing of it is left in any table.
 * Returns what there was; null where the organization has none.
 */
export async function removeSandbox(tx: Transaction, ownerId: string): Promise<SandboxCounts | null> {
  const sandbox = await tx.organization.findUnique({ where: { sandboxOfId: ownerId }, select: { id: true } });
  if (!sandbox) return null;
  const where = { organizationId: sandbox.id };
  const counts = await countSandbox(tx, sandbox.id);
  // Those that refer to nothing; the rest goes with the organization.
  await tx.provisioningRecord.deleteMany({ where });
  await tx.provisioningCycle.deleteMany({ where });
  await tx.roleChange.deleteMany({ where });
  await tx.authenticationFailure.deleteMany({ where });
  await tx.organization.delete({ where: { id: sandbox.id } });
  return counts;
}

export async function countSandbox(
  tx: Pick<Transaction, 'member' | 'directoryGroup' | 'provisioningRecord'>,
  sandboxId: string,
): Promise<SandboxCounts> {
  const where = { organizationId: sandboxId };
  const people = await tx.member.count({ where });
  const groups = await tx.directoryGroup.count({ where });
  const requests = await tx.provisioningRecord.count({ where });
  return { people, groups, requests };
}
