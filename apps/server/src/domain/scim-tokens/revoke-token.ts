import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';

/** Ends a token at once. Doing it again changes nothing. @throws not_found */
export async function revokeToken(scope: ActorScope, tokenId: string): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const revoked = await tx.scimCredential.updateMany({
      where: { organizationId, tokenId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    const credential = await tx.scimCredential.findFirst({
      where: { organizationId, tokenId },
      select: { name: true, directory: { select: { name: true } } },
    });
    if (!credential) throw notFound('token');
    if (revoked.count === 0) return;
    await recordAudit(tx, scope, {
      action: 'token.revoked',
      target: { kind: 'token', id: tokenId, name: credential.name },
      before: { directory: credential.directory.name },
    });
  });
}
