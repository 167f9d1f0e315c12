import type { ScimDocument } from '@rollcall/scim';

/** A resource as it is stored; `document` has neither id nor meta nor schemas. */
export type StoredResource = {
  readonly id: string;
  readonly document: ScimDocument;
  /** The ETag: moves with every change. */
  readonly revision: number;
  /** As `meta` shows them, in UTC with milliseconds (RFC 7643 section 2.3.5). */
  readonly createdAt: string;
  readonly lastModifiedAt: string;
};

export type Reference = { readonly value: string; readonly display: string };

/** `groups` is undefined when it was not asked for. */
export type StoredUser = StoredResource & { readonly groups: readonly Reference[] | undefined };

/** Its members, who may be many, are read apart: see read-members.ts. */
export type StoredGroup = StoredResource & { readonly people: number };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Ids are UUIDs; anything else is the id of nothing, and not an error. */
export function isResourceId(text: string): boolean {
  return uuid.test(text);
}
