import type { ScimDocument, ScimObject, ScimValue } from '@rollcall/scim';

/** What of a user's document the database looks people up by. */
export type UserColumns = {
  readonly userName: string;
  readonly externalId: string | null;
  readonly active: boolean;
  /** What the person is called in lists; null where only the userName says it. */
  readonly displayName: string | null;
  /** The address by which a pushed user is the same person as a member. */
  readonly email: string | null;
};

export function userColumns(document: ScimDocument): UserColumns {
  const userName = String(document.userName);
  return {
    userName,
    externalId: textOf(document.externalId),
    active: document.active !== false,
    displayName: displayNameOf(document),
    email: emailOf(document) ?? (isAddress(userName) ? userName : null),
  };
}

function displayNameOf(document: ScimDocument): string | null {
  const name = objectOf(document.name);
  const parts = [textOf(name.givenName), textOf(name.familyName)].filter((part) => part !== null).join(' ');
  return textOf(document.displayName) ?? textOf(name.formatted) ?? textOf(parts);
}

/** The primary address, else the one of type work, else the first. */
function emailOf(document: ScimDocument): string | null {
  const emails = Array.isArray(document.emails) ? document.emails.map(objectOf) : [];
  const chosen =
    emails.find((email) => email.primary === true) ??
    emails.find((email) => textOf(email.type)?.toLowerCase() === 'work') ??
    emails[0];
  return chosen ? textOf(chosen.value) : null;
}

function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}

function objectOf(value: ScimValue | undefined): ScimObject {
  return isObject(value) ? value : {};
}

function isObject(value: ScimValue | undefined): value is ScimObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: ScimValue | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
