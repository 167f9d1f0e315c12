import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';
import { connectionToUse, peopleSignedIn } from './queries.ts';

/**
 * Whether members get in through single sign-on alone, and whether who signs in for the first time becomes a member.
 * @throws not_found unless a connection is on; conflict when no admin has signed in through it yet
 */
export async function setSignInRules(
  scope: ActorScope,
  { ssoOnly, justInTime }: { ssoOnly: boolean; justInTime: boolean },
): Promise<void> {
  const { db, organizationId } = scope;
  const [on, people] = await Promise.all([connectionToUse(scope, 'on'), peopleSignedIn(scope)]);
  if (!on) throw notFound('single sign-on that is on');
  if (ssoOnly && !on.ssoOnly && people.admins === 0) {
    throw new AppError(
      'conflict',
      'No admin has signed in through it yet. Sign out, sign in through your identity provider, and come back here: then nobody is locked out.',
    );
  }
  await db.transaction(async (tx) => {
    await tx.ssoConnection.update({
      where: { organizationId_id: { organizationId, id: on.id } },
      data: { ssoOnly, justInTime },
    });
    await recordAudit(tx, scope, {
      action: 'sso.rules_set',
      target: { kind: 'sso_connection', id: on.id, name: on.issuer },
      before: { ssoOnly: on.ssoOnly, justInTime: on.justInTime },
      after: { ssoOnly, justInTime },
    });
  });
}
