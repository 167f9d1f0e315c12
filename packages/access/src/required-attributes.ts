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

/** Where an admin of the IdP maps attributes, in the words of its own screens. The portal's advice says the same. */
const mappingPlaces: Readonly<Record<Provider, string>> = {
  entra: 'Provisioning → Attribute mapping → Provision Microsoft Entra ID Users',
  okta: 'Provisioning → To App → Attribute Mappings',
  onelogin: 'Configuration → SCIM JSON Template, and Parameters',
  jumpcloud: 'Identity Management → Attribute mapping',
  pingone: 'Provisioning → Rules → Attribute Mapping',
  google: 'Autoprovisioning → Attribute mapping',
  authentik: 'Customization → Property Mappings',
  auth0: 'Actions → Library → the script of the Action',
  generic: 'the attribute mapping of the SCIM application',
};

/** What an attribute is called on those screens, where it is not its path in SCIM. */
const ownNames: Partial<Record<Provider, Partial<Record<RequiredAttribute, string>>>> = {
  pingone: { email: 'workEmail' },
  google: { email: 'emails.value' },
};

/** Says what a person lacks and where to mend it, for whoever runs the IdP. */
export function missingAttributesSentence(missing: readonly RequiredAttribute[], provider: Provider): string {
  const lacking = requiredAttributes.filter(({ name }) => missing.includes(name));
  const labels = listOf(lacking.map(({ label }) => label));
  const targets = listOf(lacking.map(({ name, path }) => ownNames[provider]?.[name] ?? path));
  const place = mappingPlaces[provider];
  const where = provider === 'generic' ? place : `${providerLabel(provider)}: ${place}`;
  return `The organization requires the ${labels} of everybody. Map ${targets} in ${where}.`;
}

function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en').format(words);
}
