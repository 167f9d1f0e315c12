import type { OrganizationScope } from '#domain/scope.ts';
import { beginAttempt, type SsoAttempt } from '#domain/sso/attempts.ts';
import { type ConnectionToUse, redirectUriOf } from '#domain/sso/queries.ts';
import { newBinding } from './browser-binding.ts';
import type { OpenId } from './open-id.ts';

/** Where to send the browser, with the cookie that ties the answer to it. @throws SsoProblem */
export async function begin(
  { openId, publicUrl }: { openId: OpenId; publicUrl: string },
  scope: OrganizationScope,
  given: {
    connection: ConnectionToUse;
    slug: string;
    loginHint: string | null;
  } & Pick<SsoAttempt, 'purpose' | 'next'>,
): Promise<{ url: string; cookie: string }> {
  const { connection, slug, loginHint, purpose, next } = given;
  const { binding, cookie } = newBinding(publicUrl);
  const redirectUri = redirectUriOf(publicUrl, slug);
  const url = await openId.authorizationUrl(connection, { binding, redirectUri, loginHint });
  await beginAttempt(scope, binding.state, { connectionId: connection.id, purpose, next });
  return { url, cookie };
}
