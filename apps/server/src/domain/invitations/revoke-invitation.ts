import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';

/** Its links end at once. @throws not_found, also when it was accepted */
export async function revokeInvitation(scope: ActorScope, id: string): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const [invitation] = await tx.invitation.updateManyAndReturn({
      where: { organizationId, id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date(), tokenHash: null },
      select: { email: true },
    });
    if (!invitation) throw notFound('invitation');
    await recordAudit(tx, scope, {
      action: 'invitation.revoked',
      target: { kind: 'invitation', id, name: invitation.email },
    });
  });
}
