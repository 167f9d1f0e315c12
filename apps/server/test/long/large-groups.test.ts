import { readFile } from 'node:fs/promises';
import type { Database } from '@rollcall/db';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChildServer, startChildServer } from '../../bench/child-server.ts';
import { seedGroupOf, seedUsers } from '../../bench/seed.ts';
import { createDirectory, type Directory } from '../endpoint.ts';
import { freePort } from '../process/running-server.ts';
import { type ScimClient, scimClient } from '../scim/scim-client.ts';
import { report, runSize } from './run-size.ts';
import { connectAsSuperuser } from './superuser.ts';

const people = runSize({ ci: 5_000, long: 100_000 });

/** Far less than the answer at its largest and what it is made of. */
const memoryMaxMegabytes = 100;

/** In a process of its own, so that its memory is that of the server. */
describe(`a group of ${people} members`, () => {
  let db: Database;
  let closeDatabase: () => Promise<void>;
  let server: ChildServer;
  let directory: Directory;
  let scim: ScimClient;
  let userIds: readonly string[];
  let groupId: string;
  let seededGroupId: string;

  beforeAll(async () => {
    const database = await createTestDatabase();
    ({ db, close: closeDatabase } = database);
    directory = await createDirectory(db);
    const superuser = await connectAsSuperuser(db);
    userIds = await seedUsers(superuser, directory, people);
    seededGroupId = await seedGroupOf(superuser, directory, userIds);
    await superuser.close();
    server = await startChildServer({
      script: new URL('../../src/main.ts', import.meta.url),
      env: {
        DATABASE_URL: database.url,
        DATABASE_OWNER_URL: database.ownerUrl,
        HOST: '127.0.0.1',
        PORT: String(await freePort()),
        LOG_LEVEL: 'error',
      },
    }).ready;
    scim = scimClient({ baseUrl: `${server.origin}/api/auth/scim/v2` }, directory);
    const { body } = await scim('POST', '/Groups', { body: { displayName: 'Everybody' } });
    groupId = String(body?.id);
  }, 180_000);
  afterAll(async () => {
    await server.stop();
    await closeDatabase();
  });

  async function timed(what: string, method: string, path: string, init?: Parameters<ScimClient>[2]) {
    const startedMs = performance.now();
    const response = await scim(method, path, init);
    const seconds = (performance.now() - startedMs) / 1000;
    const sent = JSON.stringify(init?.body ?? '').length;
    report(
      `${what}: ${seconds.toFixed(2)} s, ${megabytes(sent)} MB sent, ${megabytes(response.text.length)} MB answered, ` +
        `at most ${await peakMemory(server)} MB of memory so far`,
    );
    return response;
  }

  it('is read by one GET without being held in memory', async () => {
    // What the first answers of a process cost.
    await scim('GET', `/Groups/${groupId}`);
    await scim('GET', '/Users?count=1000');
    const before = await peakMemory(server);
    const get = await timed(`First GET of ${people} members`, 'GET', `/Groups/${seededGroupId}`);
    expect(get.status).toBe(200);
    expect(get.headers.get('content-type')).toBe('application/scim+json');
    expect(get.headers.get('etag')).toBe('W/"1"');
    expect(get.body?.members).toHaveLength(people);
    const more = (await peakMemory(server)) - before;
    report(`${more} MB of memory more than before`);
    // Where the system does not tell, there is nothing to compare.
    if (!Number.isNaN(more)) expect(more).toBeLessThan(memoryMaxMegabytes);

    const shown = await scim('GET', `/Groups/${seededGroupId}?attributes=members.value`);
    expect(shown.body?.members).toContainEqual({ value: userIds[0] });
    expect(shown.body).not.toHaveProperty('displayName');
  }, 300_000);

  it('is written by one PUT and read by one GET, each person once', async () => {
    const body = { displayName: 'Everybody', members: userIds.map((value) => ({ value })) };
    const put = await timed(`PUT of ${people} members`, 'PUT', `/Groups/${groupId}`, { body });
    expect(put.status, put.text.slice(0, 500)).toBe(200);

    const get = await timed(`GET of ${people} members`, 'GET', `/Groups/${groupId}`);
    expect(get.status).toBe(200);
    const { members }: { members: { value: string }[] } = JSON.parse(get.text);
    expect(members.map(({ value }) => value).sort()).toEqual([...userIds].sort());
    expect(members[0]).toMatchObject({ type: 'User', display: expect.any(String), $ref: expect.any(String) });
  }, 300_000);

  it('is written again without a change, and emptied, by one PUT each', async () => {
    const members = userIds.map((value) => ({ value }));
    const same = { displayName: 'Everybody', members };
    const path = `/Groups/${groupId}?excludedAttributes=members`;
    const before = await scim('GET', path);
    const again = await timed('The same PUT again', 'PUT', path, { body: same });
    expect(again.headers.get('etag')).toBe(before.headers.get('etag'));

    const emptied = await timed('PUT without members', 'PUT', path, {
      body: { displayName: 'Everybody', members: [] },
    });
    expect(emptied.status).toBe(200);
    const where = { organizationId: directory.organizationId };
    expect(await db.prisma.membership.count({ where: { ...where, groupId } })).toBe(0);
    const group = await db.prisma.directoryGroup.findFirstOrThrow({ where: { ...where, id: groupId } });
    expect(group.people).toBe(0);
  }, 300_000);
});

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

/** The most memory that the process had at once. Only Linux tells it of another process. */
async function peakMemory({ pid }: ChildServer): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(status) ?? [];
  return Math.round(Number(kilobytes ?? Number.NaN) / 1000);
}
