import type { Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';

/**
 * Forgets a connection with its secret, and who signed in through it; their sessions end. The members stay.
 * @throws not_found; conflict when it is on and no admin has another way in
 */
export async function removeConnection(scope: ActorScope, connectionId: string): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const where = { organizationId_id: { organizationId, id: connectionId } };
    const connection = await tx.ssoConnection.findUnique({ where });
    if (!connection) throw notFound('single sign-on');
    if (connection.state === 'on') await refuseLockingOut(tx, organizationId);
    await tx.ssoConnection.delete({ where });
    const { provider, issuer, clientId, state } = connection;
    await recordAudit(tx, scope, {
      action: 'sso.removed',
      target: { kind: 'sso_connection', id: connectionId, name: issuer },
      before: { provider, issuer, clientId, state },
    });
  });
}

async function refuseLockingOut(tx: Transaction, organizationId: string): Promise<void> {
  const [{ others } = { others: 0 }] = await tx.$queryRaw<{ others: number }[]>`
    SELECT count(*)::int AS others FROM member m
    JOIN role r ON r.name = m.role
    JOIN account a ON a.id = m.account_id
    WHERE m.organization_id = ${organizationId}::uuid AND rollcall.has_access(m) AND r.administers
      AND a.organization_id IS NULL`;
  if (others === 0) {
    throw new AppError(
      'conflict',
      'Every admin signs in through it, so nobody could run the organization afterwards. Invite an admin by e-mail first.',
    );
  }
}
