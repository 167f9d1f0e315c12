import type { DirectoryUser } from '#directory/directory.ts';
import { resourceId } from '#http/resource-id.ts';
import { resourceTarget } from '#http/resource-target.ts';
import { attributesOf } from '#pushed-person.ts';
import { type JsonObject, schemaUrns } from '#scim-json.ts';
import { findOrCreate } from './find-or-create.ts';
import type { DialectSession, PersonLink } from './session.ts';

/**
 * Creates, changes, removes or brings back one person, whichever is due. Somebody who is switched off and was never
 * sent is left alone. Throws ProvisioningError.
 */
export async function provisionPerson(session: DialectSession, user: DirectoryUser): Promise<void> {
  const { dialect, people, recorder, directory } = session;
  const active = user.status === 'active';
  const known = people.get(user.id);
  if (known === undefined && !active) {
    recorder.count('skipped');
    return;
  }
  if (known !== undefined && !active && dialect.removesPeopleBy === 'delete') {
    await deletePerson(session, user.id, known);
    return;
  }
  const link = known ?? (await firstPush(session, user));
  const body = dialect.person(user, active);
  if (JSON.stringify(link.pushed) === JSON.stringify(body)) {
    if (known !== undefined) recorder.count('skipped');
  } else {
    await push(session, link, body);
    recorder.count(link.active === active ? 'updated' : active ? 'enabled' : 'disabled');
  }
  link.active = active;
  link.userName = user.userName;
  link.revision = directory.revisionOf(user.id);
}

async function firstPush(session: DialectSession, user: DirectoryUser): Promise<PersonLink> {
  const body = session.dialect.person(user, true);
  const { resource, created } = await findOrCreate(session, { type: 'Users', name: user.userName, body });
  const link: PersonLink = {
    serverId: resourceId(resource, `User ${user.userName}`),
    userName: user.userName,
    active: created || resource.active !== false,
    pushed: created ? body : null,
    revision: -1,
  };
  session.people.set(user.id, link);
  if (created) session.recorder.count('created');
  return link;
}

async function push(session: DialectSession, link: PersonLink, body: JsonObject): Promise<void> {
  const { dialect, requester } = session;
  const target = resourceTarget('Users', link.serverId) + dialect.tail;
  const put = dialect.changesPeopleBy === 'put';
  await requester.request({
    method: put ? 'PUT' : 'PATCH',
    target,
    body: put
      ? { ...body, id: link.serverId }
      : { schemas: [schemaUrns.patchOp], Operations: differences(link.pushed, body) },
  });
  link.pushed = body;
}

/** One operation for each attribute that is not as it was. */
function differences(before: JsonObject | null, after: JsonObject): JsonObject[] {
  const was = attributesOf(before ?? {});
  return [...attributesOf(after)].flatMap(([path, value]) => {
    if (before !== null && was.get(path) === value) return [];
    if (value !== undefined) return [{ op: 'replace', path, value }];
    return before === null ? [] : [{ op: 'remove', path }];
  });
}

/** A 404 means that they are gone already. */
async function deletePerson(session: DialectSession, id: string, link: PersonLink): Promise<void> {
  await session.requester.request(
    { method: 'DELETE', target: resourceTarget('Users', link.serverId) },
    [404],
  );
  session.people.delete(id);
  session.recorder.count('deleted');
}

/** Somebody whom the directory does not know any more: deleted, or switched off for good. */
export async function removePerson(session: DialectSession, id: string, link: PersonLink): Promise<void> {
  if (session.dialect.removesPeopleBy === 'delete') {
    await deletePerson(session, id, link);
    return;
  }
  if (!link.active) return;
  await push(session, link, { ...link.pushed, active: false });
  link.active = false;
  session.recorder.count('disabled');
}
