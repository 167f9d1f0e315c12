import type { Office } from '#directory/offices.ts';

/**
 * The simulator's own directory: what an IdP knows about its people and groups. It is the truth that a
 * provisioning client pushes and that a server is compared with.
 */

/** `disabled`: the account is switched off. `deleted`: in the recycle bin; it can still come back. */
export type UserStatus = 'active' | 'disabled' | 'deleted';

export interface DirectoryUser {
  /** The IdP's own object id; it is what clients send as `externalId`. */
  readonly id: string;
  readonly status: UserStatus;
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly employeeNumber: string | null;
  /** BCP 47 with a region, as `de-CH`. */
  readonly locale: string | null;
  readonly preferredLanguage: string | null;
  readonly workPhone: string | null;
  readonly mobilePhone: string | null;
  readonly fax: string | null;
  /** Null for somebody who works at home. */
  readonly office: Office | null;
  /** Another user's `id` in this directory. */
  readonly managerId: string | null;
}

/** Which people a group takes by itself; null when its members are named one by one. */
export type MembershipRule = 'everyone' | `department:${string}` | null;

export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
  readonly rule: MembershipRule;
  readonly memberIds: ReadonlySet<string>;
}

/** How object ids look: GUIDs in Entra ID, twenty characters after `00u` or `00g` in Okta. */
export type IdStyle = 'entra' | 'okta';

interface GroupRecord extends DirectoryGroup {
  memberIds: Set<string>;
}

/**
 * People and groups with a revision per object, which is all that a client needs to find what changed since
 * its last cycle (Microsoft Graph's delta query and Okta's profile events do the same job).
 * Methods throw a RangeError for an id that is not in the directory.
 */
export class Directory {
  readonly seed: string;
  readonly domain: string;
  readonly idStyle: IdStyle;
  /** How often `mutateDirectory` changed this directory. */
  cycle = 0;

  readonly #users = new Map<string, DirectoryUser>();
  readonly #groups = new Map<string, GroupRecord>();
  readonly #revisions = new Map<string, number>();
  readonly #userNames = new Set<string>();
  readonly #groupNames = new Set<string>();
  #revision = 0;

  constructor(identity: { seed: string; domain: string; idStyle: IdStyle }) {
    this.seed = identity.seed;
    this.domain = identity.domain;
    this.idStyle = identity.idStyle;
  }

  get users(): ReadonlyMap<string, DirectoryUser> {
    return this.#users;
  }

  get groups(): ReadonlyMap<string, DirectoryGroup> {
    return this.#groups;
  }

  /** Grows with every change of the object; 0 for an object that was never here. */
  revisionOf(id: string): number {
    return this.#revisions.get(id) ?? 0;
  }

  user(id: string): DirectoryUser {
    const user = this.#users.get(id);
    if (user === undefined) throw new RangeError(`The directory has no user ${id}.`);
    return user;
  }

  group(id: string): DirectoryGroup {
    return this.#groupRecord(id);
  }

  /** Case is ignored, as every IdP ignores it. Names of purged people are free again. */
  isUserNameTaken(userName: string): boolean {
    return this.#userNames.has(userName.toLowerCase());
  }

  isGroupNameTaken(displayName: string): boolean {
    return this.#groupNames.has(displayName.toLowerCase());
  }

  addUser(user: DirectoryUser): void {
    this.#claim(this.#userNames, user.userName);
    this.#users.set(user.id, user);
    this.#touch(user.id);
  }

  updateUser(id: string, changes: Partial<Omit<DirectoryUser, 'id'>>): DirectoryUser {
    const before = this.user(id);
    const after = { ...before, ...changes };
    if (after.userName !== before.userName) {
      this.#userNames.delete(before.userName.toLowerCase());
      this.#claim(this.#userNames, after.userName);
    }
    this.#users.set(id, after);
    this.#touch(id);
    return after;
  }

  /** Gone for good: out of the recycle bin, out of every group, and nobody's manager any more. */
  purgeUser(id: string): void {
    const { userName } = this.user(id);
    for (const group of this.#groups.values()) {
      if (group.memberIds.delete(id)) this.#touch(group.id);
    }
    for (const user of this.#users.values()) {
      if (user.managerId === id) this.updateUser(user.id, { managerId: null });
    }
    this.#users.delete(id);
    this.#userNames.delete(userName.toLowerCase());
    this.#touch(id);
  }

  addGroup(group: DirectoryGroup): void {
    this.#claim(this.#groupNames, group.displayName);
    this.#groups.set(group.id, { ...group, memberIds: new Set(group.memberIds) });
    this.#touch(group.id);
  }

  renameGroup(id: string, displayName: string): void {
    const group = this.#groupRecord(id);
    this.#groupNames.delete(group.displayName.toLowerCase());
    this.#claim(this.#groupNames, displayName);
    this.#groups.set(id, { ...group, displayName });
    this.#touch(id);
  }

  removeGroup(id: string): void {
    const group = this.#groupRecord(id);
    this.#groups.delete(id);
    this.#groupNames.delete(group.displayName.toLowerCase());
    this.#touch(id);
  }

  addMember(groupId: string, userId: string): void {
    const group = this.#groupRecord(groupId);
    this.user(userId);
    if (group.memberIds.has(userId)) return;
    group.memberIds.add(userId);
    this.#touch(groupId);
  }

  removeMember(groupId: string, userId: string): void {
    if (this.#groupRecord(groupId).memberIds.delete(userId)) this.#touch(groupId);
  }

  #groupRecord(id: string): GroupRecord {
    const group = this.#groups.get(id);
    if (group === undefined) throw new RangeError(`The directory has no group ${id}.`);
    return group;
  }

  #claim(names: Set<string>, name: string): void {
    const key = name.toLowerCase();
    if (names.has(key)) throw new RangeError(`The directory already has "${name}".`);
    names.add(key);
  }

  #touch(id: string): void {
    this.#revisions.set(id, ++this.#revision);
  }
}
