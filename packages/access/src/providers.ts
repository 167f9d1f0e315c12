/** The identity providers that have a guide of their own, in the order in which the portal offers them. */
export const providers = [
  { name: 'entra', label: 'Microsoft Entra ID' },
  { name: 'okta', label: 'Okta' },
  { name: 'onelogin', label: 'OneLogin' },
  { name: 'jumpcloud', label: 'JumpCloud' },
  { name: 'pingone', label: 'PingOne' },
  { name: 'google', label: 'Google Workspace' },
  { name: 'authentik', label: 'authentik' },
  { name: 'auth0', label: 'Auth0' },
  { name: 'generic', label: 'Other SCIM 2.0' },
] as const;

export type Provider = (typeof providers)[number]['name'];

export const providerNames = providers.map((provider) => provider.name) as [Provider, ...Provider[]];

export function providerLabel(name: Provider): string {
  return providers.find((provider) => provider.name === name)?.label ?? name;
}
