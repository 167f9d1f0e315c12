import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { seededUserName, seedGroupOf, seedGroups, seedUsers } from '../../bench/seed.ts';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from '../scim/scim-client.ts';
import {
  type ExplainedStatement,
  type ExplainingConnection,
  explainEverything,
} from './explained-statements.ts';
import { connectAsSuperuser, type Superuser } from './superuser.ts';

const people = 20_000;
/** Far more than a request that is about one resource needs, far less than there are. */
const rowsMax = 400;
const pagesMax = 1_500;
/** The tables that grow with the customer. */
const growing = ['directory_user', 'membership', 'member', 'directory_group', 'departed_user'];

type Example = {
  readonly userId: string;
  readonly userName: string;
  readonly groupId: string;
  readonly externalId: string;
};

describe(`in a directory of ${people} users`, () => {
  let endpoint: Endpoint;
  let superuser: Superuser;
  let explaining: ExplainingConnection;
  let directory: Directory;
  let scim: ScimClient;
  let userIds: readonly string[];
  let example: Example;
  let turn = 0;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    superuser = await connectAsSuperuser(endpoint.db);
    // So that the tests decide when something is known of the tables.
    for (const table of growing)
      await superuser.administer(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`);
    directory = await endpoint.createDirectory();
    const neighbour = await endpoint.createDirectory(directory.organizationId);
    userIds = await seedUsers(superuser, directory, people);
    await seedUsers(superuser, neighbour, people / 4);
    await seedUsers(superuser, await endpoint.createDirectory(), people);
    await seedGroups(superuser, directory, 2_000);
    const groupId = await seedGroupOf(superuser, directory, userIds);
    await superuser.administer(
      `INSERT INTO departed_user (organization_id, directory_id, id, member_id, user_name, external_id)
      SELECT organization_id, directory_id, uuidv7(), member_id, user_name, 'gone-' || id FROM directory_user
      WHERE directory_id = $1 LIMIT 5000`,
      [directory.directoryId],
    );
    const mapping = { organizationId: directory.organizationId, directoryId: directory.directoryId, groupId };
    await endpoint.db.prisma.roleMapping.create({ data: { ...mapping, role: 'admin' } });
    scim = scimClient(endpoint, directory);
    const userId = userIds[people / 2] ?? '';
    // Of somebody whom no request here changes.
    const { externalId } = await endpoint.db.prisma.directoryUser.findFirstOrThrow({
      where: { id: userIds.at(-1) },
    });
    example = { userId, userName: seededUserName(people / 2 + 1), groupId, externalId: externalId ?? '' };
    explaining = await explainEverything(superuser.client);
  }, 120_000);
  afterAll(async () => {
    await superuser.close();
    await endpoint.close();
  });

  const requests: readonly [string, (example: Example) => Promise<void>][] = [
    ['a user by userName', ({ userName }) => finds(`/Users?filter=userName eq "${userName.toUpperCase()}"`)],
    ['a user by externalId', ({ externalId }) => finds(`/Users?filter=externalId eq "${externalId}"`)],
    ['a user by id in a filter', ({ userId }) => finds(`/Users?filter=id eq "${userId}"`)],
    ['a user by id', ({ userId }) => gets(`/Users/${userId}`)],
    [
      'a user by work e-mail, as Entra ID asks',
      ({ userName }) => finds(`/Users?filter=emails[type eq "work"].value eq "${userName.toUpperCase()}"`),
    ],
    ['a user by e-mail', ({ userName }) => finds(`/Users?filter=emails eq "${userName}"`)],
    ['a user by emails.value', ({ userName }) => finds(`/Users?filter=emails.value eq "${userName}"`)],
    ['nobody by e-mail', () => finds('/Users?filter=emails.value eq "nobody@nowhere.example"', 0)],
    ['those whom somebody manages', ({ userId }) => finds(`/Users?filter=manager eq "${userId}"`, 0)],
    [
      'whether somebody manages a user, as Entra ID asks',
      ({ userId }) => finds(`/Users?filter=id eq "${userId}" and manager eq "${userId}"&attributes=id`, 0),
    ],
    [
      'a group by displayName',
      () => finds('/Groups?excludedAttributes=members&filter=displayName eq "none"', 0),
    ],
    [
      'a group by externalId',
      () => finds('/Groups?excludedAttributes=members&filter=externalId eq "none"', 0),
    ],
    [
      'a group by id, without its members',
      ({ groupId }) => gets(`/Groups/${groupId}?excludedAttributes=members`),
    ],
    [
      'the groups of a user',
      ({ userId }) => finds(`/Groups?filter=members eq "${userId}"&excludedAttributes=members`),
    ],
    [
      'whether a user is in a group, as Entra ID asks',
      ({ groupId, userId }) =>
        finds(`/Groups?filter=id eq "${groupId}" and members eq "${userId}"&attributes=id`),
    ],
    [
      'the same in the other order and with brackets',
      ({ groupId, userId }) =>
        finds(`/Groups?filter=members[value eq "${userId}"] and id eq "${groupId}"&attributes=id`),
    ],
    [
      'a new user',
      () => creates('/Users', { userName: `new-${turn}@example.com`, externalId: `new-${turn}` }),
    ],
    [
      'another name',
      ({ userId }) => patches('/Users', userId, 200, [['replace', 'displayName', `Name ${turn}`]]),
    ],
    [
      'the end and return of access',
      async ({ userId }) => {
        await patches('/Users', userId, 200, [['replace', 'active', false]]);
        await patches('/Users', userId, 200, [['replace', 'active', true]]);
      },
    ],
    [
      'a member more and a member less of a group of all, to which a role is mapped',
      async ({ groupId, userId }) => {
        await patches('/Groups', groupId, 204, [['remove', `members[value eq "${userId}"]`]]);
        await patches('/Groups', groupId, 204, [['add', 'members', [{ value: userId }]]]);
      },
    ],
    [
      'another name of a group of all',
      ({ groupId }) => patches('/Groups', groupId, 204, [['replace', 'displayName', `All ${turn}`]]),
    ],
    [
      'the end of a user who is in a group of all',
      async () => expect((await scim('DELETE', `/Users/${userIds[turn]}`)).status).toBe(204),
    ],
  ];

  describe.each([
    ['before anything is known of the tables', null],
    ['after ANALYZE', 'ANALYZE'],
  ])('%s', (_when, preparation) => {
    beforeAll(async () => {
      if (preparation) await superuser.administer(preparation);
    });

    describe.each(['force_custom_plan', 'force_generic_plan'])('with plan_cache_mode = %s', (mode) => {
      beforeAll(async () => {
        await superuser.administer('DISCARD PLANS');
        await superuser.administer(`SET plan_cache_mode = ${mode}`);
      });

      it.each(requests)('no table is read through for %s', async (_what, request) => {
        for (const statement of await explained(() => request(example))) expectSelective(statement);
      });

      it('a page costs its size, whether it is the first, a later one, or the last by cursor', async () => {
        const second = await page('/Users?count=100&cursor=');
        const last = cursorAfter([...userIds].sort().at(-10) ?? '', second);
        for (const where of ['startIndex=1', 'cursor=', `cursor=${second}`, `cursor=${last}`])
          expect(await cost(() => page(`/Users?count=100&${where}`)), where).toBeLessThan(pagesMax);
        expect(await page(`/Users?count=100&cursor=${last}`)).toBe('');
      });
    });
  });

  it('a role for everybody of an organization that came after ANALYZE reads each of them a few times', async () => {
    const size = 1_000;
    await superuser.administer('ANALYZE');
    const newcomer = await endpoint.createDirectory();
    const { organizationId, directoryId } = newcomer;
    const groupId = await seedGroupOf(superuser, newcomer, await seedUsers(superuser, newcomer, size));
    await endpoint.db.prisma.roleMapping.create({
      data: { organizationId, directoryId, groupId, role: 'boss' },
    });
    const members = await endpoint.db.prisma.member.findMany({
      where: { organizationId, origin: 'directory' },
    });
    explaining.taken();
    const text = "SELECT rollcall.settle_roles($1, $2, 'audit', uuidv7()) AS changed";
    const ids = members.map(({ id }) => id);
    expect(await explaining.query({ text }, [organizationId, ids])).toEqual([{ changed: size }]);
    const scans = explaining.taken().flatMap((statement) => statement.scans);
    const mostRead = Math.max(
      ...scans.filter(({ table }) => growing.includes(table)).map(({ rows }) => rows),
    );
    expect(mostRead).toBeGreaterThan(0);
    expect(mostRead).toBeLessThan(5 * size);
  });

  /** What ran for a request. */
  async function explained(request: () => Promise<unknown>): Promise<readonly ExplainedStatement[]> {
    turn += 1;
    for (const way of ['query', 'costlyQuery'] as const)
      vi.spyOn(endpoint.db, way).mockImplementation(explaining.query);
    explaining.taken();
    await request().finally(() => vi.restoreAllMocks());
    // Records of reads are written by a timer; they have a test of their own.
    const statements = explaining.taken().filter(({ text }) => !text.includes('json_to_recordset($1) AS k'));
    expect(statements.length).toBeGreaterThan(0);
    return statements;
  }

  async function cost(request: () => Promise<unknown>): Promise<number> {
    const pages = (await explained(request)).filter(({ text }) => !text.includes('count(*)'));
    return pages.reduce((sum, statement) => sum + statement.pages, 0);
  }

  async function page(path: string): Promise<string> {
    const { status, body } = await scim('GET', path);
    expect(status).toBe(200);
    return String(body?.nextCursor ?? '');
  }

  /** The cursor of a page that begins somewhere else in the same list. */
  function cursorAfter(id: string, cursor: string): string {
    const [list] = Buffer.from(cursor, 'base64url').toString().split(':');
    return Buffer.from(`${list}:${id}`).toString('base64url');
  }

  async function finds(path: string, howMany = 1): Promise<void> {
    const { status, body } = await scim('GET', path.replaceAll(' ', '+'));
    expect(status).toBe(200);
    expect(body?.totalResults).toBe(howMany);
  }

  async function gets(path: string): Promise<void> {
    expect((await scim('GET', path)).status).toBe(200);
  }

  async function creates(path: string, body: object): Promise<void> {
    expect((await scim('POST', path, { body })).status).toBe(201);
  }

  async function patches(
    path: string,
    id: string,
    wanted: number,
    operations: readonly (readonly [op: string, path: string, value?: unknown])[],
  ): Promise<void> {
    const body = { Operations: operations.map(([op, where, value]) => ({ op, path: where, value })) };
    const { status, text } = await scim('PATCH', `${path}/${id}`, { body });
    expect(status, text).toBe(wanted);
  }
});

function expectSelective({ text, pages, scans }: ExplainedStatement): void {
  const where = `${text}\n${JSON.stringify(scans, null, 1)}`;
  for (const { rows } of scans.filter((scan) => growing.includes(scan.table))) {
    expect(rows, where).toBeLessThan(rowsMax);
  }
  expect(pages, where).toBeLessThan(pagesMax);
}
