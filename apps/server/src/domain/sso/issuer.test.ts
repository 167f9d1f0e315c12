import { describe, expect, it } from 'vitest';
import { entraTenantOf, issuerOf } from './issuer.ts';

const tenant = '8f2c1a90-1234-4d5e-9f00-aabbccddeeff';
const entra = `https://login.microsoftonline.com/${tenant}/v2.0`;

describe('the issuer that an admin means', () => {
  it.each([
    ['entra', tenant, entra],
    ['entra', tenant.toUpperCase(), entra],
    ['entra', entra, entra],
    ['entra', ` ${entra}/.well-known/openid-configuration `, entra],
    ['google', '', 'https://accounts.google.com'],
    ['okta', 'acme.okta.com', 'https://acme.okta.com'],
    ['okta', 'https://acme.okta.com/oauth2/default', 'https://acme.okta.com/oauth2/default'],
    ['auth0', 'acme.eu.auth0.com', 'https://acme.eu.auth0.com'],
    ['oidc', 'https://id.acme.test/realms/a', 'https://id.acme.test/realms/a'],
  ] as const)('of %s by “%s”', (provider, text, issuer) => {
    expect(issuerOf(provider, text)).toBe(issuer);
  });

  it.each([
    ['entra', 'https://login.microsoftonline.com/common/v2.0', /everybody with a Microsoft account/],
    ['entra', 'https://login.microsoftonline.com/organizations/v2.0', /everybody with a Microsoft account/],
    ['entra', 'acme.onmicrosoft.com', /Directory \(tenant\) ID/],
    ['entra', `https://evil.test/${tenant}/v2.0`, /Directory \(tenant\) ID/],
    ['okta', 'not a domain', /Enter an address like/],
    ['oidc', 'ldap://id.acme.test', /Enter an address like/],
    ['oidc', 'https://user:secret@id.acme.test', /Enter an address like/],
    ['oidc', 'https://id.acme.test/?a=b', /Enter an address like/],
  ] as const)('is none of %s by “%s”', (provider, text, sentence) => {
    expect(() => issuerOf(provider, text)).toThrow(sentence);
  });

  it('of Entra ID names its tenant', () => {
    expect(entraTenantOf(entra)).toBe(tenant);
    expect(entraTenantOf('https://elsewhere.test/x/v2.0')).toBeNull();
  });
});
