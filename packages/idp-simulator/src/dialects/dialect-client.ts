import { LinkTable } from '#cycle/link-table.ts';
import { removeGone } from '#cycle/remove-gone.ts';
import { type Cycle, runCycle } from '#cycle/run-cycle.ts';
import type { DirectoryGroup } from '#directory/directory.ts';
import { openRequester } from '#http/open-requester.ts';
import { readAllPages } from '#http/read-all-pages.ts';
import { resourceTarget } from '#http/resource-target.ts';
import { entraRetryPolicy } from '#http/retry.ts';
import { testTargets } from '#http/test-connection.ts';
import type {
  ClientOptions,
  ConnectionTest,
  ExpectedResource,
  ProvisioningClient,
} from '#provisioning-client.ts';
import { attributesOf } from '#pushed-person.ts';
import type { ResourceType } from '#scim-json.ts';
import { type DialectName, dialects } from './dialects.ts';
import {
  deleteGroup,
  membershipDelta,
  membersOf,
  provisionGroup,
  provisionMembers,
} from './provision-group.ts';
import { provisionPerson, removePerson } from './provision-person.ts';
import type { DialectSession } from './session.ts';
import { testByObjects } from './test-objects.ts';

export interface DialectClientOptions extends ClientOptions {
  dialect: DialectName;
  /** Default 100. */
  membersPerPatch?: number;
}

export interface DialectClient extends ProvisioningClient {
  /** What happens when somebody presses the provider's button to test the connection. */
  testConnection(): Promise<ConnectionTest>;
}

/** A client that speaks one of the dialects. Close it when done. */
export function createDialectClient(options: DialectClientOptions): DialectClient {
  const dialect = dialects[options.dialect];
  const { directory } = options;
  const { recorder, requester, impatient, cycleOptions, close } = openRequester(options, {
    headers: dialect.headers,
    retryPolicy: entraRetryPolicy,
  });
  const session: DialectSession = {
    dialect,
    requester,
    recorder,
    directory,
    people: new LinkTable(),
    groups: new LinkTable(),
    membersPerPatch: options.membersPerPatch ?? 100,
  };
  const opened = recorder.mark();
  return {
    directory,
    testConnection: () =>
      dialect.test === 'objects'
        ? testByObjects(impatient, directory.domain)
        : testTargets(impatient, dialect.test),
    initialCycle() {
      session.people.clear();
      session.groups.clear();
      return runCycle(cycleOptions, (cycle) => provisionEverything(session, cycle));
    },
    incrementalCycle: () => runCycle(cycleOptions, (cycle) => provisionEverything(session, cycle)),
    total: () => recorder.summarySince(opened, null),
    expected: () => expectedBy(session),
    readAll: (type) =>
      readAllPages(
        requester,
        (startIndex) =>
          `${dialect.page(type, startIndex)}${type === 'Groups' ? '&excludedAttributes=members' : ''}`,
      ),
    readGroup: (serverId) => requester.read({ method: 'GET', target: resourceTarget('Groups', serverId) }),
    close,
  };
}

/** Who and what is gone, people, groups, members; in each of them only what is not up to date. */
async function provisionEverything(session: DialectSession, cycle: Cycle): Promise<void> {
  const { directory, people, groups } = session;
  await removeGone(cycle, directory, {
    people: {
      links: people,
      name: (_, { userName }) => `User ${userName}`,
      remove: (id, link) => removePerson(session, id, link),
    },
    groups: {
      links: groups,
      name: (_, { displayName }) => `Group ${displayName}`,
      remove: (id, link) => deleteGroup(session, id, link),
    },
  });
  await cycle.phase('users', {
    items: [...directory.users.values()].filter(
      ({ id }) => people.get(id)?.revision !== directory.revisionOf(id),
    ),
    name: (user) => `User ${user.userName}`,
    isFirst: ({ id }) => people.has(id),
    work: (user) => provisionPerson(session, user),
  });

  const dialect = session.dialect.groups;
  if (dialect === null) return;
  const nameOf = ({ displayName }: DirectoryGroup) => `Group ${displayName}`;
  await cycle.phase('groups', {
    items: [...directory.groups.values()].filter(
      ({ id, displayName }) => groups.get(id)?.displayName !== displayName,
    ),
    name: nameOf,
    isFirst: ({ id }) => groups.has(id),
    work: (group) => provisionGroup(session, dialect, group),
  });
  const weigh = (group: DirectoryGroup) => {
    const { add, remove } = membershipDelta(session, group);
    return add.length + remove.length;
  };
  await cycle.phase('memberships', {
    items: [...directory.groups.values()].filter((group) => weigh(group) > 0),
    name: nameOf,
    weigh,
    work: (group) => provisionMembers(session, dialect, group),
  });
}

/** What the server should hold according to the directory; the client's memory only translates ids. */
function expectedBy(session: DialectSession): Record<ResourceType, ExpectedResource[]> {
  const { directory, dialect, people, groups } = session;
  const gone = people.entries().filter(([id]) => !directory.users.has(id));
  return {
    Users: [
      ...[...directory.users.values()]
        .filter(({ id, status }) => status === 'active' || people.has(id))
        .map((user) => ({
          serverId: people.get(user.id)?.serverId ?? null,
          name: user.userName,
          attributes: attributesOf({ active: true, ...dialect.person(user, user.status === 'active') }),
          memberIds: null,
        })),
      ...gone.map(([, { serverId, userName }]) => ({
        serverId,
        name: userName,
        attributes: new Map([['active', false]]),
        memberIds: null,
      })),
    ],
    Groups: (dialect.groups === null ? [] : [...directory.groups.values()]).map((group) => ({
      serverId: groups.get(group.id)?.serverId ?? null,
      name: group.displayName,
      attributes: new Map([['displayName', group.displayName]]),
      memberIds: new Set(membersOf(session, group).values()),
    })),
  };
}
