import { resourceTarget } from '#http/resource-target.ts';
import type { ResourceType } from '#scim-json.ts';

/** The attribute that an administrator chose for matching people; `userName` unless changed. */
export type UserMatching = 'userName' | 'externalId' | 'emails[type eq "work"].value';
export type GroupMatching = 'displayName' | 'externalId';

/**
 * A filter's value as Entra ID writes it: percent-encoded with `+` for a space, between quotes that stay as
 * they are (recorded: `filter=userName+eq+"ann%40contoso.com"`). A quote or backslash in the value is escaped
 * as in JSON (RFC 7644 3.4.2.2) and encoded, which is an inference.
 */
function literal(value: string): string {
  const escaped = JSON.stringify(value).slice(1, -1);
  return `"${encodeURIComponent(escaped).replaceAll('%20', '+')}"`;
}

/** Brackets and quotes of a path stay as they are too. */
function equals(path: string, value: string): string {
  return `${path.replaceAll(' ', '+')}+eq+${literal(value)}`;
}

export function userByMatch(matching: UserMatching, value: string): string {
  return `/Users?filter=${equals(matching, value)}`;
}

export function groupByMatch(matching: GroupMatching, value: string): string {
  return `/Groups?excludedAttributes=members&filter=${equals(matching, value)}`;
}

/** Asks whether a reference is there without reading it (Microsoft's documentation, "reference attributes"). */
export function referenceCheck(
  type: ResourceType,
  { id, attribute, value }: { id: string; attribute: 'manager' | 'members'; value: string },
): string {
  return `/${type}?filter=${equals('id', id)}+and+${equals(attribute, value)}&attributes=id`;
}

export function groupWithoutMembers(serverId: string): string {
  return `${resourceTarget('Groups', serverId)}?excludedAttributes=members`;
}
