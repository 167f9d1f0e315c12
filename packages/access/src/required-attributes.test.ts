import { describe, expect, it } from 'vitest';
import { type Provider, providerNames } from './providers.ts';
import {
  missingAttributesSentence,
  type RequiredAttribute,
  requiredAttributeNames,
} from './required-attributes.ts';

/** What the admin of each IdP reads when their people come without a work e-mail. */
const withoutEmail: Readonly<Record<Provider, string>> = {
  entra:
    'Map emails[type eq "work"].value in Microsoft Entra ID: Provisioning → Attribute mapping → Provision Microsoft Entra ID Users.',
  okta: 'Map emails[type eq "work"].value in Okta: Provisioning → To App → Attribute Mappings.',
  onelogin:
    'Map emails[type eq "work"].value in OneLogin: Configuration → SCIM JSON Template, and Parameters.',
  jumpcloud: 'Map emails[type eq "work"].value in JumpCloud: Identity Management → Attribute mapping.',
  pingone: 'Map workEmail in PingOne: Provisioning → Rules → Attribute Mapping.',
  google: 'Map emails.value in Google Workspace: Autoprovisioning → Attribute mapping.',
  authentik: 'Map emails[type eq "work"].value in authentik: Customization → Property Mappings.',
  auth0: 'Map emails[type eq "work"].value in Auth0: Actions → Library → the script of the Action.',
  generic: 'Map emails[type eq "work"].value in the attribute mapping of the SCIM application.',
};

const ofOneAttribute: Readonly<Record<RequiredAttribute, string>> = {
  email:
    'The organization requires the e-mail address of everybody. Map emails[type eq "work"].value in Okta:',
  givenName: 'The organization requires the given name of everybody. Map name.givenName in Okta:',
  familyName: 'The organization requires the family name of everybody. Map name.familyName in Okta:',
  displayName: 'The organization requires the display name of everybody. Map displayName in Okta:',
};

describe('what is said of somebody who lacks a required attribute', () => {
  it.each(providerNames)('tells the admin of %s which one, and where their IdP maps it', (provider) => {
    expect(missingAttributesSentence(['email'], provider)).toBe(
      `The organization requires the e-mail address of everybody. ${withoutEmail[provider]}`,
    );
  });

  it.each(requiredAttributeNames)('names %s in words, and as it is mapped', (name) => {
    expect(missingAttributesSentence([name], 'okta')).toContain(ofOneAttribute[name]);
  });

  it('names all that lack in one sentence, in one order, however they are asked for', () => {
    expect(missingAttributesSentence(['displayName', 'familyName', 'email'], 'pingone')).toBe(
      'The organization requires the e-mail address, family name, and display name of everybody. Map workEmail, name.familyName, and displayName in PingOne: Provisioning → Rules → Attribute Mapping.',
    );
  });
});
