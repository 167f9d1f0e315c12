import { describe, expect, it } from 'vitest';
import { SsoProblem } from '#domain/sso/problem.ts';
import { discover } from './discover.ts';
import type { IdpFetch } from './idp-fetch.ts';

const issuer = 'https://idp.test/tenant';
const good = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  code_challenge_methods_supported: ['plain', 'S256'],
};
const keys = { keys: [{ kty: 'RSA' }] };

/** An IdP that answers with these documents, and nothing else. */
function idpWith(documents: Readonly<Record<string, unknown>>): IdpFetch {
  return async (url) =>
    url in documents ? Response.json(documents[url]) : new Response('not found', { status: 404 });
}

const at = `${issuer}/.well-known/openid-configuration`;

async function failureOf(fetchIdp: IdpFetch, provider: 'oidc' | 'entra' = 'oidc') {
  const { checks, document } = await discover(fetchIdp, { provider, issuer });
  const last = checks.at(-1);
  return document ? null : { name: last?.name, detail: last?.detail };
}

describe('the check of a provider', () => {
  it('passes step by step', async () => {
    const { checks, document } = await discover(idpWith({ [at]: good, [good.jwks_uri]: keys }), {
      provider: 'oidc',
      issuer,
    });
    expect(checks.map(({ name, passed }) => [name, passed])).toEqual([
      ['reachable', true],
      ['issuer', true],
      ['endpoints', true],
      ['pkce', true],
      ['keys', true],
    ]);
    expect(document?.issuer).toBe(issuer);
  });

  it('keeps the issuer as the provider writes it, with or without a slash at the end', async () => {
    const slashed = { ...good, issuer: `${issuer}/` };
    const { document } = await discover(idpWith({ [at]: slashed, [good.jwks_uri]: keys }), {
      provider: 'auth0',
      issuer,
    });
    expect(document?.issuer).toBe(`${issuer}/`);
  });

  it.each([
    ['reachable', {}, /answers 404. Check the issuer for a typing mistake/],
    ['reachable', { [at]: 'a page' }, /not the discovery document of an OpenID provider/],
    ['issuer', { [at]: { ...good, issuer: 'https://evil.test' } }, /calls itself https:\/\/evil.test, not/],
    ['issuer', { [at]: { ...good, issuer: 'https://login.test/{tenantid}/v2.0' } }, /\{tenantid\}/],
    ['endpoints', { [at]: { ...good, token_endpoint: undefined } }, /does not say its token_endpoint/],
    ['pkce', { [at]: { ...good, code_challenge_methods_supported: ['plain'] } }, /PKCE with S256/],
    ['pkce', { [at]: { ...good, code_challenge_methods_supported: undefined } }, /PKCE with S256/],
    ['keys', { [at]: good, [good.jwks_uri]: { keys: [] } }, /has no keys to check signatures with/],
  ])('stops at %s and says what to change', async (name, documents, detail) => {
    expect(await failureOf(idpWith(documents))).toEqual({ name, detail: expect.stringMatching(detail) });
  });

  it('believes Microsoft about PKCE, whose document leaves it out', async () => {
    const document = { ...good, code_challenge_methods_supported: undefined };
    expect(await failureOf(idpWith({ [at]: document, [good.jwks_uri]: keys }), 'entra')).toBeNull();
  });

  it('says why the provider cannot be asked', async () => {
    const unreachable: IdpFetch = async () => {
      throw new SsoProblem('unreachable', 'idp.test is not known to DNS');
    };
    expect(await failureOf(unreachable)).toEqual({
      name: 'reachable',
      detail: 'idp.test is not known to DNS.',
    });
  });
});
