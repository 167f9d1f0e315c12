import type { SsoProvider } from '@rollcall/access';
import type { ActorScope } from '#domain/scope.ts';
import type { SecretBox } from '#domain/secrets/secret-box.ts';
import { issuerOf } from '#domain/sso/issuer.ts';
import { SsoProblem } from '#domain/sso/problem.ts';
import { connectionToUse } from '#domain/sso/queries.ts';
import { saveConnection } from '#domain/sso/save-connection.ts';
import { AppError, notFound } from '#errors.ts';
import { begin } from './begin.ts';
import { type DiscoveryCheck, discover } from './discover.ts';
import type { IdpFetch } from './idp-fetch.ts';
import type { OpenId } from './open-id.ts';

export type ConnectionForm = {
  readonly provider: SsoProvider;
  /** As the admin has it from the provider: an issuer, a tenant id, a domain. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly hostedDomain: string | null;
};

/** Checks the provider and, when nothing is wrong with it, keeps the connection. @throws invalid */
export async function checkAndSave(
  { fetchIdp, secrets }: { fetchIdp: IdpFetch; secrets: SecretBox },
  scope: ActorScope,
  form: ConnectionForm,
): Promise<{ saved: boolean; checks: readonly DiscoveryCheck[] }> {
  const { provider } = form;
  if (provider === 'google' && form.hostedDomain === null) {
    throw new AppError(
      'invalid',
      'Enter the domain of your Google Workspace: without it, everybody with a Google account could sign in.',
    );
  }
  const { checks, document } = await discover(fetchIdp, {
    provider,
    issuer: issuerOf(provider, form.issuer),
  });
  if (!document) return { saved: false, checks };
  await saveConnection(scope, secrets, {
    ...form,
    issuer: document.issuer,
    hostedDomain: provider === 'google' ? form.hostedDomain : null,
  });
  return { saved: true, checks };
}

/** Sends an admin to the IdP to see what it says of them. @throws not_found, invalid when the IdP cannot be asked */
export async function beginTest(
  deps: { openId: OpenId; publicUrl: string },
  scope: ActorScope,
  { connectionId, slug, next }: { connectionId: string; slug: string; next: string },
): Promise<{ url: string; cookie: string }> {
  const connection = await connectionToUse(scope, { id: connectionId });
  if (!connection) throw notFound('single sign-on');
  try {
    return await begin(deps, scope, { connection, slug, loginHint: null, purpose: 'test', next });
  } catch (error) {
    if (error instanceof SsoProblem)
      throw new AppError('invalid', error.detail ?? 'The provider cannot be reached.');
    throw error;
  }
}
