import type { DirectoryGroup } from '#directory/directory.ts';
import { groupCreateBody, groupMapping } from '#entra/attribute-mapping.ts';
import { attributeChanges, groupPatch, memberPatch } from '#entra/patch-body.ts';
import type { EntraCycle, GroupLink } from '#entra/session.ts';
import { groupByMatch, groupWithoutMembers, referenceCheck } from '#entra/targets.ts';
import { createAfterLookup } from '#http/create-after-lookup.ts';
import { ProvisioningError } from '#http/requester.ts';
import { resourceId } from '#http/resource-id.ts';
import { resourceTarget } from '#http/resource-target.ts';
import { type JsonObject, listedResources } from '#scim-json.ts';

type GroupStep = Omit<EntraCycle, 'cycle'>;

/** Matches, creates or renames a group; never its members. Throws ProvisioningError. */
export async function provisionGroup(step: GroupStep, group: DirectoryGroup): Promise<void> {
  const link = step.groups.get(group.id);
  if (link !== undefined) {
    const { status, body } = await step.requester.request(
      { method: 'GET', target: groupWithoutMembers(link.serverId), readsBody: true },
      [404],
    );
    if (status !== 404 && body !== null) return updateGroup(step, group, body);
    step.groups.delete(group.id);
  }
  const value = step.matching.groups === 'displayName' ? group.displayName : group.id;
  const { resource, created } = await createAfterLookup(step.requester, {
    async lookUp() {
      const target = groupByMatch(step.matching.groups, value);
      return listedResources(await step.requester.read({ method: 'GET', target }))[0] ?? null;
    },
    create: () => step.requester.read({ method: 'POST', target: '/Groups', body: groupCreateBody(group) }),
  });
  if (!created) return updateGroup(step, group, resource);
  remember(step, group, resource).pending = false;
  step.recorder.count('groupsCreated');
}

async function updateGroup(step: GroupStep, group: DirectoryGroup, resource: JsonObject): Promise<void> {
  const link = remember(step, group, resource);
  const changes = attributeChanges(group, resource, { mapping: groupMapping, clearedValues: 'ignore' });
  if (changes.length === 0) {
    link.pending = false;
    return;
  }
  await step.requester.request({
    method: 'PATCH',
    target: resourceTarget('Groups', link.serverId),
    body: groupPatch(changes, step.dialect),
  });
  link.displayName = group.displayName;
  link.pending = false;
  step.recorder.count('groupsUpdated');
}

/** `revision` stays behind until the members are there too. */
function remember(step: GroupStep, group: DirectoryGroup, resource: JsonObject): GroupLink {
  const serverId = resourceId(resource, `Group ${group.displayName}`);
  const known = step.groups.get(group.id);
  if (known?.serverId === serverId) {
    known.pending = true;
    return known;
  }
  const link: GroupLink = {
    serverId,
    displayName: group.displayName,
    pending: true,
    revision: -1,
    members: new Map(),
  };
  step.groups.set(group.id, link);
  return link;
}

/** The group itself need not be read; its members may still differ. */
export function isUpToDate(step: GroupStep, group: DirectoryGroup): boolean {
  const link = step.groups.get(group.id);
  return link !== undefined && !link.pending && link.displayName === group.displayName;
}

/** Both by the directory's id. */
interface MembershipDelta {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Somebody could not be added yet because they are not provisioned. */
  readonly incomplete: boolean;
}

/**
 * Somebody who is switched off stays in the groups where they are, and is not added to others. Somebody whom
 * the server deleted, or knows by a new id, is in no group any more.
 */
export function membershipDelta(step: GroupStep, group: DirectoryGroup): MembershipDelta {
  const members = step.groups.get(group.id)?.members ?? new Map<string, string>();
  const current = (userId: string) => step.users.get(userId)?.serverId;
  const add: string[] = [];
  let incomplete = false;
  for (const userId of group.memberIds) {
    if (members.has(userId) && members.get(userId) === current(userId)) continue;
    if (step.users.get(userId)?.active === true) add.push(userId);
    else incomplete = true;
  }
  const remove = [...members]
    .filter(([userId, serverId]) => !group.memberIds.has(userId) && serverId === current(userId))
    .map(([userId]) => userId);
  return { add, remove, incomplete };
}

/** Sends the memberships in batches. Throws ProvisioningError; the batches before it stand. */
export async function provisionMembers(
  step: GroupStep,
  group: DirectoryGroup,
  advance: (by: number) => void,
): Promise<void> {
  const link = step.groups.get(group.id);
  if (link === undefined) return;
  const { add, remove, incomplete } = membershipDelta(step, group);
  const size = step.membersPerPatch;
  for (let from = 0; from < Math.max(add.length, remove.length); from += size) {
    const added = add.slice(from, from + size);
    const removed = remove.slice(from, from + size);
    try {
      await patchMembers(step, link, { add: added, remove: removed });
    } catch (error) {
      // Somebody deleted the group on the other side: the next cycle creates it again.
      if (error instanceof ProvisioningError && error.status === 404) step.groups.delete(group.id);
      throw error;
    }
    advance(added.length + removed.length);
  }
  if (!incomplete && isUpToDate(step, group)) link.revision = step.directory.revisionOf(group.id);
}

async function patchMembers(
  step: GroupStep,
  link: GroupLink,
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
): Promise<void> {
  const added = new Map(
    add.flatMap((userId) => {
      const serverId = step.users.get(userId)?.serverId;
      return serverId === undefined ? [] : [[userId, serverId]];
    }),
  );
  const removed = remove.flatMap((userId) => link.members.get(userId) ?? []);
  if (added.size === 0 && removed.length === 0) return;
  await step.requester.request({
    method: 'PATCH',
    target: resourceTarget('Groups', link.serverId),
    body: memberPatch({ add: [...added.values()], remove: removed }, step.dialect),
  });
  for (const [userId, serverId] of added) link.members.set(userId, serverId);
  for (const userId of remove) link.members.delete(userId);
  step.recorder.count('membershipsAdded', added.size);
  step.recorder.count('membershipsRemoved', removed.length);
}

/** On demand, members are checked one by one and only those that are missing are added. */
export async function addMembersOnDemand(
  step: GroupStep,
  group: DirectoryGroup,
  userIds: readonly string[],
): Promise<void> {
  const link = step.groups.get(group.id);
  if (link === undefined) return;
  const missing: string[] = [];
  for (const userId of userIds) {
    const serverId = step.users.get(userId)?.serverId;
    if (serverId === undefined) continue;
    const check = { id: link.serverId, attribute: 'members', value: serverId } as const;
    const found = await step.requester.read({ method: 'GET', target: referenceCheck('Groups', check) });
    if (listedResources(found).length === 0) missing.push(userId);
    else link.members.set(userId, serverId);
  }
  await patchMembers(step, link, { add: missing, remove: [] });
}

/** A 404 means that somebody was quicker. */
export async function deleteGroup(step: GroupStep, groupId: string, link: GroupLink): Promise<void> {
  await step.requester.request({ method: 'DELETE', target: resourceTarget('Groups', link.serverId) }, [404]);
  step.groups.delete(groupId);
  step.recorder.count('groupsDeleted');
}
