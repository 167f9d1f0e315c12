import { recordAudit } from '#domain/audit/record-audit.ts';
import { lockDirectories } from '#domain/organizations/lock-directories.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';

/**
 * Says that another directory is to take the place of this one. It changes nobody: what was said can be taken back
 * until the old one is retired.
 * @throws not_found, conflict for a directory that is retired or is being replaced already
 */
export async function startMove(
  scope: ActorScope,
  { directoryId, toDirectoryId }: { directoryId: string; toDirectoryId: string },
): Promise<void> {
  const { db, organizationId, actor } = scope;
  if (directoryId === toDirectoryId) {
    throw new AppError('invalid', 'A connection cannot take the place of itself.');
  }
  await db.transaction(async (tx) => {
    const directories = await lockDirectories(tx, organizationId, [directoryId, toDirectoryId]);
    const from = directories.find(({ id }) => id === directoryId);
    const to = directories.find(({ id }) => id === toDirectoryId);
    if (!from || !to) throw notFound('directory');
    const retired = directories.find(({ retiredAt }) => retiredAt !== null);
    if (retired)
      throw new AppError('conflict', `${retired.name} was retired. Nothing is moved from it or to it.`);
    const moves = await tx.directoryMove.findMany({
      where: { organizationId, fromDirectoryId: { in: [directoryId, toDirectoryId] } },
    });
    if (moves.some((move) => move.fromDirectoryId === toDirectoryId)) {
      throw new AppError('conflict', `${to.name} is being replaced itself. Stop that first.`);
    }
    const [known] = moves;
    if (known?.toDirectoryId === toDirectoryId) return;
    if (known)
      throw new AppError('conflict', `${from.name} is being replaced by another connection already.`);
    await tx.directoryMove.create({
      data: { organizationId, fromDirectoryId: directoryId, toDirectoryId, startedBy: actor.name },
    });
    await recordAudit(tx, scope, {
      action: 'directory.move_started',
      target: { kind: 'directory', id: directoryId, name: from.name },
      after: { to: to.name },
    });
  });
}
