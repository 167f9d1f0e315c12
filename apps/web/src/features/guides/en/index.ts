import type { GuideTexts } from '#features/guides/library.ts';
import { auth0 } from './scim/auth0.ts';
import { authentik } from './scim/authentik.ts';
import { entra } from './scim/entra.ts';
import { generic } from './scim/generic.ts';
import { google } from './scim/google.ts';
import { jumpcloud } from './scim/jumpcloud.ts';
import { okta } from './scim/okta.ts';
import { onelogin } from './scim/onelogin.ts';
import { pingone } from './scim/pingone.ts';
import { auth0 as auth0Sso } from './sso/auth0.ts';
import { entra as entraSso } from './sso/entra.ts';
import { google as googleSso } from './sso/google.ts';
import { oidc as oidcSso } from './sso/oidc.ts';
import { okta as oktaSso } from './sso/okta.ts';

/** Every guide in English. */
export const en: GuideTexts = {
  scim: {
    title: 'People and groups',
    lead: 'Let your identity provider push people and groups here (SCIM 2.0), so that roles follow the groups.',
    placeholders: {
      baseUrl: 'the base URL from **Setup** in the portal',
      token: 'the token that **Create token** shows once',
      bearerToken: 'the word `Bearer`, a space and the token',
      clientId: 'the client id that **Create OAuth client** shows',
      clientSecret: 'the client secret that **Create OAuth client** shows once',
      tokenUrl: 'the token endpoint that **Create OAuth client** shows',
    },
    guides: { entra, okta, onelogin, jumpcloud, pingone, google, authentik, generic, auth0 },
  },
  sso: {
    title: 'Single sign-on',
    lead: 'Let people sign in with the account that they have at work (OpenID Connect).',
    placeholders: {
      redirectUri: 'the redirect URI from **Settings** → **Single sign-on** in the portal',
      startUrl: 'the start address from **Settings** → **Single sign-on** in the portal',
    },
    guides: { entra: entraSso, google: googleSso, okta: oktaSso, auth0: auth0Sso, oidc: oidcSso },
  },
};
