import { randomUUID } from 'node:crypto';
import { LinkTable } from '#cycle/link-table.ts';
import type { Summary } from '#cycle/recorder.ts';
import { removeGone } from '#cycle/remove-gone.ts';
import { runCycle } from '#cycle/run-cycle.ts';
import type { DirectoryGroup } from '#directory/directory.ts';
import { expectedByEntra } from '#entra/expected.ts';
import type { ClearedValues, EntraDialect } from '#entra/patch-body.ts';
import {
  addMembersOnDemand,
  deleteGroup,
  isUpToDate,
  membershipDelta,
  provisionGroup,
  provisionMembers,
} from '#entra/provision-group.ts';
import { hardDeleteUser, needsManager, provisionManager, provisionUser } from '#entra/provision-user.ts';
import type { EntraCycle, EntraSession } from '#entra/session.ts';
import { type GroupMatching, type UserMatching, userByMatch } from '#entra/targets.ts';
import { parseBaseUrl } from '#http/base-url.ts';
import { openRequester } from '#http/open-requester.ts';
import { readAllPages } from '#http/read-all-pages.ts';
import { resourceTarget } from '#http/resource-target.ts';
import { entraRetryPolicy } from '#http/retry.ts';
import { testTargets } from '#http/test-connection.ts';
import type { ClientOptions, ConnectionTest, ProvisioningClient } from '#provisioning-client.ts';

export interface EntraClientOptions extends ClientOptions {
  /** Default: `aadOptscim062020` when the base URL carries that flag, else `default`. */
  dialect?: EntraDialect;
  /** Default `userName`. */
  matchUsersBy?: UserMatching;
  /** Default `displayName`. */
  matchGroupsBy?: GroupMatching;
  /** Default `remove`, so that the server can be compared with the directory. */
  clearedValues?: ClearedValues;
  /** Default 100. How many Entra ID sends is not documented. */
  membersPerPatch?: number;
  /** Ask for a reference before it is set, except in the initial cycle. Default true. */
  referenceChecks?: boolean;
}

export interface EntraClient extends ProvisioningClient {
  /** Looks for a user who cannot exist, as the button "Test Connection" does. */
  testConnection(): Promise<ConnectionTest>;
  /** One person at once, in the default dialect whatever the setting. */
  provisionOnDemand(userId: string): Promise<Summary>;
  /** One group and up to five of its members, in the default dialect. Throws a RangeError for more. */
  provisionGroupOnDemand(groupId: string, memberIds: readonly string[]): Promise<Summary>;
}

const onDemandMembersMax = 5;

/** A client that behaves as Microsoft Entra ID's provisioning service. Close it when done. */
export function createEntraClient(options: EntraClientOptions): EntraClient {
  const { directory } = options;
  const { recorder, requester, impatient, cycleOptions, close } = openRequester(options, {
    headers: { accept: 'application/scim+json', 'content-type': 'application/scim+json; charset=utf-8' },
    retryPolicy: entraRetryPolicy,
  });
  const flagged = parseBaseUrl(options.baseUrl).flags.includes('aadOptscim062020');
  const session: EntraSession = {
    requester,
    recorder,
    directory,
    users: new LinkTable(),
    groups: new LinkTable(),
    matching: { users: options.matchUsersBy ?? 'userName', groups: options.matchGroupsBy ?? 'displayName' },
    dialect: options.dialect ?? (flagged ? 'aadOptscim062020' : 'default'),
    clearedValues: options.clearedValues ?? 'remove',
    membersPerPatch: options.membersPerPatch ?? 100,
    referenceChecks: options.referenceChecks ?? true,
  };
  const opened = recorder.mark();

  return {
    directory,

    testConnection: () => testTargets(impatient, [userByMatch('userName', randomUUID())]),

    initialCycle() {
      // "Restart provisioning": the service forgets the ids that it knew and matches everything again.
      session.users.clear();
      session.groups.clear();
      return runCycle(cycleOptions, (cycle) =>
        provisionEverything({ ...session, cycle, incremental: false }),
      );
    },

    incrementalCycle: () =>
      runCycle(cycleOptions, (cycle) => provisionEverything({ ...session, cycle, incremental: true })),

    provisionOnDemand: (userId) =>
      runCycle(cycleOptions, async (cycle) => {
        const step: EntraCycle = { ...session, cycle, incremental: true, dialect: 'default' };
        await cycle.phase('users', {
          items: [userId],
          name: (id) => nameOfUser(step, id),
          async work(id) {
            const user = directory.users.get(id);
            const link = step.users.get(id);
            if (user === undefined) {
              if (link !== undefined) await hardDeleteUser(step, id, link);
              return;
            }
            await provisionUser(step, user);
            if (needsManager(step, user)) await provisionManager(step, user);
          },
        });
      }),

    provisionGroupOnDemand(groupId, memberIds) {
      if (memberIds.length > onDemandMembersMax) {
        throw new RangeError(`On demand, a group takes at most ${onDemandMembersMax} members.`);
      }
      return runCycle(cycleOptions, async (cycle) => {
        const step: EntraCycle = { ...session, cycle, incremental: true, dialect: 'default' };
        await cycle.phase('groups', {
          items: [directory.group(groupId)],
          name: ({ displayName }) => `Group ${displayName}`,
          async work(group) {
            await provisionGroup(step, group);
            await addMembersOnDemand(step, group, memberIds);
          },
        });
      });
    },

    total: () => recorder.summarySince(opened, null),
    expected: () => expectedByEntra(session),
    readAll: (type) => {
      const projection = type === 'Groups' ? 'excludedAttributes=members&' : '';
      return readAllPages(
        requester,
        (startIndex) => `/${type}?${projection}startIndex=${startIndex}&count=100`,
      );
    },
    readGroup: (serverId) => requester.read({ method: 'GET', target: resourceTarget('Groups', serverId) }),
    close,
  };
}

function nameOfUser(step: EntraSession, id: string): string {
  return `User ${step.directory.users.get(id)?.userName ?? step.users.get(id)?.userName ?? id}`;
}

function nameOfGroup({ displayName }: { displayName: string }): string {
  return `Group ${displayName}`;
}

/** Deletions, people, references, groups, memberships; in each of them only what is not up to date. */
async function provisionEverything(step: EntraCycle): Promise<void> {
  const { cycle, directory } = step;
  await removeGone(cycle, directory, {
    people: {
      links: step.users,
      name: (id) => nameOfUser(step, id),
      remove: (id, link) => hardDeleteUser(step, id, link),
    },
    groups: {
      links: step.groups,
      name: (_, link) => nameOfGroup(link),
      remove: (id, link) => deleteGroup(step, id, link),
    },
  });

  await cycle.phase('users', {
    items: [...directory.users.values()].filter(
      ({ id }) => !step.incremental || step.users.get(id)?.revision !== directory.revisionOf(id),
    ),
    name: ({ id }) => nameOfUser(step, id),
    isFirst: ({ id }) => step.users.has(id),
    work: (user) => provisionUser(step, user),
  });
  await cycle.phase('managers', {
    items: [...directory.users.values()].filter((user) => needsManager(step, user)),
    name: ({ id }) => nameOfUser(step, id),
    work: (user) => provisionManager(step, user),
  });

  const changedGroups = [...directory.groups.values()].filter(
    ({ id }) => !step.incremental || step.groups.get(id)?.revision !== directory.revisionOf(id),
  );
  await cycle.phase<DirectoryGroup>('groups', {
    items: changedGroups.filter((group) => !isUpToDate(step, group)),
    name: nameOfGroup,
    isFirst: ({ id }) => step.groups.has(id),
    work: (group) => provisionGroup(step, group),
  });
  await cycle.phase<DirectoryGroup>('memberships', {
    items: changedGroups,
    name: nameOfGroup,
    weigh(group) {
      const { add, remove } = membershipDelta(step, group);
      return add.length + remove.length;
    },
    work: (group, advance) => provisionMembers(step, group, advance),
  });
}
