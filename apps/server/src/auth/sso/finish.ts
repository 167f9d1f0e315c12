import type { OrganizationScope } from '#domain/scope.ts';
import type { SecretBox } from '#domain/secrets/secret-box.ts';
import { redeemAttempt, type SsoAttempt } from '#domain/sso/attempts.ts';
import type { SsoClaims } from '#domain/sso/connection.ts';
import { SsoProblem } from '#domain/sso/problem.ts';
import { type ConnectionToUse, connectionToUse } from '#domain/sso/queries.ts';
import { clientSecretOf } from '#domain/sso/save-connection.ts';
import { isSameState, readBinding } from './browser-binding.ts';
import type { OpenId } from './open-id.ts';

export type Answered = {
  readonly attempt: SsoAttempt;
  readonly connection: ConnectionToUse;
  /** What the ID token says, or why it is not believed. */
  readonly outcome: SsoClaims | SsoProblem;
};

/**
 * Takes the answer of an IdP from the browser that brings it. It counts once, from the browser that left for it.
 * @throws SsoProblem for a browser that did not leave from here with this state
 */
export async function finish(
  { openId, publicUrl, secrets }: { openId: OpenId; publicUrl: string; secrets: SecretBox },
  scope: OrganizationScope,
  { answer, cookieHeader }: { answer: URL; cookieHeader: string },
): Promise<Answered> {
  const binding = readBinding(publicUrl, cookieHeader);
  if (!binding) throw new SsoProblem('no_attempt');
  if (!isSameState(answer.searchParams.get('state') ?? '', binding.state))
    throw new SsoProblem('changed_state');
  const attempt = await redeemAttempt(scope, binding.state);
  if (!attempt) throw new SsoProblem('used_attempt');
  const connection = await connectionToUse(scope, { id: attempt.connectionId });
  if (!connection || (attempt.purpose === 'sign_in' && connection.state !== 'on'))
    throw new SsoProblem('off');
  const clientSecret = clientSecretOf(secrets, scope.organizationId, connection);
  const outcome = await openId
    .claims(connection, { answer, binding, clientSecret })
    .catch((error: unknown) => {
      if (error instanceof SsoProblem) return error;
      throw error;
    });
  return { attempt, connection, outcome };
}
