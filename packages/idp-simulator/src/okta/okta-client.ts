import { LinkTable } from '#cycle/link-table.ts';
import type { Summary } from '#cycle/recorder.ts';
import { removeGone } from '#cycle/remove-gone.ts';
import { type Cycle, runCycle } from '#cycle/run-cycle.ts';
import type { DirectoryGroup } from '#directory/directory.ts';
import { openRequester } from '#http/open-requester.ts';
import { readAllPages } from '#http/read-all-pages.ts';
import { resourceTarget } from '#http/resource-target.ts';
import { oktaRetryPolicy } from '#http/retry.ts';
import { testTargets } from '#http/test-connection.ts';
import { provisionUser, pushPassword, unassignPurged } from '#okta/provision-user.ts';
import {
  assignedMembers,
  deleteGroup,
  membershipDelta,
  pushAllMembers,
  pushedGroups,
  pushGroup,
  pushMembers,
} from '#okta/push-group.ts';
import type { OktaSession, OktaStyle } from '#okta/session.ts';
import { pageTarget } from '#okta/targets.ts';
import type {
  ClientOptions,
  ConnectionTest,
  ExpectedResource,
  ProvisioningClient,
} from '#provisioning-client.ts';
import { attributesOf, profileOf } from '#pushed-person.ts';
import type { JsonObject, ResourceType } from '#scim-json.ts';

export interface OktaClientOptions extends ClientOptions {
  /** Default `oin`. */
  style?: OktaStyle;
  /** Default 100. How many Okta sends is not documented. */
  membersPerPatch?: number;
}

/** What an import read, before anybody confirms matches in Okta. */
export interface OktaImport {
  readonly users: readonly JsonObject[];
  /** With members. */
  readonly groups: readonly JsonObject[];
}

export interface OktaClient extends ProvisioningClient {
  /** Reads the first two users and, because groups are pushed, groups: "Test API Credentials". */
  testCredentials(): Promise<ConnectionTest>;
  /** "Import Now": every user and group, inactive ones included. Throws ProvisioningError. */
  importResources(): Promise<OktaImport>;
  /** Assigns, updates, deactivates or reactivates one person at once. */
  provisionUser(userId: string): Promise<Summary>;
  /** Password sync of somebody who is assigned. Throws a RangeError for anybody else. */
  pushPassword(userId: string, password: string): Promise<Summary>;
  /** "Push now": the group with all its members, replacing what is there. */
  pushGroupNow(groupId: string): Promise<Summary>;
  /** "Unlink pushed group"; the group is deleted on the server too unless told otherwise. */
  unlinkGroup(groupId: string, options?: { deleteInApp?: boolean }): Promise<Summary>;
}

/**
 * A client that behaves as Okta's Lifecycle Management. The initial cycle is the assignment of everybody and
 * the first push of every group; an incremental one what Okta does upon each change. Close it when done.
 */
export function createOktaClient(options: OktaClientOptions): OktaClient {
  const { directory } = options;
  const { recorder, requester, impatient, cycleOptions, close } = openRequester(options, {
    headers: {
      'user-agent': 'Okta SCIM Client 1.0.0',
      accept: 'application/scim+json',
      'content-type': 'application/scim+json',
    },
    retryPolicy: oktaRetryPolicy,
  });
  const session: OktaSession = {
    requester,
    recorder,
    directory,
    users: new LinkTable(),
    groups: new LinkTable(),
    unlinkedGroups: new Set(),
    style: options.style ?? 'oin',
    membersPerPatch: options.membersPerPatch ?? 100,
  };
  const opened = recorder.mark();

  /** One object outside of a cycle, summed up as a cycle of its own. */
  const once = (phase: 'users' | 'groups', name: string, work: () => Promise<void>) =>
    runCycle(cycleOptions, (cycle) => cycle.phase(phase, { items: [name], name: (item) => item, work }));
  const userName = (id: string) =>
    `User ${directory.users.get(id)?.userName ?? session.users.get(id)?.userName ?? id}`;

  return {
    directory,

    testCredentials: () => testTargets(impatient, [pageTarget('Users', 1, 2), pageTarget('Groups', 1, 2)]),

    initialCycle() {
      session.users.clear();
      session.groups.clear();
      session.unlinkedGroups.clear();
      return runCycle(cycleOptions, (cycle) => provisionEverything(session, cycle));
    },

    incrementalCycle: () => runCycle(cycleOptions, (cycle) => provisionEverything(session, cycle)),

    async importResources() {
      const users = await readAllPages(requester, (startIndex) => pageTarget('Users', startIndex));
      const groups = await readAllPages(requester, (startIndex) => pageTarget('Groups', startIndex));
      return { users, groups };
    },

    provisionUser: (userId) =>
      once('users', userName(userId), async () => {
        const user = directory.users.get(userId);
        const link = session.users.get(userId);
        if (user !== undefined) await provisionUser(session, user);
        else if (link !== undefined) await unassignPurged(session, userId, link);
      }),

    pushPassword: (userId, password) =>
      once('users', userName(userId), () => pushPassword(session, directory.user(userId), password)),

    pushGroupNow: (groupId) =>
      once('groups', `Group ${directory.group(groupId).displayName}`, async () => {
        session.unlinkedGroups.delete(groupId);
        await pushGroup(session, directory.group(groupId));
        await pushAllMembers(session, directory.group(groupId));
      }),

    unlinkGroup: (groupId, { deleteInApp = true } = {}) =>
      once('groups', `Group ${session.groups.get(groupId)?.displayName ?? groupId}`, async () => {
        const link = session.groups.get(groupId);
        if (link !== undefined && deleteInApp) await deleteGroup(session, groupId, link);
        session.groups.delete(groupId);
        session.unlinkedGroups.add(groupId);
      }),

    total: () => recorder.summarySince(opened, null),
    expected: () => expectedByOkta(session),
    readAll: (type) =>
      readAllPages(
        requester,
        (startIndex) =>
          `${pageTarget(type, startIndex)}${type === 'Groups' ? '&excludedAttributes=members' : ''}`,
      ),
    readGroup: (serverId) => requester.read({ method: 'GET', target: resourceTarget('Groups', serverId) }),
    close,
  };
}

/** People, then groups, then members; in each of them only what is not up to date. */
async function provisionEverything(session: OktaSession, cycle: Cycle): Promise<void> {
  const { directory } = session;
  await removeGone(cycle, directory, {
    people: {
      links: session.users,
      name: (_, { userName }) => `User ${userName}`,
      remove: (id, link) => unassignPurged(session, id, link),
    },
    groups: {
      links: session.groups,
      name: (_, { displayName }) => `Group ${displayName}`,
      remove: (id, link) => deleteGroup(session, id, link),
    },
  });
  await cycle.phase('users', {
    items: [...directory.users.values()].filter(
      ({ id }) => session.users.get(id)?.revision !== directory.revisionOf(id),
    ),
    name: (user) => `User ${user.userName}`,
    isFirst: ({ id }) => session.users.has(id),
    work: (user) => provisionUser(session, user),
  });

  const nameOf = ({ displayName }: DirectoryGroup) => `Group ${displayName}`;
  await cycle.phase('groups', {
    items: pushedGroups(session).filter(
      ({ id, displayName }) => session.groups.get(id)?.displayName !== displayName,
    ),
    name: nameOf,
    isFirst: ({ id }) => session.groups.has(id),
    work: (group) => pushGroup(session, group),
  });
  const weights = new Map(
    pushedGroups(session).map((group) => {
      const { add, remove } = membershipDelta(session, group);
      return [group, add.size + remove.size];
    }),
  );
  await cycle.phase('memberships', {
    items: [...weights].filter(([, weight]) => weight > 0).map(([group]) => group),
    name: nameOf,
    weigh: (group) => weights.get(group) ?? 0,
    work: (group, advance) => pushMembers(session, group, advance),
  });
}

/** What the server should hold according to the directory; the client's memory only translates ids. */
function expectedByOkta(session: OktaSession): Record<ResourceType, ExpectedResource[]> {
  const { directory } = session;
  return {
    Users: [...directory.users.values()]
      .filter((user) => user.status === 'active' || session.users.has(user.id))
      .map((user) => ({
        serverId: session.users.get(user.id)?.serverId ?? null,
        name: user.userName,
        // Nothing but the switch is pushed of somebody who is not assigned any more.
        attributes:
          user.status === 'active'
            ? attributesOf({ ...profileOf(user), active: true })
            : new Map([['active', false]]),
        memberIds: null,
      })),
    Groups: pushedGroups(session).map((group) => ({
      serverId: session.groups.get(group.id)?.serverId ?? null,
      name: group.displayName,
      attributes: new Map([['displayName', group.displayName]]),
      memberIds: new Set(assignedMembers(session, group).values()),
    })),
  };
}
