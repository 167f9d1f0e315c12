import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';

/** The providerId stays: it is part of every token. */
export async function renameDirectory(
  scope: ActorScope,
  given: { directoryId: string; name: string },
): Promise<void> {
  const { db, organizationId } = scope;
  const name = given.name.trim();
  if (name === '') throw new AppError('invalid', 'A directory needs a name.');
  const key = { organizationId_id: { organizationId, id: given.directoryId } };
  await db.transaction(async (tx) => {
    await tx.$executeRaw`
      SELECT FROM directory WHERE organization_id = ${organizationId}::uuid AND id = ${given.directoryId}::uuid
      FOR NO KEY UPDATE`;
    const before = await tx.directory.findUnique({ where: key });
    if (!before) throw notFound('directory');
    if (before.name === name) return;
    await tx.directory.update({ where: key, data: { name } });
    await recordAudit(tx, scope, {
      action: 'directory.renamed',
      target: { kind: 'directory', id: before.id, name },
      before: { name: before.name },
      after: { name },
    });
  });
}
