import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConnectionToUse } from '#domain/sso/queries.ts';
import { newBinding } from './browser-binding.ts';
import type { IdpFetch } from './idp-fetch.ts';
import { createOpenId } from './open-id.ts';

const tenant = '8f2c1a90-1234-4d5e-9f00-aabbccddeeff';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const kid = 'key';
const clientSecret = 'client-secret';
const { binding } = newBinding('https://portal.test');

type Claims = Readonly<Record<string, unknown>>;
type Sign = (input: string) => { alg: string; signature: string };

const rs256: Sign = (input) => ({
  alg: 'RS256',
  signature: createSign('RSA-SHA256').update(input).sign(privateKey, 'base64url'),
});

function connection(provider: 'entra' | 'google' | 'oidc'): ConnectionToUse {
  const issuers = {
    entra: `https://login.microsoftonline.com/${tenant}/v2.0`,
    google: 'https://accounts.google.com',
    oidc: 'https://idp.test',
  };
  return {
    id: provider,
    provider,
    issuer: issuers[provider],
    clientId: 'rollcall',
    clientSecretSealed: 'sealed',
    hostedDomain: provider === 'google' ? 'acme.test' : null,
    state: 'on',
    ssoOnly: false,
    justInTime: true,
    lastTest: null,
    createdAt: new Date(),
    createdBy: 'Test',
    switchedOnAt: new Date(),
  };
}

/** The provider of a connection, which gives an ID token with these claims for every code. */
function providerOf({ issuer }: ConnectionToUse, claims: Claims, header: object, sign: Sign): IdpFetch {
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const body = { iss: issuer, aud: 'rollcall', sub: 'ann', iat: now, exp: now + 60, nonce: binding.nonce };
  const { alg } = sign('');
  const input = `${encoded({ alg, kid, ...header })}.${encoded({ ...body, ...claims })}`;
  const documents: Record<string, object> = {
    [`${issuer}/.well-known/openid-configuration`]: {
      issuer,
      authorization_endpoint: 'https://idp.test/authorize',
      token_endpoint: 'https://idp.test/token',
      jwks_uri: 'https://idp.test/keys',
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
    'https://idp.test/keys': { keys: [{ ...publicJwk(), kid, alg: 'RS256', use: 'sig' }] },
    'https://idp.test/token': {
      access_token: 'access',
      token_type: 'Bearer',
      id_token: `${input}.${sign(input).signature}`,
    },
  };
  return async (url) => Response.json(documents[url] ?? {}, { status: url in documents ? 200 : 404 });
}

function publicJwk() {
  const { kty, n, e } = privateKey.export({ format: 'jwk' });
  return { kty, n, e };
}

async function claimsOf(
  to: ConnectionToUse,
  claims: Claims,
  { header = {}, sign = rs256 }: { header?: object; sign?: Sign } = {},
) {
  const openId = createOpenId(providerOf(to, claims, header, sign));
  const answer = new URL(`https://portal.test/auth/sso/callback/acme?code=code&state=${binding.state}`);
  return await openId.claims(to, { answer, binding, clientSecret }).catch((error) => error.reason ?? error);
}

describe('what an ID token is believed', () => {
  it('of Entra ID only from the tenant, and never that an address is verified', async () => {
    const entra = connection('entra');
    const claims = { email: 'ann@acme.test', email_verified: true, name: 'Ann' };
    expect(await claimsOf(entra, { ...claims, tid: tenant })).toEqual({
      subject: 'ann',
      email: 'ann@acme.test',
      emailVerified: false,
      displayName: 'Ann',
    });
    expect(await claimsOf(entra, { ...claims, tid: 'another-tenant' })).toBe('wrong_tenant');
    expect(await claimsOf(entra, claims)).toBe('wrong_tenant');
  });

  it('of Entra ID by the user principal name where there is no address', async () => {
    const entra = connection('entra');
    const claims = await claimsOf(entra, { tid: tenant, preferred_username: 'ann@acme.test' });
    expect(claims).toMatchObject({ email: 'ann@acme.test', emailVerified: false });
    const elsewhere = await claimsOf(connection('oidc'), { preferred_username: 'ann@acme.test' });
    expect(elsewhere).toMatchObject({ email: null });
  });

  it('of Google only from the organization’s own domain', async () => {
    const google = connection('google');
    const claims = { email: 'ann@acme.test', email_verified: true };
    expect(await claimsOf(google, { ...claims, hd: 'acme.test' })).toMatchObject({ emailVerified: true });
    expect(await claimsOf(google, { ...claims, hd: 'evil.test' })).toBe('wrong_hosted_domain');
    expect(await claimsOf(google, claims)).toBe('wrong_hosted_domain');
  });

  it('about an address only where the claim says true, not something like it', async () => {
    for (const email_verified of [undefined, false, 'true', 1]) {
      const claims = await claimsOf(connection('oidc'), { email: 'ann@acme.test', email_verified });
      expect(claims, String(email_verified)).toMatchObject({ emailVerified: false });
    }
  });

  it('only with a signature of the provider: not without one, and not by the client secret', async () => {
    const claims = { email: 'ann@acme.test', email_verified: true };
    const none: Sign = () => ({ alg: 'none', signature: '' });
    const bySecret: Sign = (input) => ({
      alg: 'HS256',
      signature: createHmac('sha256', clientSecret).update(input).digest('base64url'),
    });
    const broken: Sign = () => ({ alg: 'RS256', signature: 'AAAA' });
    const oidc = connection('oidc');
    expect(await claimsOf(oidc, claims)).toMatchObject({ subject: 'ann' });
    for (const sign of [none, bySecret, broken]) {
      expect(await claimsOf(oidc, claims, { sign })).toMatch(/wrong_signature|bad_answer/);
    }
    expect(await claimsOf(oidc, claims, { header: { kid: 'unknown' } })).toBe('wrong_signature');
  });
});
