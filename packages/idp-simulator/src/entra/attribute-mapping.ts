import type { DirectoryGroup, DirectoryUser } from '#directory/directory.ts';
import type { Office } from '#directory/offices.ts';
import { type JsonObject, type JsonValue, schemaUrns } from '#scim-json.ts';

/** One line of the attribute mapping that an administrator sees in the Entra admin center. */
interface AttributeMapping<T> {
  /** The target attribute, as it stands in a PATCH's `path`. */
  readonly path: string;
  /** Undefined: the source has no value. */
  source(object: T): string | boolean | undefined;
}

const enterprise = schemaUrns.enterpriseUser;
export const managerPath = `${enterprise}:manager`;
const workAddress = 'addresses[type eq "work"]';

/** The default mapping of a non-gallery application; `manager` is a reference and comes later. */
export const userMapping: readonly AttributeMapping<DirectoryUser>[] = [
  { path: 'userName', source: ({ userName }) => userName },
  { path: 'active', source: ({ status }) => status === 'active' },
  { path: 'displayName', source: ({ displayName }) => displayName },
  { path: 'title', source: ({ title }) => title ?? undefined },
  { path: 'emails[type eq "work"].value', source: ({ email }) => email ?? undefined },
  { path: 'preferredLanguage', source: ({ preferredLanguage }) => preferredLanguage ?? undefined },
  { path: 'name.givenName', source: ({ givenName }) => givenName },
  { path: 'name.familyName', source: ({ familyName }) => familyName },
  { path: 'name.formatted', source: ({ displayName }) => displayName },
  { path: `${workAddress}.formatted`, source: ({ office }) => office?.name },
  { path: `${workAddress}.streetAddress`, source: ({ office }) => office?.streetAddress },
  { path: `${workAddress}.locality`, source: ({ office }) => office?.locality },
  { path: `${workAddress}.region`, source: ({ office }) => office?.region ?? undefined },
  { path: `${workAddress}.postalCode`, source: ({ office }) => office?.postalCode },
  { path: `${workAddress}.country`, source: ({ office }) => office?.country },
  { path: 'phoneNumbers[type eq "work"].value', source: ({ workPhone }) => workPhone ?? undefined },
  { path: 'phoneNumbers[type eq "mobile"].value', source: ({ mobilePhone }) => mobilePhone ?? undefined },
  { path: 'phoneNumbers[type eq "fax"].value', source: ({ fax }) => fax ?? undefined },
  { path: 'externalId', source: ({ id }) => id },
  { path: `${enterprise}:employeeNumber`, source: ({ employeeNumber }) => employeeNumber ?? undefined },
  { path: `${enterprise}:department`, source: ({ department }) => department ?? undefined },
];

export const groupMapping: readonly AttributeMapping<DirectoryGroup>[] = [
  { path: 'externalId', source: ({ id }) => id },
  { path: 'displayName', source: ({ displayName }) => displayName },
];

/**
 * The body of `POST /Users`. A missing value is left out rather than sent as null. `managerServerId` is there
 * when the manager was provisioned before; otherwise the reference follows in a PATCH.
 */
export function userCreateBody(user: DirectoryUser, managerServerId: string | null): JsonObject {
  const phoneNumbers: JsonValue[] = [];
  if (user.workPhone !== null) phoneNumbers.push({ type: 'work', value: user.workPhone });
  if (user.mobilePhone !== null) phoneNumbers.push({ type: 'mobile', value: user.mobilePhone });
  if (user.fax !== null) phoneNumbers.push({ type: 'fax', value: user.fax });
  return {
    schemas: [schemaUrns.user, enterprise],
    externalId: user.id,
    userName: user.userName,
    active: true,
    ...(user.office === null ? {} : { addresses: [addressOf(user.office)] }),
    displayName: user.displayName,
    ...(user.title === null ? {} : { title: user.title }),
    ...(user.email === null ? {} : { emails: [{ primary: true, type: 'work', value: user.email }] }),
    ...(user.preferredLanguage === null ? {} : { preferredLanguage: user.preferredLanguage }),
    ...(phoneNumbers.length === 0 ? {} : { phoneNumbers }),
    meta: { resourceType: 'User' },
    name: { formatted: user.displayName, familyName: user.familyName, givenName: user.givenName },
    roles: [],
    [enterprise]: {
      ...(user.employeeNumber === null ? {} : { employeeNumber: user.employeeNumber }),
      ...(user.department === null ? {} : { department: user.department }),
      ...(managerServerId === null ? {} : { manager: { value: managerServerId } }),
    },
  };
}

/** The office's name stands in `formatted`: its source is `physicalDeliveryOfficeName`. */
function addressOf({ name, streetAddress, locality, region, postalCode, country }: Office): JsonObject {
  return {
    type: 'work',
    formatted: name,
    streetAddress,
    locality,
    ...(region === null ? {} : { region }),
    postalCode,
    country,
  };
}

/** The body of `POST /Groups`: never with members, and with a schema of Microsoft's own. */
export function groupCreateBody(group: DirectoryGroup): JsonObject {
  return {
    schemas: [schemaUrns.group, 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
    externalId: group.id,
    displayName: group.displayName,
    meta: { resourceType: 'Group' },
  };
}
