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

/** Every guide in Swedish: the same steps and values as in English. */
export const sv: GuideTexts = {
  scim: {
    title: 'Personer och grupper',
    lead: 'Låt din identitetsleverantör skicka personer och grupper hit (SCIM 2.0), så att rollerna följer grupperna.',
    placeholders: {
      baseUrl: 'bas-URL:en från **Konfiguration** i portalen',
      token: 'den token som **Skapa token** visar en gång',
      bearerToken: 'ordet `Bearer`, ett mellanslag och token',
      clientId: 'klient-id:t som **Skapa OAuth-klient** visar',
      clientSecret: 'klienthemligheten som **Skapa OAuth-klient** visar en gång',
      tokenUrl: 'token-slutpunkten som **Skapa OAuth-klient** visar',
    },
    guides: { entra, okta, onelogin, jumpcloud, pingone, google, authentik, generic, auth0 },
  },
  sso: {
    title: 'Enkel inloggning',
    lead: 'Låt personer logga in med kontot som de har på arbetet (OpenID Connect).',
    placeholders: {
      redirectUri: 'omdirigerings-URI:n från **Inställningar** → **Enkel inloggning** i portalen',
      startUrl: 'startadressen från **Inställningar** → **Enkel inloggning** i portalen',
    },
    guides: { entra: entraSso, google: googleSso, okta: oktaSso, auth0: auth0Sso, oidc: oidcSso },
  },
};
