import type { SsoProvider } from '@rollcall/access';
import { z } from 'zod';
import { SsoProblem } from '#domain/sso/problem.ts';
import type { IdpFetch } from './idp-fetch.ts';

const url = z.url({ protocol: /^https?$/ });

/** What of a discovery document (OpenID Connect Discovery 1.0, section 3) is used. */
const documentSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: url.optional(),
  token_endpoint: url.optional(),
  jwks_uri: url.optional(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
});

export type DiscoveryDocument = z.infer<typeof documentSchema> & {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
};

const checkNames = ['reachable', 'issuer', 'endpoints', 'pkce', 'keys'] as const;

/** What was looked at, in this order; what follows a failure was not. `detail` is the value or the reason. */
export type DiscoveryCheck = {
  readonly name: (typeof checkNames)[number];
  readonly passed: boolean;
  readonly detail: string;
};

export type Discovery = {
  readonly checks: readonly DiscoveryCheck[];
  /** Null when a check failed. */
  readonly document: DiscoveryDocument | null;
};

/** Reads what an issuer says of itself, and checks it step by step, so that an admin sees what to change. */
export async function discover(
  fetchIdp: IdpFetch,
  { provider, issuer }: { provider: SsoProvider; issuer: string },
): Promise<Discovery> {
  const checks: DiscoveryCheck[] = [];
  // Each one that passes leaves its detail; the one that throws is the next in the list of names.
  const add = (passed: boolean, detail: string) => {
    const name = checkNames[checks.length];
    if (name) checks.push({ name, passed, detail });
  };
  try {
    const found = await readDocument(fetchIdp, issuer);
    add(true, addressOf(issuer));
    add(true, sameIssuer(issuer, found.issuer));
    const document = withEndpoints(found);
    add(true, document.authorization_endpoint);
    add(true, pkceOf(provider, document));
    add(true, await keysOf(fetchIdp, document.jwks_uri));
    return { checks, document };
  } catch (error) {
    add(false, sentenceOf(error));
    return { checks, document: null };
  }
}

/** @throws what is a defect of ours */
function sentenceOf(error: unknown): string {
  if (error instanceof CheckFailed) return error.message;
  if (error instanceof SsoProblem) return `${error.detail}.`;
  throw error;
}

class CheckFailed extends Error {}

function addressOf(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

async function readDocument(fetchIdp: IdpFetch, issuer: string): Promise<z.infer<typeof documentSchema>> {
  const address = addressOf(issuer);
  const response = await fetchIdp(address, { headers: { accept: 'application/json' } });
  if (!response.ok) {
    throw new CheckFailed(`${address} answers ${response.status}. Check the issuer for a typing mistake.`);
  }
  const parsed = documentSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success)
    throw new CheckFailed(`${address} is not the discovery document of an OpenID provider.`);
  return parsed.data;
}

/** Exactly, but for a slash at the end, which consoles leave away; what the provider says is what is kept. */
function sameIssuer(asked: string, said: string): string {
  if (said.replace(/\/$/, '') === asked.replace(/\/$/, '')) return said;
  throw new CheckFailed(
    `The provider calls itself ${said}, not ${asked}. Enter the issuer exactly as it says it.`,
  );
}

function withEndpoints(document: z.infer<typeof documentSchema>): DiscoveryDocument {
  const { authorization_endpoint, token_endpoint, jwks_uri } = document;
  if (authorization_endpoint && token_endpoint && jwks_uri) {
    return { ...document, authorization_endpoint, token_endpoint, jwks_uri };
  }
  const missing = Object.entries({ authorization_endpoint, token_endpoint, jwks_uri })
    .filter(([, endpoint]) => endpoint === undefined)
    .map(([name]) => name);
  throw new CheckFailed(
    `The provider does not say its ${missing.join(', ')}. Turn on the authorization code flow for this application.`,
  );
}

/** Entra ID has PKCE but does not say so in its document: Microsoft's documentation of the authorization code flow does. */
function pkceOf(
  provider: SsoProvider,
  { code_challenge_methods_supported: methods }: z.infer<typeof documentSchema>,
) {
  if (methods?.includes('S256') || (methods === undefined && provider === 'entra')) return 'S256';
  throw new CheckFailed(
    'The provider does not offer PKCE with S256. Turn it on there, or ask whoever runs it for a version that has it.',
  );
}

async function keysOf(fetchIdp: IdpFetch, address: string): Promise<string> {
  const response = await fetchIdp(address, { headers: { accept: 'application/json' } });
  const body = response.ok ? await response.json().catch(() => null) : null;
  const { success, data } = z.object({ keys: z.array(z.object({})).min(1) }).safeParse(body);
  if (!success) throw new CheckFailed(`${address} has no keys to check signatures with.`);
  return `${data.keys.length} ${data.keys.length === 1 ? 'key' : 'keys'}`;
}
