import type { DirectoryGroup, DirectoryUser } from '#directory/directory.ts';
import type { JsonObject, ResourceType } from '#scim-json.ts';

/**
 * What sets the SCIM client of one identity provider apart from another's: what it says that it is, what it asks before
 * it writes, and in which of SCIM's ways it writes. Entra ID and Okta have clients of their own.
 */
export interface Dialect {
  /** With what it says that it is, where that is known. */
  readonly headers: Readonly<Record<string, string>>;
  /** What its button to test a connection reads, in order; `objects`: it makes a person and a group, and deletes both. */
  readonly test: readonly string[] | 'objects';
  /** The request that looks for somebody, or for a group, of that name. */
  match(type: ResourceType, name: string): string;
  page(type: ResourceType, startIndex: number): string;
  /** What stands behind the address of a resource that is written. */
  readonly tail: string;
  /** Looks before it creates, or only when creating was refused because of the name. */
  readonly looksUp: 'first' | 'after conflict';
  /** The whole resource; `active` where it is sent at all. */
  person(user: DirectoryUser, active: boolean): JsonObject;
  readonly changesPeopleBy: 'put' | 'patch';
  /** What becomes of somebody who was removed, or is switched off. */
  readonly removesPeopleBy: 'delete' | 'disable';
  /** Null where groups are not sent. */
  readonly groups: GroupDialect | null;
}

export interface GroupDialect {
  /** The group as it is created, without members. */
  group(group: DirectoryGroup): JsonObject;
  /** The operation that gives a group its new name. */
  rename(group: DirectoryGroup, serverId: string): JsonObject;
  add(serverIds: readonly string[]): JsonObject[];
  remove(serverIds: readonly string[]): JsonObject[];
}
