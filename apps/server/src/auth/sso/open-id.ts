import { createHash } from 'node:crypto';
import * as client from 'openid-client';
import type { SsoClaims } from '#domain/sso/connection.ts';
import { entraTenantOf } from '#domain/sso/issuer.ts';
import { SsoProblem } from '#domain/sso/problem.ts';
import type { ConnectionToUse } from '#domain/sso/queries.ts';
import type { BrowserBinding } from './browser-binding.ts';
import { type DiscoveryDocument, discover } from './discover.ts';
import { problemOf } from './explain-failure.ts';
import type { IdpFetch } from './idp-fetch.ts';

/** The protocol, for one connection. The only place that knows openid-client. @throws SsoProblem */
export type OpenId = {
  authorizationUrl(
    connection: ConnectionToUse,
    ask: { binding: BrowserBinding; redirectUri: string; loginHint: string | null },
  ): Promise<string>;
  /** Redeems the code of the IdP's answer and checks its ID token. `answer` is the redirect URI with its query. */
  claims(
    connection: ConnectionToUse,
    given: { answer: URL; binding: BrowserBinding; clientSecret: string },
  ): Promise<SsoClaims>;
};

const documentLifetimeMs = 10 * 60_000;
const documentsMax = 1_000;

export function createOpenId(fetchIdp: IdpFetch): OpenId {
  const documents = new Map<string, { document: DiscoveryDocument; readAtMs: number }>();

  async function documentOf(connection: ConnectionToUse): Promise<DiscoveryDocument> {
    const known = documents.get(connection.id);
    if (known && Date.now() - known.readAtMs < documentLifetimeMs) return known.document;
    const { document, checks } = await discover(fetchIdp, connection);
    if (!document) throw new SsoProblem('unreachable', checks.at(-1)?.detail ?? null);
    if (documents.size >= documentsMax) documents.clear();
    documents.set(connection.id, { document, readAtMs: Date.now() });
    return document;
  }

  return {
    authorizationUrl: async (connection, { binding, redirectUri, loginHint }) => {
      const url = new URL((await documentOf(connection)).authorization_endpoint);
      const parameters = {
        client_id: connection.clientId,
        response_type: 'code',
        scope: 'openid email profile',
        redirect_uri: redirectUri,
        state: binding.state,
        nonce: binding.nonce,
        code_challenge: createHash('sha256').update(binding.codeVerifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...(loginHint && { login_hint: loginHint }),
        ...(connection.hostedDomain && { hd: connection.hostedDomain }),
      };
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
      return url.href;
    },

    claims: async (connection, { answer, binding, clientSecret }) => {
      const document = await documentOf(connection);
      const configuration = configurationOf(connection, { document, clientSecret, fetchIdp });
      try {
        const tokens = await client.authorizationCodeGrant(configuration, answer, {
          expectedState: binding.state,
          expectedNonce: binding.nonce,
          pkceCodeVerifier: binding.codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new SsoProblem('bad_answer', 'there is no ID token');
        checkProvider(connection, claims);
        return claimsOf(connection, claims);
      } catch (error) {
        throw problemOf(error);
      }
    },
  };
}

/** The ID token's signature is checked with the provider's keys, although it comes straight from its token endpoint. */
function configurationOf(
  { clientId }: ConnectionToUse,
  {
    document,
    clientSecret,
    fetchIdp,
  }: { document: DiscoveryDocument; clientSecret: string; fetchIdp: IdpFetch },
): client.Configuration {
  const methods = document.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const authentication = methods.includes('client_secret_post')
    ? client.ClientSecretPost(clientSecret)
    : client.ClientSecretBasic(clientSecret);
  const configuration = new client.Configuration(document, clientId, undefined, authentication);
  configuration[client.customFetch] = (url, { method, headers, body }) =>
    fetchIdp(url, { method, headers, body: bodyOf(body) });
  // Of http only what fetchIdp lets pass, which is nothing unless it is for development.
  client.allowInsecureRequests(configuration);
  client.enableNonRepudiationChecks(configuration);
  return configuration;
}

function bodyOf(body: unknown): string | URLSearchParams | null {
  return typeof body === 'string' || body instanceof URLSearchParams ? body : null;
}

/** Whose directory the token is of: the issuer alone says it for the others. */
function checkProvider({ provider, issuer, hostedDomain }: ConnectionToUse, claims: client.IDToken): void {
  if (provider === 'entra' && claims.tid !== entraTenantOf(issuer)) {
    throw new SsoProblem('wrong_tenant', textOf(claims.tid));
  }
  if (provider === 'google' && (hostedDomain === null || claims.hd !== hostedDomain)) {
    throw new SsoProblem('wrong_hosted_domain', textOf(claims.hd));
  }
}

/**
 * Entra ID often leaves `email` away; its `preferred_username` is an address that only a domain of the organization
 * can vouch for, so neither counts as verified by itself.
 */
function claimsOf({ provider }: ConnectionToUse, claims: client.IDToken): SsoClaims {
  const email = textOf(claims.email) ?? (provider === 'entra' ? textOf(claims.preferred_username) : null);
  return {
    subject: claims.sub,
    email: email !== null && /^[^\s@]+@[^\s@]+$/.test(email) ? email : null,
    emailVerified: provider !== 'entra' && claims.email_verified === true,
    displayName: textOf(claims.name),
  };
}

function textOf(claim: unknown): string | null {
  return typeof claim === 'string' && claim.trim() !== '' ? claim.trim().slice(0, 254) : null;
}
