import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';

/** Ends the link and, at once, everybody who is at work with it. Revoking it twice is no error. @throws not_found */
export async function revokeSetupLink(scope: ActorScope, id: string): Promise<void> {
  const { db, organizationId } = scope;
  const key = { organizationId_id: { organizationId, id } };
  await db.transaction(async (tx) => {
    const link = await tx.setupLink.findUnique({ where: key });
    if (!link) throw notFound('setup link');
    // The sessions of the link hang on its key.
    const { count } = await tx.setupLinkKey.deleteMany({ where: { organizationId, id } });
    if (count === 0) return;
    await tx.setupLink.update({ where: key, data: { revokedAt: new Date() }, select: { id: true } });
    await recordAudit(tx, scope, {
      action: 'setup_link.revoked',
      target: { kind: 'setup_link', id, name: link.recipient },
      before: { purpose: link.purpose, expiresAt: link.expiresAt.toISOString() },
    });
  });
}
