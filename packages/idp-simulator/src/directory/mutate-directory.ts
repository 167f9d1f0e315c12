import { departments } from '#directory/departments.ts';
import type { Directory, DirectoryUser } from '#directory/directory.ts';
import { groupPlans } from '#directory/group-names.ts';
import { newFamilyName, newOffice, newPerson, objectId } from '#directory/hire-person.ts';
import { createRandom, type Random } from '#random.ts';

/** What happened in the company between two cycles: ids of people and groups, and memberships by number. */
export interface DirectoryChanges {
  readonly hired: string[];
  readonly renamed: string[];
  /** To another department. */
  readonly moved: string[];
  /** To another office. */
  readonly relocated: string[];
  /** Into the recycle bin; accounts are switched off, memberships stay. */
  readonly left: string[];
  /** Switched off without leaving, as for a long absence. */
  readonly suspended: string[];
  readonly returned: string[];
  /** Out of the recycle bin for good. */
  readonly purged: string[];
  readonly groupsAdded: string[];
  readonly groupsRenamed: string[];
  readonly groupsRemoved: string[];
  readonly joins: number;
  readonly leaves: number;
}

export interface MutationOptions {
  /** The part of all people that each kind of change touches; at least one person each. Default 0.01. */
  share?: number;
}

/**
 * Changes the directory as some weeks in a company do, the same for the same seed and number of earlier
 * changes. Those who are in the recycle bin are purged or come back one call later.
 */
export function mutateDirectory(directory: Directory, options: MutationOptions = {}): DirectoryChanges {
  directory.cycle++;
  const random = createRandom(`${directory.seed}/cycle/${directory.cycle}`);
  const count = Math.max(1, Math.round(directory.users.size * (options.share ?? 0.01)));

  const { purged, returned } = emptyRecycleBin(directory, random);
  // Nobody has two fates in one cycle, so that each can be followed.
  const fates = random.sample(
    [...directory.users.values()].filter(({ id, status }) => status === 'active' && !returned.includes(id)),
    5 * count,
  );
  const next = () => fates.splice(0, count);

  const renamed = next().map((user) => rename(directory, random, user));
  const moved = next().map((user) => moveToOtherDepartment(directory, random, user));
  const relocated = next().map((user) => directory.updateUser(user.id, newOffice(random, user)).id);
  const left = next().map(({ id }) => leave(directory, id));
  const suspended = next().map(({ id }) => directory.updateUser(id, { status: 'disabled' }).id);
  const hired = Array.from({ length: count }, (_, place) => hire(directory, random, place));
  const groups = changeGroups(directory, random);
  const memberships = changeMemberships(directory, random, count);
  return { hired, renamed, moved, relocated, left, suspended, returned, purged, ...groups, ...memberships };
}

/** Half of the leavers come back, the others are purged; whoever was suspended is back as well. */
function emptyRecycleBin(directory: Directory, random: Random): { purged: string[]; returned: string[] } {
  const purged: string[] = [];
  const returned: string[] = [];
  for (const { id, status } of [...directory.users.values()]) {
    if (status === 'active') continue;
    if (status === 'deleted' && random.chance(0.5)) {
      directory.purgeUser(id);
      purged.push(id);
    } else {
      directory.updateUser(id, { status: 'active' });
      returned.push(id);
    }
  }
  return { purged, returned };
}

function rename(directory: Directory, random: Random, user: DirectoryUser): string {
  directory.updateUser(user.id, newFamilyName(directory, random, user));
  return user.id;
}

function moveToOtherDepartment(directory: Directory, random: Random, user: DirectoryUser): string {
  const department = random.pick(departments.filter(({ name }) => name !== user.department));
  const colleagues = [...directory.users.values()].filter(
    (other) => other.department === department.name && other.status === 'active',
  );
  directory.updateUser(user.id, {
    department: department.name,
    title: random.pick(department.titles.slice(1)),
    managerId: colleagues[0]?.id ?? user.managerId,
  });
  applyRules(directory, user.id);
  return user.id;
}

/** Their reports go to their manager. */
function leave(directory: Directory, id: string): string {
  const { managerId } = directory.updateUser(id, { status: 'deleted' });
  for (const other of directory.users.values()) {
    if (other.managerId !== id) continue;
    directory.updateUser(other.id, { managerId: managerId === other.id ? null : managerId });
  }
  return id;
}

function hire(directory: Directory, random: Random, place: number): string {
  const person = newPerson(directory, random, directory.cycle * 100_000 + place);
  const manager = random.pick([...directory.users.values()].filter(({ status }) => status === 'active'));
  directory.addUser({ ...person, managerId: manager.id });
  applyRules(directory, person.id);
  return person.id;
}

/** Groups with a rule take and drop people by themselves. */
function applyRules(directory: Directory, userId: string): void {
  const { department } = directory.user(userId);
  for (const { id, rule } of directory.groups.values()) {
    if (rule === null) continue;
    if (rule === 'everyone' || rule === `department:${department}`) directory.addMember(id, userId);
    else directory.removeMember(id, userId);
  }
}

function changeGroups(directory: Directory, random: Random) {
  const named = [...directory.groups.values()].filter(({ rule }) => rule === null);
  const [renamed, removed] = random.sample(named, 2);
  if (renamed !== undefined)
    directory.renameGroup(renamed.id, otherGroupName(directory, renamed.displayName));
  // A directory keeps most of its groups: only one that has plenty loses one.
  const removable = removed !== undefined && named.length > 3 ? removed : undefined;
  if (removable !== undefined) directory.removeGroup(removable.id);

  const groupsAdded: string[] = [];
  for (const { displayName, rule, share } of groupPlans()) {
    if (rule !== null || directory.isGroupNameTaken(displayName) || displayName === removable?.displayName)
      continue;
    const id = objectId(random, directory.idStyle, 'group');
    const active = [...directory.users.values()].filter(({ status }) => status === 'active');
    const members = random.sample(active, Math.max(1, Math.round(share * active.length)));
    directory.addGroup({ id, displayName, rule, memberIds: new Set(members.map((member) => member.id)) });
    groupsAdded.push(id);
    break;
  }
  return {
    groupsAdded,
    groupsRenamed: renamed === undefined ? [] : [renamed.id],
    groupsRemoved: removable === undefined ? [] : [removable.id],
  };
}

function otherGroupName(directory: Directory, displayName: string): string {
  const stem = displayName.replace(/ \d+$/, '');
  for (let number = 2; ; number++) {
    const name = `${stem} ${number}`;
    if (!directory.isGroupNameTaken(name)) return name;
  }
}

function changeMemberships(directory: Directory, random: Random, count: number) {
  const groups = [...directory.groups.values()].filter(({ rule }) => rule === null);
  let joins = 0;
  let leaves = 0;
  if (groups.length === 0) return { joins, leaves };
  const active = [...directory.users.values()].filter(({ status }) => status === 'active');
  for (const { id } of random.sample(active, count)) {
    const group = random.pick(groups);
    if (!group.memberIds.has(id)) joins++;
    directory.addMember(group.id, id);
  }
  for (let left = 0; left < count; left++) {
    const group = random.pick(groups);
    const members = [...directory.group(group.id).memberIds];
    if (members.length < 2) continue;
    directory.removeMember(group.id, random.pick(members));
    leaves++;
  }
  return { joins, leaves };
}
