import type { DirectoryUser } from '#directory/directory.ts';
import { managerPath, userCreateBody, userMapping } from '#entra/attribute-mapping.ts';
import { attributeChanges, attributePatch } from '#entra/patch-body.ts';
import type { EntraCycle, UserLink } from '#entra/session.ts';
import { referenceCheck, type UserMatching, userByMatch } from '#entra/targets.ts';
import { createAfterLookup } from '#http/create-after-lookup.ts';
import { resourceId } from '#http/resource-id.ts';
import { resourceTarget } from '#http/resource-target.ts';
import { type JsonObject, listedResources, readAttribute } from '#scim-json.ts';

type UserStep = Omit<EntraCycle, 'cycle'>;

/**
 * Brings one person to the server. Somebody known by id is read and the difference is sent; anybody else is
 * looked up by the matching attribute and linked, or created. An account that is switched off is never
 * created. Throws ProvisioningError.
 */
export async function provisionUser(step: UserStep, user: DirectoryUser): Promise<void> {
  const link = step.users.get(user.id);
  if (link !== undefined) {
    const { status, body } = await step.requester.request(
      { method: 'GET', target: resourceTarget('Users', link.serverId), readsBody: true },
      [404],
    );
    if (status !== 404 && body !== null) return updateUser(step, user, body);
    // Somebody deleted it on the other side: forget the id and start over.
    step.users.delete(user.id);
  }
  return user.status === 'active' ? matchOrCreate(step, user) : matchOnly(step, user);
}

async function matchOrCreate(step: UserStep, user: DirectoryUser): Promise<void> {
  const { resource, created } = await createAfterLookup(step.requester, {
    lookUp: () => lookUpUser(step, user),
    create: () =>
      step.requester.read({
        method: 'POST',
        target: '/Users',
        body: userCreateBody(user, knownManager(step, user)),
      }),
  });
  if (!created) return updateUser(step, user, resource);
  remember(step, user, resource);
  step.recorder.count('created');
}

async function matchOnly(step: UserStep, user: DirectoryUser): Promise<void> {
  const match = await lookUpUser(step, user);
  if (match === null) step.recorder.count('skipped');
  else await updateUser(step, user, match);
}

async function lookUpUser(step: UserStep, user: DirectoryUser): Promise<JsonObject | null> {
  const target = userByMatch(step.matching.users, matchingValue(step.matching.users, user));
  return listedResources(await step.requester.read({ method: 'GET', target }))[0] ?? null;
}

function matchingValue(matching: UserMatching, user: DirectoryUser): string {
  switch (matching) {
    case 'userName':
      return user.userName;
    case 'externalId':
      return user.id;
    case 'emails[type eq "work"].value':
      return user.email ?? user.userName;
    default:
      return matching satisfies never;
  }
}

/** In the initial cycle references wait for their own phase, so that its order is the same on every run. */
function knownManager(step: UserStep, user: DirectoryUser): string | null {
  if (!step.incremental || user.managerId === null) return null;
  return step.users.get(user.managerId)?.serverId ?? null;
}

/** Somebody who leaves gets `active` changed and nothing else; the rest follows if they come back. */
async function updateUser(step: UserStep, user: DirectoryUser, resource: JsonObject): Promise<void> {
  const link = remember(step, user, resource);
  const wasActive = readAttribute(resource, 'active') === true;
  const all = attributeChanges(user, resource, { mapping: userMapping, clearedValues: step.clearedValues });
  const changes = user.status === 'active' ? all : all.filter(({ path }) => path === 'active');
  if (changes.length === 0) {
    step.recorder.count('skipped');
    return;
  }
  link.revision = -1;
  await step.requester.request({
    method: 'PATCH',
    target: resourceTarget('Users', link.serverId),
    body: attributePatch(changes, step.dialect),
  });
  remember(step, user, resource);
  if (user.status === 'active') step.recorder.count(wasActive ? 'updated' : 'enabled');
  else step.recorder.count('disabled');
}

function remember(step: UserStep, user: DirectoryUser, resource: JsonObject): UserLink {
  const manager = readAttribute(resource, `${managerPath}.value`);
  const link: UserLink = {
    serverId: resourceId(resource, `User ${user.userName}`),
    userName: user.userName,
    revision: step.directory.revisionOf(user.id),
    active: user.status === 'active',
    managerServerId: typeof manager === 'string' ? manager : null,
  };
  step.users.set(user.id, link);
  return link;
}

/** Out of the recycle bin for good. A 404 means that somebody was quicker. */
export async function hardDeleteUser(step: UserStep, userId: string, link: UserLink): Promise<void> {
  await step.requester.request({ method: 'DELETE', target: resourceTarget('Users', link.serverId) }, [404]);
  step.users.delete(userId);
  step.recorder.count('deleted');
}

/** Whether the server's reference differs from the directory's, as far as both ends are provisioned. */
export function needsManager(step: UserStep, user: DirectoryUser): boolean {
  const link = step.users.get(user.id);
  if (link === undefined || user.status !== 'active') return false;
  if (user.managerId === null) return link.managerServerId !== null;
  const manager = step.users.get(user.managerId);
  return manager !== undefined && manager.serverId !== link.managerServerId;
}

/** References come after the people whom they point at. Throws ProvisioningError. */
export async function provisionManager(step: UserStep, user: DirectoryUser): Promise<void> {
  const link = step.users.get(user.id);
  if (link === undefined) return;
  const wanted = user.managerId === null ? null : (step.users.get(user.managerId)?.serverId ?? null);
  if (wanted !== null && step.incremental && step.referenceChecks) {
    const check = { id: link.serverId, attribute: 'manager', value: wanted } as const;
    const found = await step.requester.read({ method: 'GET', target: referenceCheck('Users', check) });
    if (listedResources(found).length > 0) {
      link.managerServerId = wanted;
      return;
    }
  }
  const change =
    wanted === null
      ? ({ op: 'remove', path: managerPath } as const)
      : ({
          op: link.managerServerId === null ? 'add' : 'replace',
          path: managerPath,
          value: wanted,
        } as const);
  await step.requester.request({
    method: 'PATCH',
    target: resourceTarget('Users', link.serverId),
    body: attributePatch([change], step.dialect),
  });
  link.managerServerId = wanted;
  step.recorder.count('managersSet');
}
