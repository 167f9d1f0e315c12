import type { Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';

/**
 * Lets people sign in through a connection whose test sign-in succeeded, in place of the one that is on. With the same
 * issuer and client id, as when a secret was renewed, they stay who they are and signed in; otherwise the `sub` of the
 * new IdP says nothing about that of the old one, and its sessions end.
 * @throws not_found, conflict before the test sign-in
 */
export async function switchOn(scope: ActorScope, connectionId: string): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const connections = await tx.ssoConnection.findMany({ where: { organizationId } });
    const next = connections.find(({ id }) => id === connectionId);
    const previous = connections.find(({ state }) => state === 'on');
    if (!next) throw notFound('single sign-on');
    if (next.state === 'on') return;
    if (next.state !== 'tested') {
      throw new AppError(
        'conflict',
        'Test the sign-in first: it can be switched on once the test succeeded.',
      );
    }
    if (previous) {
      const samePeople = previous.issuer === next.issuer && previous.clientId === next.clientId;
      if (samePeople) await movePeople(tx, organizationId, { from: previous.id, to: next.id });
      await tx.ssoConnection.delete({ where: { organizationId_id: { organizationId, id: previous.id } } });
    }
    await tx.ssoConnection.update({
      where: { organizationId_id: { organizationId, id: next.id } },
      data: { state: 'on', switchedOnAt: new Date() },
    });
    await recordAudit(tx, scope, {
      action: 'sso.switched_on',
      target: { kind: 'sso_connection', id: next.id, name: next.issuer },
      ...(previous && { before: { issuer: previous.issuer, clientId: previous.clientId } }),
      after: { issuer: next.issuer, clientId: next.clientId },
    });
  });
}

async function movePeople(
  tx: Transaction,
  organizationId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await tx.ssoIdentity.updateMany({
    where: { organizationId, connectionId: from },
    data: { connectionId: to },
  });
  await tx.session.updateMany({
    where: { organizationId, ssoConnectionId: from },
    data: { ssoConnectionId: to },
  });
}
