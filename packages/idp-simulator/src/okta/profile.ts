import type { DirectoryUser } from '#directory/directory.ts';
import { profileOf } from '#pushed-person.ts';
import { isObject, type JsonObject, schemaUrns } from '#scim-json.ts';

/** `POST /Users`: always with a password, random unless password sync is on, and with an empty `groups`. */
export function createBody(user: DirectoryUser, password: string): JsonObject {
  return { ...profileOf(user), groups: [], password, active: true };
}

/** Attributes that Okta manages; a value that the directory lost is taken out of the echo. */
const managed = [
  'emails',
  'title',
  'preferredLanguage',
  'locale',
  'phoneNumbers',
  'addresses',
  schemaUrns.enterpriseUser,
] as const;

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
