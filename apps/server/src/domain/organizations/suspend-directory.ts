import { recordAudit } from '#domain/audit/record-audit.ts';
import type { StaffScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';

/**
 * Stops a directory: its tokens are refused with a sentence that says so, and nobody's access changes. For an identity
 * provider that does harm faster than it can be put right at its end.
 * @throws not_found, conflict when it is suspended already, invalid without a reason
 */
export async function suspendDirectory(
  scope: StaffScope,
  given: { directoryId: string; reason: string },
): Promise<void> {
  const { db, organizationId, actor } = scope;
  const reason = given.reason.trim();
  if (reason === '') throw new AppError('invalid', 'Say why: the customer can read it.');
  const key = { organizationId_id: { organizationId, id: given.directoryId } };
  await db.transaction(async (tx) => {
    const suspended = await tx.directory.updateMany({
      where: { organizationId, id: given.directoryId, suspendedAt: null },
      data: { suspendedAt: new Date(), suspendedBy: actor.name, suspensionReason: reason },
    });
    const directory = await tx.directory.findUnique({
      where: key,
      select: { name: true, suspendedBy: true },
    });
    if (!directory) throw notFound('directory');
    if (suspended.count === 0) {
      throw new AppError('conflict', `${directory.name} is suspended already, by ${directory.suspendedBy}.`);
    }
    await recordAudit(tx, scope, {
      action: 'directory.suspended',
      target: { kind: 'directory', id: given.directoryId, name: directory.name },
      reason,
    });
  });
}
