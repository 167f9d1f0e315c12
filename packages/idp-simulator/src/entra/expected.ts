import type { DirectoryGroup, DirectoryUser } from '#directory/directory.ts';
import { groupMapping, managerPath, userMapping } from '#entra/attribute-mapping.ts';
import type { EntraSession, UserLink } from '#entra/session.ts';
import type { ExpectedResource } from '#provisioning-client.ts';
import type { JsonValue, ResourceType } from '#scim-json.ts';

/** What the server should hold according to the directory; the client's memory only translates ids. */
export function expectedByEntra(session: EntraSession): Record<ResourceType, ExpectedResource[]> {
  const { directory } = session;
  return {
    Users: [...directory.users.values()]
      // Somebody who was switched off before they were ever provisioned is never created.
      .filter((user) => user.status === 'active' || session.users.has(user.id))
      .map((user) => expectedUser(session, user)),
    Groups: [...directory.groups.values()].map((group) => expectedGroup(session, group)),
  };
}

function expectedUser(session: EntraSession, user: DirectoryUser): ExpectedResource {
  const link = session.users.get(user.id);
  const attributes = new Map<string, JsonValue | undefined>();
  for (const { path, source } of userMapping) {
    // While somebody is switched off, nothing but that is pushed.
    if (user.status === 'active' || path === 'active') attributes.set(path, source(user));
  }
  if (user.status === 'active') attributes.set(`${managerPath}.value`, expectedManager(session, user, link));
  return { serverId: link?.serverId ?? null, name: user.userName, attributes, memberIds: null };
}

function expectedManager(
  session: EntraSession,
  user: DirectoryUser,
  link: UserLink | undefined,
): string | undefined {
  if (user.managerId === null) return undefined;
  return session.users.get(user.managerId)?.serverId ?? link?.managerServerId ?? undefined;
}

/** Somebody who is switched off keeps the memberships that they had. */
function expectedGroup(session: EntraSession, group: DirectoryGroup): ExpectedResource {
  const link = session.groups.get(group.id);
  const memberIds = new Set<string>();
  for (const userId of group.memberIds) {
    const user = session.users.get(userId);
    if (user !== undefined && (user.active || link?.members.has(userId) === true))
      memberIds.add(user.serverId);
  }
  return {
    serverId: link?.serverId ?? null,
    name: group.displayName,
    attributes: new Map(groupMapping.map(({ path, source }) => [path, source(group)])),
    memberIds,
  };
}
