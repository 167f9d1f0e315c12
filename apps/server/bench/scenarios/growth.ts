import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import { type Installation, scimPath } from '../installation.ts';
import { type PlannedRequest, send, type Target, timeRequest } from '../load.ts';
import { median } from '../quantile.ts';
import { count, judged, ms, type Row, type Section, times } from '../report.ts';
import { seededUserName, seedGroupOf, seedUsers, settleTables } from '../seed.ts';
import { benchmarkActor, createTenant, type Tenant } from '../tenant.ts';
import { measureMappingChange } from './mapping-change.ts';

type Sizes = {
  readonly group: { readonly small: number; readonly big: number };
  readonly directory: { readonly small: number; readonly big: number };
  readonly pages: number;
};

const longSizes: Sizes = {
  group: { small: 100, big: 100_000 },
  directory: { small: 1_000, big: 1_000_000 },
  pages: 100_000,
};

/** One in a hundred of the big sizes. */
const shortSizes: Sizes = {
  group: { small: 100, big: 1_000 },
  directory: { small: 1_000, big: 10_000 },
  pages: 1_000,
};

const roundsOfMembers = 100;
const roundsOfLookups = 300;
const roundsOfPages = 20;

/** What must cost the same however much there is. */
export async function measureGrowth(
  installation: Installation,
  { isLong }: { isLong: boolean },
): Promise<Section> {
  const sizes = isLong ? longSizes : shortSizes;
  const small = await seedDirectory(installation, 'growth-small', {
    users: sizes.directory.small,
    members: sizes.group.small,
  });
  const big = await seedDirectory(installation, 'growth-group', {
    users: sizes.pages,
    members: sizes.group.big,
  });
  const biggest = await seedDirectory(installation, 'growth-users', {
    users: sizes.directory.big,
    members: 1,
  });
  await settleTables(installation.postgres);

  const rows = [
    ...(await compareMembers(sizes.group, { small, big })),
    await compareLookups(sizes.directory, { small: small.target, big: biggest.target }),
    ...(await comparePages(sizes.pages, big.target)),
    await measureMappingChange(installation, big, sizes.group.big),
  ];
  return {
    title: isLong ? 'Growth' : 'Growth (one in a hundred of the sizes of --long)',
    explanation:
      'Medians in ms, one request at a time, small and big in turn. The groups have a role. Seeded by SQL, then VACUUM ANALYZE.',
    rows,
  };
}

type SeededDirectory = {
  readonly tenant: Tenant;
  readonly target: Target;
  /** Its first members are also the first users. */
  readonly groupId: string;
  readonly memberIds: readonly string[];
};

async function seedDirectory(
  installation: Installation,
  slug: string,
  { users, members }: { users: number; members: number },
): Promise<SeededDirectory> {
  const { postgres, db } = installation;
  const tenant = await createTenant(db, slug);
  const memberIds = (await seedUsers(postgres, tenant, users)).slice(0, members);
  const groupId = await seedGroupOf(postgres, tenant, memberIds);
  const { organizationId, directoryId } = tenant;
  await setGroupRoles(
    { db, organizationId, actor: benchmarkActor },
    { expectedVersion: 1, changes: [{ directoryId, groupId, role: 'boss' }] },
  );
  return { tenant, target: installation.targetOf(tenant), groupId, memberIds };
}

async function compareMembers(
  sizes: Sizes['group'],
  directories: { small: SeededDirectory; big: SeededDirectory },
): Promise<Row[]> {
  const at = { small: directories.small, big: directories.big };
  const removed = { small: [] as number[], big: [] as number[] };
  const added = { small: [] as number[], big: [] as number[] };
  for (let round = -warmUpRounds; round < roundsOfMembers; round += 1) {
    for (const size of ['small', 'big'] as const) {
      const { target, groupId, memberIds } = at[size];
      const id = memberIds.at(round % memberIds.length) ?? '';
      const removal = await timeRequest(target, memberPatch('Remove', groupId, id));
      const addition = await timeRequest(target, memberPatch('Add', groupId, id));
      if (round < 0) continue;
      removed[size].push(removal);
      added[size].push(addition);
    }
  }
  const title = `at ${sizes.small.toLocaleString('en')} and at ${sizes.big.toLocaleString('en')}`;
  return [
    comparison(`adding a member ${title}`, added.small, added.big, sameGoal),
    comparison(`removing a member ${title}`, removed.small, removed.big, sameGoal),
  ];
}

const warmUpRounds = 20;
const sameGoal = 1.3;

function memberPatch(op: 'Add' | 'Remove', groupId: string, userId: string): PlannedRequest {
  const body = JSON.stringify({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op, path: 'members', value: [{ value: userId }] }],
  });
  return { method: 'PATCH', path: `${scimPath}/Groups/${groupId}`, body, status: 204 };
}

async function compareLookups(
  sizes: Sizes['directory'],
  targets: { small: Target; big: Target },
): Promise<Row> {
  const taken = { small: [] as number[], big: [] as number[] };
  for (let round = -warmUpRounds; round < roundsOfLookups; round += 1) {
    for (const size of ['small', 'big'] as const) {
      // Spread over the whole directory.
      const userName = seededUserName(1 + ((Math.abs(round) * 7_919) % sizes[size]));
      const path = `${scimPath}/Users?filter=userName+eq+"${encodeURIComponent(userName)}"`;
      const latencyMs = await timeRequest(targets[size], { method: 'GET', path, status: 200 });
      if (round >= 0) taken[size].push(latencyMs);
    }
  }
  const title = `lookup by userName at ${sizes.small.toLocaleString('en')} and at ${sizes.big.toLocaleString('en')}`;
  return comparison(title, taken.small, taken.big, sameGoal);
}

/** A way to ask for the first and the last page of all users. */
type Paging = {
  readonly name: string;
  /** Null: it is measured, and nothing is asked of it. */
  readonly goal: number | null;
  pages(target: Target, users: number): Promise<{ first: string; last: string }>;
};

const pageSize = 100;

const pagings: readonly Paging[] = [
  {
    name: 'startIndex',
    goal: null,
    pages: async (_target, users) => ({
      first: `${scimPath}/Users?startIndex=1&count=${pageSize}`,
      last: `${scimPath}/Users?startIndex=${users - pageSize + 1}&count=${pageSize}`,
    }),
  },
  {
    name: 'cursor',
    goal: 1.5,
    pages: async (target, users) => {
      const first = `${scimPath}/Users?cursor&count=${pageSize}`;
      let last = first;
      for (let read = pageSize; read < users; read += pageSize) {
        const page: { nextCursor: string } = JSON.parse(
          await send(target, { method: 'GET', path: last, status: 200 }),
        );
        last = `${scimPath}/Users?cursor=${encodeURIComponent(page.nextCursor)}&count=${pageSize}`;
      }
      return { first, last };
    },
  },
];

async function comparePages(users: number, target: Target): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, goal, pages } of pagings) {
    const { first, last } = await pages(target, users);
    const taken = { first: [] as number[], last: [] as number[] };
    for (let round = -3; round < roundsOfPages; round += 1) {
      const firstMs = await timeRequest(target, { method: 'GET', path: first, status: 200 });
      const lastMs = await timeRequest(target, { method: 'GET', path: last, status: 200 });
      if (round < 0) continue;
      taken.first.push(firstMs);
      taken.last.push(lastMs);
    }
    const title = `first and last page by ${name} of ${users.toLocaleString('en')} users`;
    rows.push(comparison(title, taken.first, taken.last, goal));
  }
  return rows;
}

function comparison(
  what: string,
  small: readonly number[],
  big: readonly number[],
  goal: number | null,
): Row {
  const [a, b] = [median(small), median(big)];
  const ratio = goal === null ? times(b / a) : judged(b / a, goal);
  return { what, n: count(small.length), small: ms(a), big: ms(b), ratio };
}
