import { recordAudit } from '#domain/audit/record-audit.ts';
import { lockDirectories } from '#domain/organizations/lock-directories.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';

/**
 * Takes back that another directory is to take the place of this one. What was confirmed of people and roles stays: each
 * of it has an undo of its own.
 * @throws not_found, conflict when the directory is retired already
 */
export async function stopMove(scope: ActorScope, directoryId: string): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const [from] = await lockDirectories(tx, organizationId, [directoryId]);
    const key = { organizationId_fromDirectoryId: { organizationId, fromDirectoryId: directoryId } };
    const move = await tx.directoryMove.findUnique({
      where: key,
      include: { to: { select: { name: true } } },
    });
    if (!from || !move) throw notFound('move');
    if (from.retiredAt)
      throw new AppError('conflict', `${from.name} was retired. That cannot be taken back.`);
    await tx.directoryMove.delete({ where: key });
    await recordAudit(tx, scope, {
      action: 'directory.move_stopped',
      target: { kind: 'directory', id: directoryId, name: from.name },
      before: { to: move.to.name },
    });
  });
}
