import { type Provider, providerLabel } from './providers.ts';

/** What an organization can require of everybody whom an IdP pushes, beyond the userName that SCIM requires. */
export const requiredAttributes = [
  { name: 'email', label: 'e-mail address', path: 'emails[type eq "work"].value' },
  { name: 'givenName', label: 'given name', path: 'name.givenName' },
  { name: 'familyName', label: 'family name', path: 'name.familyName' },
  { name: 'displayName', label: 'display name', path: 'displayName' },
] as const;

export type RequiredAttribute = (typeof requiredAttributes)[number]['name'];

export const requiredAttributeNames = requiredAttributes.map(({ name }) => name) as [
  RequiredAttribute,
  ...RequiredAttribute[],
];

export function isRequiredAttribute(name: string): name is RequiredAttribute {
  return requiredAttributes.some((attribute) => attribute.name === name);
}

/** Where an admin of the IdP maps attributes, in the words of its own screens. */
const mappingPlaces: Readonly<Record<Provider, string>> = {
  entra: 'Provisioning → Mappings → Provision Microsoft Entra ID Users',
  okta: 'Provisioning → To App → Attribute Mappings',
  onelogin: 'Parameters',
  jumpcloud: 'Identity Management → Attribute Mapping',
  pingone: 'Attribute Mapping of the provisioning rule',
  google: 'Autoprovisioning → Attribute mapping',
  authentik: 'Property mappings of the SCIM provider',
  auth0: 'the script of the Post-Login Action',
  generic: 'the attribute mapping of the SCIM application',
};

/** Says what a person lacks and where to mend it, for whoever runs the IdP. */
export function missingAttributesSentence(missing: readonly RequiredAttribute[], provider: Provider): string {
  const lacking = requiredAttributes.filter(({ name }) => missing.includes(name));
  const labels = new Intl.ListFormat('en').format(lacking.map(({ label }) => label));
  const paths = new Intl.ListFormat('en').format(lacking.map(({ path }) => path));
  return `The organization requires the ${labels} of everybody. Map ${paths} in ${providerLabel(provider)}: ${mappingPlaces[provider]}.`;
}
