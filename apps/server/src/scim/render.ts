import {
  groupResourceType,
  type Projection,
  project,
  type ResourceType,
  type ScimObject,
  schemasOf,
  userResourceType,
} from '@rollcall/scim';
import type { Reference, StoredResource, StoredUser } from '#domain/directory/resources.ts';
import type { Answer } from './exchange.ts';

export type View = { readonly baseUrl: string; readonly projection: Projection };

export function renderUser(user: StoredUser, { baseUrl, projection }: View): ScimObject {
  const groups = user.groups?.map((group) => ({ ...reference(group, `${baseUrl}/Groups`), type: 'direct' }));
  const resource = representation(userResourceType, user, baseUrl);
  return project(groups?.length ? { ...resource, groups } : resource, projection);
}

/** A group without people has no `members`: an empty list is the same as none (RFC 7643 section 2.5). */
export function renderGroup(
  group: StoredResource,
  { baseUrl, projection }: View,
  people: readonly Reference[] = [],
): ScimObject {
  const members = people.map((user) => memberOf(user, baseUrl));
  const resource = representation(groupResourceType, group, baseUrl);
  return project(members.length > 0 ? { ...resource, members } : resource, projection);
}

/** The `members` of a group as an answer shows them, part by part. */
export async function* renderMembers(
  parts: AsyncIterable<readonly Reference[]>,
  { baseUrl, projection }: View,
): AsyncGenerator<readonly ScimObject[]> {
  for await (const part of parts) {
    const { members } = project({ members: part.map((user) => memberOf(user, baseUrl)) }, projection);
    yield Array.isArray(members) ? members : [];
  }
}

function memberOf(user: Reference, baseUrl: string) {
  return { ...reference(user, `${baseUrl}/Users`), type: 'User' };
}

/** An answer that is one resource, with its headers. */
export function resourceAnswer(
  status: number,
  resource: StoredResource,
  rendered: object,
  location: string,
): Answer {
  return { status, body: rendered, etag: etagOf(resource), ...(status === 201 && { location }) };
}

export function locationOf(resourceType: ResourceType, id: string, baseUrl: string): string {
  return `${baseUrl}${resourceType.endpoint}/${id}`;
}

/** Weak: two representations of one revision may differ in order (RFC 7644 section 3.14). */
export function etagOf({ revision }: { readonly revision: number }): string {
  return `W/"${revision}"`;
}

function representation(resourceType: ResourceType, resource: StoredResource, baseUrl: string): ScimObject {
  const { id, document, createdAt, lastModifiedAt } = resource;
  return {
    schemas: schemasOf(resourceType, document),
    id,
    ...document,
    meta: {
      resourceType: resourceType.name,
      created: createdAt,
      lastModified: lastModifiedAt,
      location: locationOf(resourceType, id, baseUrl),
      version: etagOf(resource),
    },
  };
}

function reference({ value, display }: Reference, collection: string) {
  return { value, $ref: `${collection}/${value}`, display };
}
