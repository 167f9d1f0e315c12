import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError } from '#errors.ts';

/** The slug stays: it stands in links that people have kept. */
export async function renameOrganization(scope: ActorScope, to: string): Promise<void> {
  const name = to.trim();
  if (name === '') throw new AppError('invalid', 'An organization needs a name.');
  const { db, organizationId: id } = scope;
  await db.transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const before = await tx.organization.findUniqueOrThrow({ where: { id }, select: { name: true } });
    if (before.name === name) return;
    await tx.organization.update({ where: { id }, data: { name } });
    await recordAudit(tx, scope, {
      action: 'organization.renamed',
      target: { kind: 'organization', id, name },
      before: { name: before.name },
      after: { name },
    });
  });
}
