import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compareWithServer } from '#compare-with-server.ts';
import type { Progress } from '#cycle/run-cycle.ts';
import type { Directory } from '#directory/directory.ts';
import { generateDirectory } from '#directory/generate-directory.ts';
import { mutateDirectory } from '#directory/mutate-directory.ts';
import { createEntraClient, type EntraClient, type EntraClientOptions } from '#entra/entra-client.ts';
import { type RecordingServer, startRecordingServer } from './recording-server.ts';
import { directoryOf, person, withoutWaiting } from './small-directory.ts';

let server: RecordingServer;
let client: EntraClient;

beforeEach(async () => {
  server = await startRecordingServer();
});
afterEach(async () => {
  await client.close();
  await server.close();
});

function connect(directory: Directory, options: Partial<EntraClientOptions> = {}): EntraClient {
  client = createEntraClient({
    baseUrl: server.baseUrl,
    token: 't',
    directory,
    retry: withoutWaiting(),
    ...options,
  });
  return client;
}

const posts = () => server.requests.filter(({ method }) => method === 'POST');

describe('a whole life', () => {
  test.each(['default', 'aadOptscim062020'] as const)(
    'ends with the directory on the server (%s)',
    async (dialect) => {
      const directory = generateDirectory({ seed: 'whole life', users: 200, groups: 20 });
      const progress: Progress[] = [];
      connect(directory, { dialect, onProgress: (step) => progress.push(step) });
      const initial = await client.initialCycle();
      expect(initial).toMatchObject({ created: 200, groupsCreated: 20, managersSet: 199, errors: [] });
      const memberships = [...directory.groups.values()].reduce(
        (sum, { memberIds }) => sum + memberIds.size,
        0,
      );
      expect(initial.membershipsAdded).toBe(memberships);
      expect(initial.requests).toBe(server.requests.length);
      expect(initial.latencyMs.p50).toBeGreaterThan(0);
      expect(progress.filter(({ done, total }) => done === total).map(({ phase }) => phase)).toEqual([
        'users',
        'managers',
        'groups',
        'memberships',
      ]);

      for (let cycle = 1; cycle <= 4; cycle++) {
        mutateDirectory(directory, { share: 0.02 });
        const summary = await client.incrementalCycle();
        expect(summary.errors).toEqual([]);
        expect(summary.created).toBe(4);
        const comparison = await compareWithServer(client);
        expect(comparison.differences).toEqual([]);
      }
    },
  );

  test('an incremental cycle after no change sends nothing', async () => {
    connect(generateDirectory({ seed: 'quiet', users: 50, groups: 8 }));
    await client.initialCycle();
    server.requests.length = 0;
    const quiet = await client.incrementalCycle();
    expect(server.requests).toEqual([]);
    expect(quiet.requests).toBe(0);
  });

  test('a second initial cycle matches everybody, creates nobody and changes nothing', async () => {
    connect(generateDirectory({ seed: 'again', users: 40, groups: 5 }));
    await client.initialCycle();
    const again = await client.initialCycle();
    expect(again).toMatchObject({ created: 0, updated: 0, skipped: 40, groupsCreated: 0, errors: [] });
    expect((await compareWithServer(client)).equal).toBe(true);
  });

  test('somebody who was switched off before they were known is never created', async () => {
    connect(directoryOf([person('1', { status: 'disabled' })], { Team: ['1'] }));
    const summary = await client.initialCycle();
    expect(posts().map(({ url }) => url)).toEqual(['/scim/v2/Groups']);
    expect(summary).toMatchObject({ created: 0, skipped: 1 });
    expect(await compareWithServer(client)).toMatchObject({ equal: true, users: 0, groups: 1 });
  });
});

describe('when things go wrong', () => {
  test('after a POST that was cut off the person is looked up again, and not created twice', async () => {
    let cuts = 1;
    server.interrupt = ({ method }) => (method === 'POST' && cuts-- > 0 ? { cut: 'after the work' } : null);
    const summary = await connect(directoryOf([person('1')])).initialCycle();
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
    expect(server.users.size).toBe(1);
    expect(summary).toMatchObject({ created: 1, errors: [] });
  });

  test('a POST that never reached the server is sent again after the look-up', async () => {
    let cuts = 1;
    server.interrupt = ({ method }) => (method === 'POST' && cuts-- > 0 ? { cut: 'before the work' } : null);
    const summary = await connect(directoryOf([person('1')])).initialCycle();
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'POST']);
    expect(summary).toMatchObject({ created: 1, errors: [] });
  });

  test.each([
    ['a 500', { answer: 500 }, 2],
    ['no answer in time', { silent: true }, 1],
  ] as const)('%s on a POST is unclear too', async (_case, interruption, postsSent) => {
    let failures = 1;
    server.interrupt = ({ method }) => (method === 'POST' && failures-- > 0 ? interruption : null);
    const summary = await connect(directoryOf([person('1')]), { timeoutMs: 100 }).initialCycle();
    expect(server.requests.slice(0, 3).map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
    expect(posts()).toHaveLength(postsSent);
    expect(summary).toMatchObject({ created: 1, errors: [] });
  });

  test('a new group with the freed name of another is a group of its own', async () => {
    const directory = directoryOf([person('1'), person('2')], { Sales: ['1'] });
    await connect(directory).initialCycle();
    directory.renameGroup('id-Sales', 'Sales EMEA');
    directory.addGroup({ id: 'other', displayName: 'Sales', rule: null, memberIds: new Set(['2']) });
    expect(await client.incrementalCycle()).toMatchObject({ groupsCreated: 1, groupsUpdated: 1, errors: [] });
    expect((await compareWithServer(client)).differences).toEqual([]);
  });

  test('while a rename is refused, a new group does not take the old one over', async () => {
    const directory = directoryOf([], { Sales: [] });
    await connect(directory).initialCycle();
    directory.renameGroup('id-Sales', 'Sales EMEA');
    directory.addGroup({ id: 'other', displayName: 'Sales', rule: null, memberIds: new Set() });
    server.interrupt = ({ method }) => (method === 'PATCH' ? { answer: 400, detail: 'Not today.' } : null);
    const { errors } = await client.incrementalCycle();
    expect(errors.map(({ object, detail }) => [object, detail])).toEqual([
      ['Group Sales EMEA', 'Not today.'],
      ['Group Sales', 'The resource g1 is linked to another object of the directory.'],
    ]);
    server.interrupt = () => null;
    expect((await client.incrementalCycle()).errors).toEqual([]);
    expect((await compareWithServer(client)).equal).toBe(true);
  });

  test.each([429, 503])('a %i is waited for as long as Retry-After says', async (answer) => {
    const waitsMs: number[] = [];
    let refusals = 2;
    server.interrupt = ({ method }) =>
      method === 'POST' && refusals-- > 0 ? { answer, headers: { 'retry-after': '7' } } : null;
    const summary = await connect(directoryOf([person('1')]), {
      retry: withoutWaiting(waitsMs),
    }).initialCycle();
    expect(waitsMs).toEqual([7000, 7000]);
    expect(summary).toMatchObject({ created: 1, errors: [] });
  });

  test('one refused person is reported with the reason, the others go on, and the next cycle tries again', async () => {
    const directory = directoryOf([person('1'), person('2'), person('3')], { Team: ['1', '2', '3'] });
    server.interrupt = ({ method, body }) =>
      method === 'POST' && body?.externalId === '2'
        ? { answer: 409, detail: 'The e-mail address is taken.' }
        : null;
    const summary = await connect(directory).initialCycle();
    expect(summary.created).toBe(2);
    expect(summary.errors).toEqual([
      {
        object: 'User 2@contoso.example',
        request: 'POST /Users',
        status: 409,
        detail: 'The e-mail address is taken.',
      },
    ]);
    const missing = (await compareWithServer(client)).differences;
    expect(missing).toMatchObject([{ resource: 'User', name: '2@contoso.example', kind: 'missing' }]);

    server.interrupt = () => null;
    server.requests.length = 0;
    const next = await client.incrementalCycle();
    expect(next).toMatchObject({ created: 1, skipped: 0, membershipsAdded: 1, errors: [] });
    expect((await compareWithServer(client)).equal).toBe(true);
  });

  test('a revoked token stops the cycle at once', async () => {
    server.interrupt = () => ({ answer: 401, detail: 'The token was revoked.' });
    const people = Array.from({ length: 50 }, (_, number) => person(String(number)));
    const summary = await connect(directoryOf(people), { concurrency: 2 }).initialCycle();
    expect(summary.stoppedBecause).toBe('unauthorized');
    expect(server.requests.length).toBeLessThanOrEqual(2);
    expect(summary.errors[0]).toMatchObject({ status: 401, detail: 'The token was revoked.' });
  });

  test('a server that is gone stops the cycle before every person is tried', async () => {
    server.interrupt = () => ({ cut: 'before the work' });
    const people = Array.from({ length: 100 }, (_, number) => person(String(number)));
    const summary = await connect(directoryOf(people), {
      retry: { ...withoutWaiting(), attempts: 2 },
    }).initialCycle();
    expect(summary.stoppedBecause).toBe('unreachable');
    expect(summary.errors.length).toBeLessThan(20);
  });

  test('an abort ends the cycle with what was done so far', async () => {
    const controller = new AbortController();
    server.interrupt = () => {
      if (server.requests.length === 20) controller.abort();
      return null;
    };
    const people = Array.from({ length: 100 }, (_, number) => person(String(number)));
    const summary = await connect(directoryOf(people), {
      signal: controller.signal,
      concurrency: 2,
    }).initialCycle();
    expect(summary.stoppedBecause).toBe('aborted');
    expect(summary.created).toBeGreaterThan(0);
    expect(summary.created).toBeLessThan(20);
  });

  test('a person and a group that were deleted on the server are created again', async () => {
    const directory = directoryOf([person('1'), person('2')], { Team: ['1', '2'] });
    await connect(directory, { concurrency: 1 }).initialCycle();
    server.users.delete('u1');
    server.groups.clear();
    directory.updateUser('1', { title: 'Clerk' });
    directory.removeMember('id-Team', '2');
    await client.incrementalCycle();
    await client.incrementalCycle();
    expect((await compareWithServer(client)).differences).toEqual([]);
  });

  test('with every tenth request cut on purpose nobody is missing and nobody is there twice', async () => {
    const directory = generateDirectory({ seed: 'chaos', users: 150, groups: 10 });
    const chaos = { cutFraction: 0.1, seed: 'chaos' };
    const initial = await connect(directory, { chaos, membersPerPatch: 20 }).initialCycle();
    expect(initial.errors).toEqual([]);
    expect(initial.created).toBe(150);
    expect(initial.retries).toBeGreaterThan(5);
    // Some never arrived as a whole.
    expect(server.requests.length).toBeLessThan(initial.requests);
    mutateDirectory(directory, { share: 0.05 });
    expect((await client.incrementalCycle()).errors).toEqual([]);
    const comparison = await compareWithServer(client);
    expect(comparison.differences).toEqual([]);
    expect(comparison.users).toBe(directory.users.size);
  });
});

test('a comparison names every attribute, resource and membership that differs', async () => {
  const directory = directoryOf([person('1'), person('2')], { Team: ['1', '2'] });
  await connect(directory, { concurrency: 1 }).initialCycle();
  const ann = server.users.get('u1');
  if (ann === undefined) throw new Error('The first person is missing.');
  ann.displayName = 'Somebody Else';
  server.users.set('u9', { id: 'u9', userName: 'stranger' });
  server.groups.set('g3', { ...server.groups.get('g3'), members: [{ value: 'u1' }, { value: 'u9' }] });

  const { equal, differences } = await compareWithServer(client);
  expect(equal).toBe(false);
  expect(differences).toEqual([
    {
      resource: 'User',
      name: '1@contoso.example',
      serverId: 'u1',
      kind: 'attribute',
      attribute: 'displayName',
      expected: 'Ann Lee',
      actual: 'Somebody Else',
    },
    {
      resource: 'User',
      name: 'stranger',
      serverId: 'u9',
      kind: 'unexpected',
      attribute: null,
      expected: null,
      actual: null,
    },
    {
      resource: 'Group',
      name: 'Team',
      serverId: 'g3',
      kind: 'members',
      attribute: 'members',
      expected: ['u2'],
      actual: ['u9'],
    },
  ]);
});
