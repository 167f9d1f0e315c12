import { schemaUrn } from '#urns.ts';
import { type Attribute, attribute, byLowerCaseName, complexAttribute, type Schema } from './attribute.ts';
import { identifierLengthMax } from './common-attributes.ts';

const primary = attribute('primary', 'boolean', 'Whether this is the preferred value; at most one is.');

/** The core User schema (RFC 7643 sections 4.1 and 8.7.1). */
export const userSchema: Schema = {
  id: schemaUrn.user,
  name: 'User',
  description: 'User Account',
  attributes: byLowerCaseName([
    attribute('userName', 'string', 'Name with which the directory identifies the user.', {
      required: true,
      uniqueness: 'server',
      lengthMax: identifierLengthMax,
    }),
    complexAttribute('name', 'The parts of the name of the user.', [
      attribute('formatted', 'string', 'The full name, formatted for display.'),
      attribute('familyName', 'string', 'The family name, or last name.'),
      attribute('givenName', 'string', 'The given name, or first name.'),
      attribute('middleName', 'string', 'The middle name or names.'),
      attribute('honorificPrefix', 'string', 'Prefix or title, such as "Ms."'),
      attribute('honorificSuffix', 'string', 'Suffix, such as "III"'),
    ]),
    attribute('displayName', 'string', 'The name to show for the user.'),
    attribute('nickName', 'string', 'What the user is called in everyday life.'),
    attribute('profileUrl', 'reference', 'Address of the online profile of the user.', {
      referenceTypes: ['external'],
    }),
    attribute('title', 'string', 'Job title, such as "Vice President".'),
    attribute('userType', 'string', 'How the user relates to the organization, such as "Contractor".'),
    attribute(
      'preferredLanguage',
      'string',
      'Languages that the user reads, as in an Accept-Language header.',
    ),
    attribute('locale', 'string', 'Where the user is, for formats of dates and numbers, such as "en-US".'),
    attribute('timezone', 'string', 'Time zone in the form of the IANA database, such as "Europe/Zurich".'),
    attribute('active', 'boolean', 'Whether the user may use the service.'),
    attribute('password', 'string', 'Accepted and ignored: nobody signs in with it.', {
      mutability: 'writeOnly',
      returned: 'never',
    }),
    valuesWithType('emails', 'E-mail addresses of the user.', {
      value: attribute('value', 'string', 'The e-mail address.', { lengthMax: identifierLengthMax }),
      types: ['work', 'home', 'other'],
      // Microsoft's schema test fails on a published emails.display, yet clients send it.
      displayPublished: false,
    }),
    valuesWithType('phoneNumbers', 'Telephone numbers of the user.', {
      value: attribute('value', 'string', 'The telephone number.'),
      types: ['work', 'home', 'mobile', 'fax', 'pager', 'other'],
    }),
    valuesWithType('ims', 'Instant messaging addresses of the user.', {
      value: attribute('value', 'string', 'The instant messaging address.'),
      types: ['aim', 'gtalk', 'icq', 'xmpp', 'msn', 'skype', 'qq', 'yahoo'],
    }),
    valuesWithType('photos', 'Addresses of pictures of the user.', {
      value: attribute('value', 'reference', 'Address of the picture.', { referenceTypes: ['external'] }),
      types: ['photo', 'thumbnail'],
    }),
    complexAttribute(
      'addresses',
      'Postal addresses of the user.',
      [
        attribute('formatted', 'string', 'The full address, formatted for display or a label.'),
        attribute('streetAddress', 'string', 'Street, house number, post box; can have several lines.'),
        attribute('locality', 'string', 'City or locality.'),
        attribute('region', 'string', 'State or region.'),
        attribute('postalCode', 'string', 'Zip or postal code.'),
        attribute('country', 'string', 'Country, as an ISO 3166-1 alpha-2 code.'),
        attribute('type', 'string', 'What the address is for.', {
          canonicalValues: ['work', 'home', 'other'],
        }),
        primary,
      ],
      { multiValued: true },
    ),
    complexAttribute(
      'groups',
      'The groups of the user. They are changed through the Group resource.',
      [
        attribute('value', 'string', 'The id of the group.', { caseExact: true, mutability: 'readOnly' }),
        attribute('$ref', 'reference', 'URI of the group.', {
          mutability: 'readOnly',
          referenceTypes: ['Group'],
        }),
        attribute('display', 'string', 'The display name of the group.', { mutability: 'readOnly' }),
        attribute('type', 'string', 'Whether the membership is direct.', {
          mutability: 'readOnly',
          canonicalValues: ['direct'],
        }),
      ],
      { multiValued: true, mutability: 'readOnly' },
    ),
    valuesWithType('entitlements', 'What the user is entitled to.', {
      value: attribute('value', 'string', 'The entitlement.'),
      types: [],
    }),
    valuesWithType('roles', 'Roles of the user in the directory, such as "Student".', {
      value: attribute('value', 'string', 'The role.'),
      types: [],
    }),
    valuesWithType('x509Certificates', 'Certificates of the user.', {
      value: attribute('value', 'binary', 'The DER certificate in base64.'),
      types: [],
    }),
  ]),
};

/** A multi-valued attribute with the default sub-attributes of RFC 7643 section 2.4. */
function valuesWithType(
  name: string,
  description: string,
  parts: { value: Attribute; types: readonly string[]; displayPublished?: boolean },
): Attribute {
  return complexAttribute(
    name,
    description,
    [
      parts.value,
      attribute('display', 'string', 'The value, formatted for display.', {
        published: parts.displayPublished ?? true,
      }),
      attribute('type', 'string', 'What the value is for.', { canonicalValues: parts.types }),
      primary,
    ],
    { multiValued: true },
  );
}
