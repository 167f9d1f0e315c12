import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedGroupOf, seedUsers } from '../../bench/seed.ts';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { connectAsSuperuser } from '../long/superuser.ts';
import { type ScimClient, scimClient } from '../scim/scim-client.ts';

/** An answer with them is far larger than what the operating system takes off the server's hands. */
const people = 40_000;

describe('an answer that is too long to be held', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  let scim: ScimClient;
  let userIds: readonly string[];
  let everybody: string;
  const teams: { id: string; userIds: readonly string[] }[] = [];

  beforeAll(async () => {
    endpoint = await startEndpoint();
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
    const superuser = await connectAsSuperuser(endpoint.db);
    userIds = await seedUsers(superuser, directory, people);
    const team = async (members: readonly string[]) => {
      const id = await seedGroupOf(superuser, directory, members);
      teams.push({ id, userIds: members });
      return id;
    };
    await team(userIds.slice(0, 3));
    await team([]);
    everybody = await team(userIds);
    for (let first = 0; first < 5_000; first += 700) await team(userIds.slice(first, first + 700));
    await superuser.close();
  }, 120_000);
  afterAll(() => endpoint.close());

  /** The head of the answer has come; the rest waits until somebody reads it. */
  async function begin(path: string): Promise<IncomingMessage> {
    const request = get(`${endpoint.baseUrl}${path}`, {
      agent: false,
      headers: { authorization: `Bearer ${directory.token}` },
    });
    const [answer] = await once(request, 'response');
    return answer;
  }

  /** How many requests for a path have come to their end, whichever. */
  async function ended(path: string): Promise<number> {
    await endpoint.flush();
    const where = { organizationId: directory.organizationId, path };
    return await endpoint.db.prisma.provisioningRecord.count({ where });
  }

  /** Connections to the database that somebody holds. */
  async function heldConnections(): Promise<number> {
    const [row] = await endpoint.db.query<{ held: number }>(
      {
        text: `SELECT count(*)::int AS held FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
      },
      [],
    );
    return row?.held ?? 0;
  }

  async function expectUnharmed(): Promise<void> {
    expect((await scim('GET', `/Users/${userIds[0]}`)).status).toBe(200);
    expect(endpoint.logged).toEqual([]);
  }

  const paths: [what: string, path: () => string][] = [
    ['a group', () => `/Groups/${everybody}`],
    ['a list of groups', () => '/Groups?count=1000'],
  ];

  it('a list has each group with its own members, large, small and none, in their order', async () => {
    const { body } = await scim('GET', '/Groups');
    const shown = body?.Resources as { id: string; members?: { value: string }[] }[];
    expect(body).toMatchObject({ totalResults: teams.length, itemsPerPage: teams.length });
    expect(shown.map(({ id }) => id)).toEqual(teams.map(({ id }) => id));
    for (const [index, team] of teams.entries()) {
      const members = shown[index]?.members?.map(({ value }) => value) ?? [];
      expect(members.sort()).toEqual([...team.userIds].sort());
    }
    expect(shown[1]).not.toHaveProperty('members');

    const names = await scim('GET', '/Groups?attributes=members.display&count=3');
    const display = expect.any(String);
    expect(names.body?.Resources).toMatchObject([
      { members: teams[0]?.userIds.map(() => ({ display })) },
      {},
      { members: teams[2]?.userIds.map(() => ({ display })) },
    ]);
    expect(names.text).not.toContain('"$ref"');
  }, 60_000);

  it.each(paths)(
    'of %s waits for a reader who is slow, holds nothing meanwhile, and comes whole',
    async (_what, path) => {
      const before = await ended(path());
      const answer = await begin(path());
      expect(answer.statusCode).toBe(200);
      for (let other = 0; other < 50; other += 1) await scim('GET', `/Users/${userIds[other]}`);
      expect(await ended(path())).toBe(before);
      await expect.poll(heldConnections).toBe(0);

      const body = JSON.parse(await text(answer));
      const group = body.Resources?.find(({ id }: { id: string }) => id === everybody) ?? body;
      expect(group.members).toHaveLength(people);
      await expect.poll(() => ended(path())).toBe(before + 1);
      await expectUnharmed();
    },
    60_000,
  );

  it.each(paths)(
    'of %s ends when the client goes away in the middle of it',
    async (_what, path) => {
      const before = await ended(path());
      const answer = await begin(path());
      await once(answer, 'data');
      answer.destroy();
      await expect.poll(() => ended(path()), { timeout: 15_000 }).toBe(before + 1);
      await expect.poll(heldConnections).toBe(0);
      await expectUnharmed();
    },
    60_000,
  );

  it.each(paths)(
    'of %s is not begun when the client goes away before',
    async (_what, path) => {
      const before = await ended(path());
      await endpoint.db.transaction(async (tx) => {
        await tx.$executeRaw`LOCK TABLE membership IN ACCESS EXCLUSIVE MODE`;
        const request = get(`${endpoint.baseUrl}${path()}`, {
          agent: false,
          headers: { authorization: `Bearer ${directory.token}` },
        });
        const gone = new Promise((done) => request.on('error', () => {}).once('close', done));
        await expect.poll(heldConnections, { timeout: 15_000 }).toBeGreaterThan(1);
        request.destroy();
        await gone;
        // By the time that somebody else is answered, the server has heard of it.
        expect((await fetch(`${endpoint.origin}/healthz`)).status).toBe(200);
      });
      await expect.poll(() => ended(path()), { timeout: 15_000 }).toBe(before + 1);
      await expectUnharmed();
    },
    60_000,
  );
});
