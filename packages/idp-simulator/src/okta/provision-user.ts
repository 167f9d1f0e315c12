import type { DirectoryUser } from '#directory/directory.ts';
import { createAfterLookup } from '#http/create-after-lookup.ts';
import { resourceId } from '#http/resource-id.ts';
import { resourceTarget } from '#http/resource-target.ts';
import { createBody, replaceBody } from '#okta/profile.ts';
import { fingerprint, type OktaSession, type UserLink } from '#okta/session.ts';
import { matchTarget } from '#okta/targets.ts';
import { createRandom } from '#random.ts';
import { type JsonObject, listedResources, schemaUrns } from '#scim-json.ts';

/**
 * Assigns, updates, deactivates or reactivates one person, whichever is due. Somebody who is switched off
 * and was never assigned is left alone. Throws ProvisioningError.
 */
export async function provisionUser(session: OktaSession, user: DirectoryUser): Promise<void> {
  const link = session.users.get(user.id);
  if (link === undefined) {
    if (user.status === 'active') await assign(session, user);
    else session.recorder.count('skipped');
    return;
  }
  if (user.status !== 'active') {
    if (link.active) await deactivate(session, link, user);
    else session.recorder.count('skipped');
  } else if (!link.active) {
    await reactivate(session, link, user);
  } else if (link.pushedProfile !== fingerprint(user)) {
    await replaceUser(session, link, user);
    session.recorder.count('updated');
  } else {
    session.recorder.count('skipped');
  }
  link.userName = user.userName;
  link.revision = session.directory.revisionOf(user.id);
}

/** Looks for the userName, then links what it found (and pushes the profile to it) or creates. */
async function assign(session: OktaSession, user: DirectoryUser): Promise<void> {
  const { resource, created } = await createAfterLookup(session.requester, {
    lookUp: () => lookUpUser(session, user.userName),
    create: () =>
      session.requester.read({
        method: 'POST',
        target: '/Users',
        body: createBody(user, initialPassword(user)),
      }),
  });
  const link: UserLink = {
    serverId: resourceId(resource, `User ${user.userName}`),
    userName: user.userName,
    active: true,
    pushedProfile: created ? fingerprint(user) : '',
    revision: -1,
  };
  session.users.set(user.id, link);
  if (created) {
    session.recorder.count('created');
  } else {
    await replaceUser(session, link, user);
    session.recorder.count(resource.active === false ? 'enabled' : 'updated');
  }
  link.revision = session.directory.revisionOf(user.id);
}

async function lookUpUser(session: OktaSession, userName: string): Promise<JsonObject | null> {
  const list = await session.requester.read({
    method: 'GET',
    target: matchTarget('Users', 'userName', userName),
  });
  return listedResources(list)[0] ?? null;
}

/** Okta makes one up when passwords are not synchronised. Here it follows from the person's id. */
function initialPassword(user: DirectoryUser): string {
  return createRandom(`${user.id}/password`).text('0123456789abcdefghijklmnopqrstuvwxyz', 8);
}

/** GET, then PUT of the whole resource. */
async function replaceUser(
  session: OktaSession,
  link: UserLink,
  user: DirectoryUser,
  extra: JsonObject = {},
): Promise<void> {
  const target = resourceTarget('Users', link.serverId);
  const current = await session.requester.read({ method: 'GET', target });
  const body = { ...replaceBody(current, user, user.status === 'active'), ...extra };
  await session.requester.request({ method: 'PUT', target, body });
  link.pushedProfile = fingerprint(user);
}

async function patchUser(session: OktaSession, link: UserLink, value: JsonObject): Promise<void> {
  await session.requester.request({
    method: 'PATCH',
    target: resourceTarget('Users', link.serverId),
    body: { schemas: [schemaUrns.patchOp], Operations: [{ op: 'replace', value }] },
  });
}

async function deactivate(session: OktaSession, link: UserLink, user: DirectoryUser): Promise<void> {
  if (session.style === 'oin') await patchUser(session, link, { active: false });
  else await replaceUser(session, link, user);
  link.active = false;
  session.recorder.count('disabled');
}

/** The same id again. A profile that changed in the meantime is pushed with it. */
async function reactivate(session: OktaSession, link: UserLink, user: DirectoryUser): Promise<void> {
  const changed = link.pushedProfile !== fingerprint(user);
  if (session.style === 'oin') await patchUser(session, link, { active: true });
  if (session.style === 'aiw' || changed) await replaceUser(session, link, user);
  link.active = true;
  session.recorder.count('enabled');
}

/** Okta never deletes a user; somebody who is gone from the directory is deactivated and forgotten. */
export async function unassignPurged(session: OktaSession, userId: string, link: UserLink): Promise<void> {
  if (link.active) {
    if (session.style === 'oin') await patchUser(session, link, { active: false });
    else await replacePurged(session, link);
    session.recorder.count('disabled');
  }
  session.users.delete(userId);
}

/** There is no profile to push any more: the server's own resource goes back with `active` false. */
async function replacePurged(session: OktaSession, link: UserLink): Promise<void> {
  const target = resourceTarget('Users', link.serverId);
  const current = await session.requester.read({ method: 'GET', target });
  await session.requester.request({ method: 'PUT', target, body: { ...current, active: false } });
}

/** Password sync. The server must accept the password and never give it back. Throws ProvisioningError. */
export async function pushPassword(
  session: OktaSession,
  user: DirectoryUser,
  password: string,
): Promise<void> {
  const link = session.users.get(user.id);
  if (link === undefined) throw new RangeError(`${user.userName} is not assigned to the application.`);
  if (session.style === 'oin') await patchUser(session, link, { password });
  else await replaceUser(session, link, user, { password });
}
