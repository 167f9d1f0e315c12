import type { Provider } from '@rollcall/access';
import { auth0 } from './en/scim/auth0.ts';
import { authentik } from './en/scim/authentik.ts';
import { entra } from './en/scim/entra.ts';
import { generic } from './en/scim/generic.ts';
import { google } from './en/scim/google.ts';
import { jumpcloud } from './en/scim/jumpcloud.ts';
import { okta } from './en/scim/okta.ts';
import { onelogin } from './en/scim/onelogin.ts';
import { pingone } from './en/scim/pingone.ts';
import { auth0 as auth0Sso } from './en/sso/auth0.ts';
import { entra as entraSso } from './en/sso/entra.ts';
import { google as googleSso } from './en/sso/google.ts';
import { oidc as oidcSso } from './en/sso/oidc.ts';
import { okta as oktaSso } from './en/sso/okta.ts';
import type { Guide, GuideValues } from './guide-document.ts';

/** Guides to one thing, for different identity providers. */
export type GuideArea = {
  /** In the address: /docs/<name>/<guide>. */
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  /** What the public pages say in the place of a value. */
  readonly placeholders: GuideValues;
  readonly guides: readonly Guide[];
};

const scimGuides: Record<Provider, Guide> = {
  entra,
  okta,
  onelogin,
  jumpcloud,
  pingone,
  google,
  authentik,
  generic,
  auth0,
};

const scim: GuideArea = {
  name: 'scim',
  title: 'People and groups',
  lead: 'Let your identity provider push people and groups here (SCIM 2.0), so that roles follow the groups.',
  placeholders: {
    baseUrl: 'the base URL from **Setup** in the portal',
    token: 'the token that **Create token** shows once',
    bearerToken: 'the word `Bearer`, a space and the token',
    clientId: 'the client id that **Create token** shows, for an OAuth client',
    clientSecret: 'the client secret that **Create token** shows once',
    tokenUrl: 'the token endpoint that **Create token** shows',
  },
  guides: Object.values(scimGuides),
};

const sso: GuideArea = {
  name: 'sso',
  title: 'Single sign-on',
  lead: 'Let people sign in with the account that they have at work (OpenID Connect).',
  placeholders: {
    redirectUri: 'the redirect URI from **Settings** → **Single sign-on** in the portal',
    startUrl: 'the start address from **Settings** → **Single sign-on** in the portal',
  },
  guides: [entraSso, googleSso, oktaSso, auth0Sso, oidcSso],
};

/** Every guide, in the order of the index. */
export const library: readonly GuideArea[] = [scim, sso];

/** How a directory of this provider is set up. */
export function scimGuideOf(provider: Provider): Guide {
  return scimGuides[provider];
}

export function findGuide(areaName: string, guideName: string): { area: GuideArea; guide: Guide } | null {
  const area = library.find(({ name }) => name === areaName);
  const guide = area?.guides.find(({ name }) => name === guideName);
  return area && guide ? { area, guide } : null;
}
