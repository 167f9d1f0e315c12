import type { DirectoryUser } from '#directory/directory.ts';
import { isObject, type JsonObject, type JsonValue, schemaUrns } from '#scim-json.ts';

const enterprise = schemaUrns.enterpriseUser;

/**
 * The attributes that Okta pushes, without `active`. Managers are left out: Okta sends the text of the profile
 * field, which is not the server's id.
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
    externalId: user.id,
    ...(extended ? { [enterprise]: extension } : {}),
  };
}

/** `POST /Users`: always with a password, random unless password sync is on, and with an empty `groups`. */
export function createBody(user: DirectoryUser, password: string): JsonObject {
  return { ...profileOf(user), groups: [], password, active: true };
}

/** Attributes that Okta manages; a value that the directory lost is taken out of the echo. */
const managed = ['emails', 'title', 'preferredLanguage', 'locale', 'phoneNumbers', enterprise] as const;

/**
 * `PUT /Users/{id}`: what the server answered to the GET before, `id`, `meta`, `groups` and foreign attributes
 * included, with Okta's attributes on top.
 */
export function replaceBody(current: JsonObject, user: DirectoryUser, active: boolean): JsonObject {
  const echo = { ...current };
  for (const attribute of managed) delete echo[attribute];
  const profile = profileOf(user);
  const name =
    isObject(current.name) && isObject(profile.name) ? { ...current.name, ...profile.name } : profile.name;
  return { ...echo, ...profile, ...(name === undefined ? {} : { name }), active };
}

/** Every path whose value can be compared with the server's, `active` included. */
export function expectedAttributes(user: DirectoryUser, active: boolean): Map<string, JsonValue | undefined> {
  return new Map<string, JsonValue | undefined>([
    ['userName', user.userName],
    ['name.givenName', user.givenName],
    ['name.familyName', user.familyName],
    ['displayName', user.displayName],
    ['emails[type eq "work"].value', user.email ?? undefined],
    ['title', user.title ?? undefined],
    ['preferredLanguage', user.preferredLanguage ?? undefined],
    ['locale', user.locale ?? undefined],
    ['phoneNumbers[type eq "work"].value', user.workPhone ?? undefined],
    ['phoneNumbers[type eq "mobile"].value', user.mobilePhone ?? undefined],
    [`${enterprise}:employeeNumber`, user.employeeNumber ?? undefined],
    [`${enterprise}:department`, user.department ?? undefined],
    ['externalId', user.id],
    ['active', active],
  ]);
}
