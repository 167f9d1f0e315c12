import type { DirectoryGroup } from '#directory/directory.ts';
import { createAfterLookup } from '#http/create-after-lookup.ts';
import { resourceId } from '#http/resource-id.ts';
import { resourceTarget } from '#http/resource-target.ts';
import type { GroupLink, OktaSession } from '#okta/session.ts';
import { matchTarget } from '#okta/targets.ts';
import { type JsonObject, listedResources, schemaUrns } from '#scim-json.ts';

/** Links the group of that name or creates it, empty, and renames a linked one. Throws ProvisioningError. */
export async function pushGroup(session: OktaSession, group: DirectoryGroup): Promise<void> {
  const link = session.groups.get(group.id);
  if (link !== undefined) {
    if (link.displayName !== group.displayName) await renameGroup(session, link, group);
    return;
  }
  const { resource, created } = await createAfterLookup(session.requester, {
    async lookUp() {
      const target = matchTarget('Groups', 'displayName', group.displayName);
      return listedResources(await session.requester.read({ method: 'GET', target }))[0] ?? null;
    },
    create: () =>
      session.requester.read({
        method: 'POST',
        target: '/Groups',
        body: { schemas: [schemaUrns.group], displayName: group.displayName, members: [] },
      }),
  });
  session.groups.set(group.id, {
    serverId: resourceId(resource, `Group ${group.displayName}`),
    displayName: group.displayName,
    members: new Map(),
  });
  if (created) session.recorder.count('groupsCreated');
}

async function renameGroup(session: OktaSession, link: GroupLink, group: DirectoryGroup): Promise<void> {
  if (session.style === 'oin') {
    await patchGroup(session, link, [
      { op: 'replace', value: { id: link.serverId, displayName: group.displayName } },
    ]);
  } else {
    await putGroup(session, link, group, link.members);
  }
  link.displayName = group.displayName;
  session.recorder.count('groupsUpdated');
}

async function patchGroup(session: OktaSession, link: GroupLink, operations: JsonObject[]): Promise<void> {
  await session.requester.request({
    method: 'PATCH',
    target: resourceTarget('Groups', link.serverId),
    body: { schemas: [schemaUrns.patchOp], Operations: operations },
  });
}

async function putGroup(
  session: OktaSession,
  link: GroupLink,
  group: DirectoryGroup,
  members: ReadonlyMap<string, string>,
): Promise<void> {
  await session.requester.request({
    method: 'PUT',
    target: resourceTarget('Groups', link.serverId),
    body: {
      schemas: [schemaUrns.group],
      id: link.serverId,
      displayName: group.displayName,
      members: memberValues(session, members),
    },
  });
}

function memberValues(session: OktaSession, members: ReadonlyMap<string, string>): JsonObject[] {
  return [...members].map(([userId, value]) => ({
    value,
    display: session.users.get(userId)?.userName ?? null,
  }));
}

/** Every group of the directory is pushed until somebody unlinks it. */
export function pushedGroups(session: OktaSession): DirectoryGroup[] {
  return [...session.directory.groups.values()].filter(({ id }) => !session.unlinkedGroups.has(id));
}

/** Only people who are assigned to the application are pushed; the others are left out. By directory id. */
export function assignedMembers(session: OktaSession, group: DirectoryGroup): Map<string, string> {
  const members = new Map<string, string>();
  for (const userId of group.memberIds) {
    const user = session.users.get(userId);
    if (user?.active === true) members.set(userId, user.serverId);
  }
  return members;
}

interface MembershipDelta {
  readonly add: ReadonlyMap<string, string>;
  readonly remove: ReadonlyMap<string, string>;
}

export function membershipDelta(session: OktaSession, group: DirectoryGroup): MembershipDelta {
  const before = session.groups.get(group.id)?.members ?? new Map<string, string>();
  const after = assignedMembers(session, group);
  return {
    add: new Map([...after].filter(([userId, serverId]) => before.get(userId) !== serverId)),
    remove: new Map([...before].filter(([userId, serverId]) => after.get(userId) !== serverId)),
  };
}

/** OIN: removals and additions in one PATCH, in batches. AIW: everything in one PUT. Throws ProvisioningError. */
export async function pushMembers(
  session: OktaSession,
  group: DirectoryGroup,
  advance: (by: number) => void,
): Promise<void> {
  const link = session.groups.get(group.id);
  if (link === undefined) return;
  const { add, remove } = membershipDelta(session, group);
  if (session.style === 'aiw') {
    const members = assignedMembers(session, group);
    if (add.size + remove.size > 0) await putGroup(session, link, group, members);
    link.members = members;
    session.recorder.count('membershipsAdded', add.size);
    session.recorder.count('membershipsRemoved', remove.size);
  } else {
    const additions = [...add];
    const removals = [...remove];
    const size = session.membersPerPatch;
    for (let from = 0; from < Math.max(additions.length, removals.length); from += size) {
      const batch = {
        add: new Map(additions.slice(from, from + size)),
        remove: removals.slice(from, from + size),
      };
      await patchMembers(session, link, batch);
      advance(batch.add.size + batch.remove.length);
    }
  }
}

async function patchMembers(
  session: OktaSession,
  link: GroupLink,
  { add, remove }: { add: ReadonlyMap<string, string>; remove: readonly [string, string][] },
): Promise<void> {
  await patchGroup(session, link, [
    ...remove.map(([, serverId]) => ({ op: 'remove', path: `members[value eq "${serverId}"]` })),
    ...(add.size === 0 ? [] : [{ op: 'add', path: 'members', value: memberValues(session, add) }]),
  ]);
  for (const [userId] of remove) link.members.delete(userId);
  for (const [userId, serverId] of add) link.members.set(userId, serverId);
  session.recorder.count('membershipsAdded', add.size);
  session.recorder.count('membershipsRemoved', remove.length);
}

/** "Push now": the whole list replaces whatever is there. Throws ProvisioningError. */
export async function pushAllMembers(session: OktaSession, group: DirectoryGroup): Promise<void> {
  const link = session.groups.get(group.id);
  if (link === undefined) return;
  const { add, remove } = membershipDelta(session, group);
  const members = assignedMembers(session, group);
  if (session.style === 'oin') {
    await patchGroup(session, link, [
      { op: 'replace', path: 'members', value: memberValues(session, members) },
    ]);
  } else {
    await putGroup(session, link, group, members);
  }
  link.members = members;
  session.recorder.count('membershipsAdded', add.size);
  session.recorder.count('membershipsRemoved', remove.size);
}

/** "Unlink pushed group" with "delete the group in the target app". A 404 means that it is gone already. */
export async function deleteGroup(session: OktaSession, groupId: string, link: GroupLink): Promise<void> {
  await session.requester.request(
    { method: 'DELETE', target: resourceTarget('Groups', link.serverId) },
    [404],
  );
  session.groups.delete(groupId);
  session.recorder.count('groupsDeleted');
}
