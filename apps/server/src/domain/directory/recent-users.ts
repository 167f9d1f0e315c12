import type { ScimDocument } from '@rollcall/scim';
import { LRUCache } from 'lru-cache';
import type { Database, DirectoryScope } from '#domain/scope.ts';
import type { StoredResource } from './resources.ts';

/** Characters of all documents together, with what else is kept of each user. */
const sizeMax = 32 * 1024 * 1024;
const sizeOfRest = 1_000;
/** An IdP changes whom it looked up a moment ago. */
const keptMs = 60_000;

/** The document as JSON: as objects it would take a hundred times as much, if somebody wanted it to. */
type RecentUser = Omit<StoredResource, 'document'> & { readonly text: string };

type Users = LRUCache<string, RecentUser>;

/** Of each database that this process is connected to. */
const users = new WeakMap<Database, Users>();

/**
 * Users as this process saw them a moment ago, so that a change need not read first. They may have changed or be gone
 * since, and are good for one thing: to make a change of, which is written only if the revision is still the same.
 */
export const recentUsers = {
  /** `text` is the document as JSON. */
  remember(scope: DirectoryScope, user: Omit<StoredResource, 'document'>, text: string): void {
    const { id, revision, createdAt, lastModifiedAt } = user;
    const recent = { id, revision, createdAt, lastModifiedAt, text };
    usersOf(scope).set(keyOf(scope, id), recent, { size: text.length + sizeOfRest });
  },

  /** Takes the user out: of two changes at once, one reads. */
  take(scope: DirectoryScope, id: string): StoredResource | null {
    const key = keyOf(scope, id);
    const recent = usersOf(scope).get(key);
    if (!recent) return null;
    usersOf(scope).delete(key);
    const { text, ...user } = recent;
    return { ...user, document: JSON.parse(text) as ScimDocument };
  },
};

function usersOf({ db }: DirectoryScope): Users {
  const known = users.get(db);
  if (known) return known;
  const recent: Users = new LRUCache({ maxSize: sizeMax, ttl: keptMs });
  users.set(db, recent);
  // What is too old is not only passed over: the people may have been erased.
  setInterval(() => recent.purgeStale(), keptMs).unref();
  return recent;
}

function keyOf({ organizationId, directoryId }: DirectoryScope, id: string): string {
  return `${organizationId}/${directoryId}/${id}`;
}
