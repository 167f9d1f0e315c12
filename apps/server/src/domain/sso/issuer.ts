import type { SsoProvider } from '@rollcall/access';
import { AppError } from '#errors.ts';

const googleIssuer = 'https://accounts.google.com';
const entraHost = 'login.microsoftonline.com';
const tenantId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const hostName = /^[a-z0-9.-]+\.[a-z]{2,}$/i;
const discoverySuffix = /\/\.well-known\/openid-configuration\/?$/;

/**
 * The issuer that an admin means by what stands in their provider's console: a tenant id, a domain, an issuer, or the
 * address of the discovery document. For Google there is only one.
 * @throws invalid with a sentence about what to enter instead
 */
export function issuerOf(provider: SsoProvider, text: string): string {
  const given = text.trim().replace(discoverySuffix, '');
  switch (provider) {
    case 'google':
      return googleIssuer;
    case 'entra':
      return entraIssuer(given);
    case 'okta':
      return urlOf(hostName.test(given) ? `https://${given}` : given, 'https://your-company.okta.com');
    case 'auth0':
      return urlOf(hostName.test(given) ? `https://${given}` : given, 'https://your-company.eu.auth0.com');
    case 'oidc':
      return urlOf(given, 'https://id.example.com');
  }
}

/** The tenant that an Entra issuer is of; its tokens say it once more as `tid`. */
export function entraTenantOf(issuer: string): string | null {
  const { pathname, hostname } = new URL(issuer);
  return hostname === entraHost ? (pathname.split('/')[1] ?? null) : null;
}

function entraIssuer(given: string): string {
  const tenant = tenantId.test(given) ? given : (URL.parse(given)?.pathname.split('/')[1] ?? '');
  if (['common', 'organizations', 'consumers'].includes(tenant)) {
    throw new AppError(
      'invalid',
      `With “${tenant}” everybody with a Microsoft account could sign in. Enter the Directory (tenant) ID of your own company.`,
    );
  }
  const isEntra = tenantId.test(given) || URL.parse(given)?.hostname === entraHost;
  if (!isEntra || !tenantId.test(tenant)) {
    throw new AppError(
      'invalid',
      'Enter the Directory (tenant) ID from the Overview of the app registration. It looks like 8f2c1a90-1234-4d5e-9f00-aabbccddeeff.',
    );
  }
  return `https://${entraHost}/${tenant.toLowerCase()}/v2.0`;
}

function urlOf(text: string, example: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new AppError('invalid', `Enter an address like ${example}.`);
  }
  // As it was written: issuers are compared as text. Whether it ends in a slash, its discovery document says.
  return text;
}
