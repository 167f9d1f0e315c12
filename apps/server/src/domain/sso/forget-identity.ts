import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';

/**
 * Lets a member be met by their address again at the next sign-in: for when the IdP made them anew, or gave the address
 * to another. Their sessions through single sign-on end.
 * @throws not_found
 */
export async function forgetIdentity(scope: ActorScope, memberId: string): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const member = await tx.member.findUnique({
      where: { organizationId_id: { organizationId, id: memberId } },
      select: { displayName: true, accountId: true },
    });
    if (!member) throw notFound('person');
    const { accountId, displayName } = member;
    if (accountId === null) return;
    const forgotten = await tx.ssoIdentity.deleteMany({ where: { organizationId, accountId } });
    await tx.session.deleteMany({ where: { organizationId, accountId } });
    if (forgotten.count === 0) return;
    await recordAudit(tx, scope, {
      action: 'sso.identity_forgotten',
      target: { kind: 'member', id: memberId, name: displayName },
    });
  });
}
