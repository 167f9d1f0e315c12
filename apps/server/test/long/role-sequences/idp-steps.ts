import { administers, type Role } from '@rollcall/access';
import { passMinutes } from '#domain/testing/pass-minutes.ts';
import type { PushedDirectory } from '#domain/testing/pushed-directory.ts';
import {
  type DirectoryModel,
  type GroupModel,
  hasAccess,
  mappedValuesOf,
  newMember,
  type UserModel,
} from './model.ts';
import { type Organization, pick } from './organization.ts';
import { findRemovals, passHour, uncountedMax, withholdRemovals } from './removal-guard.ts';
import type { Kind, Step } from './step.ts';

const values = ['Manager', 'MANAGER', 'Contractor', 'Owner'];
const usersMax = 8;
const groupsMax = 5;

/** Whom the mass-removal guard looks at, and whether the write can end their access. */
type GuardedWrite = { readonly memberIds: readonly string[]; readonly endsAccess: boolean };

type Place = {
  readonly organization: Organization;
  readonly directory: PushedDirectory;
  readonly its: DirectoryModel;
  readonly given: Step;
  readonly newName: string;
};

/** Changes the model and says what to send then; null where there is nothing that it could be about. */
type Push = (place: Place) => { send: () => Promise<unknown>; guard?: GuardedWrite } | null;

let made = 0;

/** An identity provider says something about its users or groups. */
export async function pushFromIdp(organization: Organization, given: Step, push: Push): Promise<void> {
  const { model, scope, directories } = organization;
  const place = given.directory % directories.length;
  const [directory, its] = [directories[place], model.directories[place]];
  if (!directory || !its) return;
  made += 1;
  const activeBefore = [...model.members.keys()].filter((id) => hasAccess(model, id));
  const pushed = push({ organization, directory, its, given, newName: `Name ${made}` });
  if (!pushed) return;
  if (pushed.guard) {
    const removals = findRemovals(model, activeBefore, pushed.guard);
    if (model.window && model.window.people + removals.going.length > uncountedMax) {
      await passMinutes(scope, 61);
      passHour(model);
    }
    withholdRemovals(model, removals);
  }
  await pushed.send();
}

const aboutUser =
  (push: (place: Place & { userName: string; user: UserModel }) => ReturnType<Push>): Push =>
  (place) => {
    const [userName, user] = pick([...place.its.users], place.given.which) ?? [];
    return userName === undefined || user === undefined ? null : push({ ...place, userName, user });
  };

const aboutGroup =
  (push: (place: Place & { groupName: string; group: GroupModel }) => ReturnType<Push>): Push =>
  (place) => {
    const [groupName, group] = pick([...place.its.groups], place.given.other) ?? [];
    return groupName === undefined || group === undefined ? null : push({ ...place, groupName, group });
  };

/** The guard looks at these users of a group that gives administration. */
function guardOfGroup(its: DirectoryModel, role: Role | null, userNames: Iterable<string>) {
  const memberIds = [...userNames].flatMap((userName) => its.users.get(userName)?.memberId ?? []);
  return { memberIds: role && administers(role) ? memberIds : [], endsAccess: false };
}

export const idpSteps = {
  'push user': ({ organization: { model, people }, directory, its, given, newName: userName }) => {
    if (its.users.size >= usersMax) return null;
    const userType = given.flag ? (pick(values, given.which) ?? null) : null;
    const active = given.other % 5 > 0;
    const send = async () => {
      const attributes = userType ? { userType } : {};
      const { memberId } = await directory.push({ userName, active, attributes });
      its.users.set(userName, { memberId, active, userType });
      const stored = { role: model.defaultRole, reason: { kind: 'default' } } as const;
      model.members.set(memberId, newMember({ stored }));
      people.push(memberId);
    };
    return { send };
  },
  'set active': aboutUser(({ directory, given, userName, user }) => {
    const active = given.other % 4 === 0 ? given.flag : !user.active;
    const memberIds = user.active === active ? [] : [user.memberId];
    user.active = active;
    return { send: () => directory.setActive(userName, active), guard: { memberIds, endsAccess: true } };
  }),
  'set value': aboutUser(({ directory, its, given, userName, user }) => {
    const userType = pick(values, given.other) ?? '';
    const mapped = (value: string | null) => mappedValuesOf(its.valueRoles, value).join();
    const memberIds = mapped(user.userType) === mapped(userType) ? [] : [user.memberId];
    user.userType = userType;
    const send = () => directory.replaceInUser(userName, { userType });
    return { send, guard: { memberIds, endsAccess: false } };
  }),
  'rename user': aboutUser(({ directory, userName, newName }) => ({
    send: () => directory.replaceInUser(userName, { displayName: newName }),
  })),
  'delete user': aboutUser(({ directory, its, userName, user }) => {
    its.users.delete(userName);
    for (const { members } of its.groups.values()) members.delete(userName);
    const guard = { memberIds: [user.memberId], endsAccess: true };
    return { send: () => directory.deleteUser(userName), guard };
  }),
  'push group': ({ directory, its, given, newName }) => {
    if (its.groups.size >= groupsMax) return null;
    const members = [...its.users.keys()].filter((_, index) => (given.which >> index) % 2 === 0);
    const send = async () => {
      const groupId = await directory.pushGroup(newName, members);
      its.groups.set(newName, { groupId, members: new Set(members), role: null });
    };
    return { send };
  },
  'add to group': aboutUser(({ directory, its, given, userName }) => {
    const [groupName, group] = pick([...its.groups], given.other) ?? [];
    if (!groupName || !group) return null;
    group.members.add(userName);
    const guard = guardOfGroup(its, group.role, [userName]);
    return { send: () => directory.addToGroup(groupName, userName), guard };
  }),
  'remove from group': aboutUser(({ directory, its, given, userName }) => {
    const [groupName, group] = pick([...its.groups], given.other) ?? [];
    if (!groupName || !group) return null;
    group.members.delete(userName);
    const guard = guardOfGroup(its, group.role, [userName]);
    return { send: () => directory.removeFromGroup(groupName, userName), guard };
  }),
  'rename group': aboutGroup(({ directory, groupName, newName }) => ({
    send: () => directory.replaceInGroup(groupName, { displayName: newName }),
  })),
  'delete group': aboutGroup(({ directory, its, groupName, group }) => {
    its.groups.delete(groupName);
    const guard = guardOfGroup(its, group.role, group.members);
    return { send: () => directory.deleteGroup(groupName), guard };
  }),
} satisfies Partial<Record<Kind, Push>>;
