import type { Transaction } from '@rollcall/db';

type LockedDirectory = { readonly id: string; readonly name: string; readonly retiredAt: Date | null };

/** Those of the directories that exist, so that none of them is retired, removed or renamed meanwhile. */
export async function lockDirectories(
  tx: Transaction,
  organizationId: string,
  directoryIds: readonly string[],
): Promise<LockedDirectory[]> {
  return await tx.$queryRaw<LockedDirectory[]>`
    SELECT id, name, retired_at AS "retiredAt" FROM directory
    WHERE organization_id = ${organizationId}::uuid AND id = ANY (${directoryIds}::uuid[])
    ORDER BY id FOR NO KEY UPDATE`;
}
