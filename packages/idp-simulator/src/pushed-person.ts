import type { DirectoryUser } from '#directory/directory.ts';
import type { Office } from '#directory/offices.ts';
import { type JsonObject, type JsonValue, readAttribute, schemaUrns } from '#scim-json.ts';

const enterprise = schemaUrns.enterpriseUser;

/**
 * Somebody as a client pushes them that sends whole resources, without `active`. Managers are left out: such a client
 * sends the text of a field of its own (Okta's profile), which is not the server's id.
 */
export function profileOf(user: DirectoryUser): JsonObject {
  const phoneNumbers: JsonValue[] = [];
  if (user.workPhone !== null) phoneNumbers.push({ primary: true, value: user.workPhone, type: 'work' });
  if (user.mobilePhone !== null) phoneNumbers.push({ value: user.mobilePhone, type: 'mobile' });
  const extension: JsonObject = {
    ...(user.employeeNumber === null ? {} : { employeeNumber: user.employeeNumber }),
    ...(user.department === null ? {} : { department: user.department }),
  };
  const extended = Object.keys(extension).length > 0;
  return {
    schemas: extended ? [schemaUrns.user, enterprise] : [schemaUrns.user],
    userName: user.userName,
    name: { givenName: user.givenName, familyName: user.familyName },
    ...(user.email === null ? {} : { emails: [{ primary: true, value: user.email, type: 'work' }] }),
    ...(user.title === null ? {} : { title: user.title }),
    displayName: user.displayName,
    ...(user.preferredLanguage === null ? {} : { preferredLanguage: user.preferredLanguage }),
    ...(user.locale === null ? {} : { locale: user.locale }),
    ...(phoneNumbers.length === 0 ? {} : { phoneNumbers }),
    ...(user.office === null ? {} : { addresses: [addressOf(user.office)] }),
    externalId: user.id,
    ...(extended ? { [enterprise]: extension } : {}),
  };
}

/** `formatted` is what stands on an envelope, with line ends in it (RFC 7643 4.1.2). */
function addressOf({ streetAddress, locality, region, postalCode, country }: Office): JsonObject {
  return {
    primary: true,
    type: 'work',
    formatted: [streetAddress, `${postalCode} ${locality}`, country].join('\n'),
    streetAddress,
    locality,
    ...(region === null ? {} : { region }),
    postalCode,
    country,
  };
}

/** Every path whose value can be compared with the server's. */
const comparedPaths = [
  'userName',
  'name.givenName',
  'name.familyName',
  'displayName',
  'emails[type eq "work"].value',
  'title',
  'preferredLanguage',
  'locale',
  'phoneNumbers[type eq "work"].value',
  'phoneNumbers[type eq "mobile"].value',
  'addresses[type eq "work"].formatted',
  'addresses[type eq "work"].streetAddress',
  'addresses[type eq "work"].locality',
  'addresses[type eq "work"].region',
  'addresses[type eq "work"].postalCode',
  'addresses[type eq "work"].country',
  `${enterprise}:employeeNumber`,
  `${enterprise}:department`,
  'externalId',
  'active',
] as const;

/** What a pushed resource says, by path; undefined where it says nothing. */
export function attributesOf(resource: JsonObject): Map<string, JsonValue | undefined> {
  return new Map(comparedPaths.map((path) => [path, readAttribute(resource, path)]));
}
