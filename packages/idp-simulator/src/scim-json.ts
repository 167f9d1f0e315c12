/** What travels in SCIM bodies (RFC 7643, 7644), read without trusting the other side. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export interface JsonObject {
  [name: string]: JsonValue;
}

export const schemaUrns = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  group: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  enterpriseUser: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  patchOp: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
} as const;

export type ResourceType = 'Users' | 'Groups';

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The `Resources` of a list response (RFC 7644 3.4.2); an empty list may leave them out. */
export function listedResources(list: JsonObject): JsonObject[] {
  const { Resources: resources } = list;
  return Array.isArray(resources) ? resources.filter(isObject) : [];
}

/** The ids in a group's `members`. */
export function memberIdsOf(group: JsonObject): string[] {
  const { members } = group;
  if (!Array.isArray(members)) return [];
  return members.flatMap((member) =>
    isObject(member) && typeof member.value === 'string' ? [member.value] : [],
  );
}

/** `emails[type eq "work"].value`: the only kind of filter in the paths of IdPs' mappings. */
const valuePath = /^(\w+)\[(\w+) eq "([^"]*)"\]\.(\w+)$/;

/**
 * The value at an IdP's mapping path: `title`, `name.givenName`, `emails[type eq "work"].value`, or an
 * attribute behind an extension's URN. Undefined when there is none; null, `""` and `[]` mean unassigned
 * (RFC 7643 2.5) and read as undefined too.
 */
export function readAttribute(resource: JsonObject, path: string): JsonValue | undefined {
  const value = valueAt(resource, path);
  const unassigned = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return unassigned ? undefined : value;
}

function valueAt(resource: JsonObject, path: string): JsonValue | undefined {
  if (path.startsWith('urn:')) {
    const end = path.lastIndexOf(':');
    const extension = resource[path.slice(0, end)];
    return isObject(extension) ? valueAt(extension, path.slice(end + 1)) : undefined;
  }
  const [, list, key, wanted, leaf] = valuePath.exec(path) ?? [];
  if (list !== undefined && key !== undefined && leaf !== undefined) {
    const elements = resource[list];
    if (!Array.isArray(elements)) return undefined;
    return elements.filter(isObject).find((element) => element[key] === wanted)?.[leaf];
  }
  const [attribute = '', ...rest] = path.split('.');
  const value = resource[attribute];
  if (rest.length === 0) return value;
  return isObject(value) ? valueAt(value, rest.join('.')) : undefined;
}
