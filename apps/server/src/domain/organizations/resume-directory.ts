import { recordAudit } from '#domain/audit/record-audit.ts';
import type { StaffScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';

/** Takes from a suspended directory again. Of one that is not suspended nothing changes. @throws not_found */
export async function resumeDirectory(scope: StaffScope, directoryId: string): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    await tx.$executeRaw`
      SELECT FROM directory WHERE organization_id = ${organizationId}::uuid AND id = ${directoryId}::uuid
      FOR NO KEY UPDATE`;
    const key = { organizationId_id: { organizationId, id: directoryId } };
    const before = await tx.directory.findUnique({ where: key });
    if (!before) throw notFound('directory');
    const { name, suspendedAt, suspendedBy, suspensionReason } = before;
    if (suspendedAt === null) return;
    await tx.directory.update({
      where: key,
      data: { suspendedAt: null, suspendedBy: null, suspensionReason: null },
    });
    await recordAudit(tx, scope, {
      action: 'directory.resumed',
      target: { kind: 'directory', id: directoryId, name },
      before: { suspendedAt: suspendedAt.toISOString(), suspendedBy, reason: suspensionReason },
    });
  });
}
