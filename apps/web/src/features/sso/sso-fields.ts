import type { SsoProvider } from '@rollcall/access';
import type { PlainMessageKey } from '#lib/messages/translate.ts';

/** How a provider's own console calls what the form asks for. Null: the provider has no such thing. */
type Fields = {
  readonly issuer: {
    readonly label: PlainMessageKey;
    readonly hint: PlainMessageKey;
    readonly example: string;
  } | null;
  readonly hostedDomain: boolean;
  readonly clientId: PlainMessageKey;
  readonly clientSecret: PlainMessageKey;
};

export const ssoFields: Readonly<Record<SsoProvider, Fields>> = {
  entra: {
    issuer: {
      label: 'sso.field.tenantId',
      hint: 'sso.field.tenantIdHint',
      example: '8f2c1a90-1234-4d5e-9f00-aabbccddeeff',
    },
    hostedDomain: false,
    clientId: 'sso.field.applicationId',
    clientSecret: 'sso.field.secretValue',
  },
  google: {
    issuer: null,
    hostedDomain: true,
    clientId: 'sso.field.clientId',
    clientSecret: 'sso.field.clientSecret',
  },
  okta: {
    issuer: {
      label: 'sso.field.oktaDomain',
      hint: 'sso.field.oktaDomainHint',
      example: 'your-company.okta.com',
    },
    hostedDomain: false,
    clientId: 'sso.field.clientId',
    clientSecret: 'sso.field.clientSecret',
  },
  auth0: {
    issuer: {
      label: 'sso.field.auth0Domain',
      hint: 'sso.field.auth0DomainHint',
      example: 'your-company.eu.auth0.com',
    },
    hostedDomain: false,
    clientId: 'sso.field.clientId',
    clientSecret: 'sso.field.clientSecret',
  },
  oidc: {
    issuer: { label: 'sso.field.issuer', hint: 'sso.field.issuerHint', example: 'https://id.example.com' },
    hostedDomain: false,
    clientId: 'sso.field.clientId',
    clientSecret: 'sso.field.clientSecret',
  },
};
