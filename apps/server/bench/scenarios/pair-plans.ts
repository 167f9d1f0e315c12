import { randomUUID } from 'node:crypto';
import type { BenchmarkPostgres } from '../benchmark-postgres.ts';
import type { PlannedRequest } from '../load.ts';
import { seedGroups } from '../seed.ts';
import type { Tenant } from '../tenant.ts';
import type { PushedUser } from './pushed-users.ts';

/** How one of the two servers is asked for the same thing. */
export type Dialect = {
  /** Of users who are looked up by name; `created` too is looked up, and not found. */
  readonly lookup: (userName: string) => string;
  readonly users: string;
  readonly groups: string;
};

export function scimDialect(scimPath: string): Dialect {
  return {
    lookup: (userName) => `${scimPath}/Users?filter=userName+eq+"${encodeURIComponent(userName)}"`,
    users: `${scimPath}/Users`,
    groups: `${scimPath}/Groups`,
  };
}

export const ceilingDialect: Dialect = {
  lookup: (userName) => `/Users/${encodeURIComponent(userName)}`,
  users: '/Users',
  groups: '/Groups',
};

/** The ceiling where memberships refer to their group and user, as ours do. */
export const referringDialect: Dialect = { ...ceilingDialect, groups: '/ReferringGroups' };

type PairContext = {
  readonly postgres: BenchmarkPostgres;
  readonly tenant: Tenant;
  readonly users: readonly PushedUser[];
  /** At least `addableUsers` that are in no group. */
  readonly addableUserIds: readonly string[];
};

type Plan = (turn: number) => readonly PlannedRequest[];

export type PairPlan = {
  /** The requests of a round, each with data of its own where it writes. */
  readonly round: (round: number) => Promise<Plan> | Plan;
  /** One turn that no round has. */
  readonly sample: () => readonly PlannedRequest[];
};

export type Pair = {
  readonly name: string;
  /** The ratio of Node's processor time that is aimed at. */
  readonly goal: number;
  /** In one round. */
  readonly turns: number;
  /** Whether it writes references, which the ceiling leaves out: what they alone cost is measured then as well. */
  readonly refers: boolean;
  prepare(dialect: Dialect, context: PairContext): Promise<PairPlan>;
};

const membersAtOnce = 100;

/** More than there are requests at a time, so that no two of them wait for one group. */
const groupsAtOnce = 16;
const memberTurns = 960;

/** How many users each of the growing groups has in the end. */
export const addableUsers = (memberTurns / groupsAtOnce) * membersAtOnce;

const patchSchemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];

export const pairs: readonly Pair[] = [
  {
    name: 'lookup by userName',
    goal: 2,
    turns: 8_000,
    refers: false,
    prepare: async (dialect, { users }) => {
      const plan: Plan = (turn) => {
        const user = pick(users, turn);
        return [{ method: 'GET', path: dialect.lookup(user.userName), status: 200 }];
      };
      return { round: () => plan, sample: () => plan(0) };
    },
  },
  {
    name: 'lookup + create',
    goal: 2.5,
    turns: 3_000,
    refers: false,
    prepare: async (dialect, { users }) => {
      const create = (turn: number, suffix: string): readonly PlannedRequest[] => {
        const { id: _id, meta: _meta, groups: _groups, ...user } = pick(users, turn);
        const userName = `${suffix}-${turn}.${user.userName}`;
        const body = JSON.stringify({
          ...user,
          userName,
          externalId: randomUUID(),
          emails: [{ primary: true, type: 'work', value: userName }],
        });
        return [
          { method: 'GET', path: dialect.lookup(userName), status: 200 },
          { method: 'POST', path: dialect.users, body, status: 201 },
        ];
      };
      return {
        round: (round) => (turn) => create(turn, `round${round}`),
        sample: () => create(0, 'sample'),
      };
    },
  },
  {
    name: 'PATCH displayName',
    goal: 2.5,
    turns: 5_000,
    refers: false,
    prepare: async (dialect, { users }) => {
      const patch = (turn: number, value: string): readonly PlannedRequest[] => {
        const body = JSON.stringify({
          schemas: patchSchemas,
          Operations: [{ op: 'Replace', path: 'displayName', value }],
        });
        return [{ method: 'PATCH', path: `${dialect.users}/${pick(users, turn).id}`, body, status: 200 }];
      };
      return {
        round: (round) => (turn) => patch(turn, `Name ${turn} of round ${round}`),
        sample: () => patch(0, 'Name of a sample'),
      };
    },
  },
  {
    name: 'PATCH adding 100 members',
    goal: 2.5,
    turns: memberTurns,
    refers: true,
    prepare: async (dialect, { postgres, tenant, addableUserIds }) => {
      const [sampleGroup = ''] = await seedGroups(postgres, tenant, 1);
      const patch = (groupId: string, from: number): readonly PlannedRequest[] => {
        const value = addableUserIds.slice(from, from + membersAtOnce).map((id) => ({ value: id }));
        const body = JSON.stringify({
          schemas: patchSchemas,
          Operations: [{ op: 'Add', path: 'members', value }],
        });
        return [{ method: 'PATCH', path: `${dialect.groups}/${groupId}`, body, status: 204 }];
      };
      return {
        round: async () => {
          const groupIds = await seedGroups(postgres, tenant, groupsAtOnce);
          return (turn) => patch(pick(groupIds, turn), Math.floor(turn / groupsAtOnce) * membersAtOnce);
        },
        sample: () => patch(sampleGroup, 0),
      };
    },
  },
];

function pick<T>(all: readonly T[], turn: number): T {
  const chosen = all[turn % all.length];
  if (chosen === undefined) throw new Error('There is nothing to choose from.');
  return chosen;
}
