import type { DirectoryGroup } from '#directory/directory.ts';
import { resourceId } from '#http/resource-id.ts';
import { resourceTarget } from '#http/resource-target.ts';
import { type JsonObject, schemaUrns } from '#scim-json.ts';
import type { GroupDialect } from './dialect.ts';
import { findOrCreate } from './find-or-create.ts';
import type { DialectSession, GroupLink } from './session.ts';

/** Links the group of that name or creates it, and renames a linked one. Throws ProvisioningError. */
export async function provisionGroup(
  session: DialectSession,
  dialect: GroupDialect,
  group: DirectoryGroup,
): Promise<void> {
  const link = session.groups.get(group.id);
  if (link !== undefined) {
    await patchGroup(session, link, [dialect.rename(group, link.serverId)]);
    link.displayName = group.displayName;
    session.recorder.count('groupsUpdated');
    return;
  }
  const { displayName } = group;
  const body = dialect.group(group);
  const { resource, created } = await findOrCreate(session, { type: 'Groups', name: displayName, body });
  const serverId = resourceId(resource, `Group ${displayName}`);
  session.groups.set(group.id, { serverId, displayName, members: new Map() });
  if (created) session.recorder.count('groupsCreated');
}

async function patchGroup(session: DialectSession, link: GroupLink, operations: JsonObject[]): Promise<void> {
  await session.requester.request({
    method: 'PATCH',
    target: resourceTarget('Groups', link.serverId) + session.dialect.tail,
    body: { schemas: [schemaUrns.patchOp], Operations: operations },
  });
}

/** Who should be in the group on the server: its people who were sent and are not switched off. */
export function membersOf(session: DialectSession, group: DirectoryGroup): Map<string, string> {
  const members = new Map<string, string>();
  for (const id of group.memberIds) {
    const person = session.people.get(id);
    if (person?.active === true) members.set(id, person.serverId);
  }
  return members;
}

type Members = readonly (readonly [id: string, serverId: string])[];

export function membershipDelta(
  session: DialectSession,
  group: DirectoryGroup,
): { add: Members; remove: Members } {
  const before = session.groups.get(group.id)?.members ?? new Map<string, string>();
  const after = membersOf(session, group);
  return {
    add: [...after].filter(([id, serverId]) => before.get(id) !== serverId),
    remove: [...before].filter(([id, serverId]) => after.get(id) !== serverId),
  };
}

/** Removals, then additions, a batch a request. Throws ProvisioningError. */
export async function provisionMembers(
  session: DialectSession,
  dialect: GroupDialect,
  group: DirectoryGroup,
): Promise<void> {
  const link = session.groups.get(group.id);
  if (link === undefined) return;
  const { add, remove } = membershipDelta(session, group);
  for (const batch of batches(remove, session.membersPerPatch)) {
    await patchGroup(session, link, dialect.remove(batch.map(([, serverId]) => serverId)));
    for (const [id] of batch) link.members.delete(id);
    session.recorder.count('membershipsRemoved', batch.length);
  }
  for (const batch of batches(add, session.membersPerPatch)) {
    await patchGroup(session, link, dialect.add(batch.map(([, serverId]) => serverId)));
    for (const [id, serverId] of batch) link.members.set(id, serverId);
    session.recorder.count('membershipsAdded', batch.length);
  }
}

function batches(members: Members, size: number): Members[] {
  return Array.from({ length: Math.ceil(members.length / size) }, (_, index) =>
    members.slice(index * size, (index + 1) * size),
  );
}

/** A 404 means that it is gone already. */
export async function deleteGroup(session: DialectSession, id: string, link: GroupLink): Promise<void> {
  await session.requester.request(
    { method: 'DELETE', target: resourceTarget('Groups', link.serverId) },
    [404],
  );
  session.groups.delete(id);
  session.recorder.count('groupsDeleted');
}
