/** What an organization can sign in with, over OpenID Connect, in the order in which the portal offers it. */
export const ssoProviders = [
  { name: 'entra', label: 'Microsoft Entra ID' },
  { name: 'google', label: 'Google Workspace' },
  { name: 'okta', label: 'Okta' },
  { name: 'auth0', label: 'Auth0' },
  { name: 'oidc', label: 'Other OpenID Connect' },
] as const;

export type SsoProvider = (typeof ssoProviders)[number]['name'];

export const ssoProviderNames = ssoProviders.map((provider) => provider.name) as [
  SsoProvider,
  ...SsoProvider[],
];

export function isSsoProvider(name: string): name is SsoProvider {
  return ssoProviders.some((provider) => provider.name === name);
}

export function ssoProviderLabel(name: SsoProvider): string {
  return ssoProviders.find((provider) => provider.name === name)?.label ?? name;
}
