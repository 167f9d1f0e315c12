import { LRUCache } from 'lru-cache';
import type { Database, DirectoryScope } from '#domain/scope.ts';
import type { StoredResource } from './resources.ts';

/** Characters of all documents together. */
const sizeMax = 32 * 1024 * 1024;
/** An IdP changes whom it looked up a moment ago. */
const keptMs = 60_000;

type Users = LRUCache<string, StoredResource>;

/** As each connection to a database saw them. */
const users = new WeakMap<Database, Users>();

/**
 * Users as this process saw them a moment ago, so that a change need not read first. They may have changed or be gone
 * since, and are good for one thing: to make a change of, which is written only if the revision is still the same.
 */
export const recentUsers = {
  /** `size` is that of the document, in characters. */
  remember(scope: DirectoryScope, user: StoredResource, size: number): void {
    usersOf(scope).set(keyOf(scope, user.id), user, { size: size + 1 });
  },

  /** Takes the user out: of two changes at once, one reads. */
  take(scope: DirectoryScope, id: string): StoredResource | undefined {
    const key = keyOf(scope, id);
    const user = usersOf(scope).get(key);
    if (user) usersOf(scope).delete(key);
    return user;
  },
};

function usersOf({ db }: DirectoryScope): Users {
  const known = users.get(db);
  if (known) return known;
  const none: Users = new LRUCache({ maxSize: sizeMax, ttl: keptMs });
  users.set(db, none);
  return none;
}

function keyOf({ organizationId, directoryId }: DirectoryScope, id: string): string {
  return `${organizationId}/${directoryId}/${id}`;
}
