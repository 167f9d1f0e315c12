import { describe, expect, test } from 'vitest';
import { compareWithServer } from '#compare-with-server.ts';
import type { Progress } from '#cycle/run-cycle.ts';
import type { Directory } from '#directory/directory.ts';
import { generateDirectory } from '#directory/generate-directory.ts';
import { mutateDirectory } from '#directory/mutate-directory.ts';
import { createEntraClient, type EntraClient, type EntraClientOptions } from '#entra/entra-client.ts';
import { recordClient } from './record-client.ts';
import { directoryOf, person, withoutWaiting } from './small-directory.ts';

const recorded = recordClient<EntraClient, EntraClientOptions>(createEntraClient);
const connect = (directory: Directory, options: Partial<EntraClientOptions> = {}) =>
  recorded.connect(directory, { concurrency: 4, ...options });

const posts = () => recorded.server.requests.filter(({ method }) => method === 'POST');

describe('a whole life', () => {
  test.each(['default', 'aadOptscim062020'] as const)(
    'ends with the directory on the server (%s)',
    async (dialect) => {
      const directory = generateDirectory({ seed: 'whole life', users: 200, groups: 20 });
      const progress: Progress[] = [];
      connect(directory, { dialect, onProgress: (step) => progress.push(step) });
      const initial = await recorded.client.initialCycle();
      expect(initial).toMatchObject({ created: 200, groupsCreated: 20, managersSet: 199, errors: [] });
      const memberships = [...directory.groups.values()].reduce(
        (sum, { memberIds }) => sum + memberIds.size,
        0,
      );
      expect(initial.membershipsAdded).toBe(memberships);
      expect(initial.requests).toBe(recorded.server.requests.length);
      expect(initial.latencyMs.p50).toBeGreaterThan(0);
      expect(progress.filter(({ done, total }) => done === total).map(({ phase }) => phase)).toEqual([
        'users',
        'managers',
        'groups',
        'memberships',
      ]);

      for (let cycle = 1; cycle <= 4; cycle++) {
        mutateDirectory(directory, { share: 0.02 });
        const summary = await recorded.client.incrementalCycle();
        expect(summary.errors).toEqual([]);
        expect(summary.created).toBe(4);
        const comparison = await compareWithServer(recorded.client);
        expect(comparison.differences).toEqual([]);
      }
    },
  );

  test('an incremental cycle after no change sends nothing', async () => {
    connect(generateDirectory({ seed: 'quiet', users: 50, groups: 8 }));
    await recorded.client.initialCycle();
    recorded.server.requests.length = 0;
    const quiet = await recorded.client.incrementalCycle();
    expect(recorded.server.requests).toEqual([]);
    expect(quiet.requests).toBe(0);
  });

  test('a second initial cycle matches everybody, creates nobody and changes nothing', async () => {
    connect(generateDirectory({ seed: 'again', users: 40, groups: 5 }));
    await recorded.client.initialCycle();
    const again = await recorded.client.initialCycle();
    expect(again).toMatchObject({ created: 0, updated: 0, skipped: 40, groupsCreated: 0, errors: [] });
    expect((await compareWithServer(recorded.client)).equal).toBe(true);
  });

  test('somebody who was switched off before they were known is never created', async () => {
    connect(directoryOf([person('1', { status: 'disabled' })], { Team: ['1'] }));
    const summary = await recorded.client.initialCycle();
    expect(posts().map(({ url }) => url)).toEqual(['/scim/v2/Groups']);
    expect(summary).toMatchObject({ created: 0, skipped: 1 });
    expect(await compareWithServer(recorded.client)).toMatchObject({ equal: true, users: 0, groups: 1 });
  });
});

describe('when things go wrong', () => {
  test('after a POST that was cut off the person is looked up again, and not created twice', async () => {
    let cuts = 1;
    recorded.server.interrupt = ({ method }) =>
      method === 'POST' && cuts-- > 0 ? { cut: 'after the work' } : null;
    const summary = await connect(directoryOf([person('1')])).initialCycle();
    expect(recorded.server.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
    expect(recorded.server.users.size).toBe(1);
    expect(summary).toMatchObject({ created: 1, errors: [] });
  });

  test('a POST that never reached the server is sent again after the look-up', async () => {
    let cuts = 1;
    recorded.server.interrupt = ({ method }) =>
      method === 'POST' && cuts-- > 0 ? { cut: 'before the work' } : null;
    const summary = await connect(directoryOf([person('1')])).initialCycle();
    expect(recorded.server.requests.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'POST']);
    expect(summary).toMatchObject({ created: 1, errors: [] });
  });

  test.each([
    ['a 500', { answer: 500 }, 2],
    ['no answer in time', { silent: true }, 1],
  ] as const)('%s on a POST is unclear too', async (_case, interruption, postsSent) => {
    let failures = 1;
    recorded.server.interrupt = ({ method }) => (method === 'POST' && failures-- > 0 ? interruption : null);
    const summary = await connect(directoryOf([person('1')]), { timeoutMs: 100 }).initialCycle();
    expect(recorded.server.requests.slice(0, 3).map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
    expect(posts()).toHaveLength(postsSent);
    expect(summary).toMatchObject({ created: 1, errors: [] });
  });

  test('a new group with the freed name of another is a group of its own', async () => {
    const directory = directoryOf([person('1'), person('2')], { Sales: ['1'] });
    await connect(directory).initialCycle();
    directory.renameGroup('id-Sales', 'Sales EMEA');
    directory.addGroup({ id: 'other', displayName: 'Sales', rule: null, memberIds: new Set(['2']) });
    expect(await recorded.client.incrementalCycle()).toMatchObject({
      groupsCreated: 1,
      groupsUpdated: 1,
      errors: [],
    });
    expect((await compareWithServer(recorded.client)).differences).toEqual([]);
  });

  test('while a rename is refused, a new group does not take the old one over', async () => {
    const directory = directoryOf([], { Sales: [] });
    await connect(directory).initialCycle();
    directory.renameGroup('id-Sales', 'Sales EMEA');
    directory.addGroup({ id: 'other', displayName: 'Sales', rule: null, memberIds: new Set() });
    recorded.server.interrupt = ({ method }) =>
      method === 'PATCH' ? { answer: 400, detail: 'Not today.' } : null;
    const { errors } = await recorded.client.incrementalCycle();
    expect(errors.map(({ object, detail }) => [object, detail])).toEqual([
      ['Group Sales EMEA', 'Not today.'],
      ['Group Sales', 'The resource g1 is linked to another object of the directory.'],
    ]);
    recorded.server.interrupt = () => null;
    expect((await recorded.client.incrementalCycle()).errors).toEqual([]);
    expect((await compareWithServer(recorded.client)).equal).toBe(true);
  });

  test.each([429, 503])('a %i is waited for as long as Retry-After says', async (answer) => {
    const waitsMs: number[] = [];
    let refusals = 2;
    recorded.server.interrupt = ({ method }) =>
      method === 'POST' && refusals-- > 0 ? { answer, headers: { 'retry-after': '7' } } : null;
    const summary = await connect(directoryOf([person('1')]), {
      retry: withoutWaiting(waitsMs),
    }).initialCycle();
    expect(waitsMs).toEqual([7000, 7000]);
    expect(summary).toMatchObject({ created: 1, errors: [] });
  });

  test('one refused person is reported with the reason, the others go on, and the next cycle tries again', async () => {
    const directory = directoryOf([person('1'), person('2'), person('3')], { Team: ['1', '2', '3'] });
    recorded.server.interrupt = ({ method, body }) =>
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
    const missing = (await compareWithServer(recorded.client)).differences;
    expect(missing).toMatchObject([{ resource: 'User', name: '2@contoso.example', kind: 'missing' }]);

    recorded.server.interrupt = () => null;
    recorded.server.requests.length = 0;
    const next = await recorded.client.incrementalCycle();
    expect(next).toMatchObject({ created: 1, skipped: 0, membershipsAdded: 1, errors: [] });
    expect((await compareWithServer(recorded.client)).equal).toBe(true);
  });

  test('a revoked token stops the cycle at once', async () => {
    recorded.server.interrupt = () => ({ answer: 401, detail: 'The token was revoked.' });
    const people = Array.from({ length: 50 }, (_, number) => person(String(number)));
    const summary = await connect(directoryOf(people), { concurrency: 2 }).initialCycle();
    expect(summary.stoppedBecause).toBe('unauthorized');
    expect(recorded.server.requests.length).toBeLessThanOrEqual(2);
    expect(summary.errors[0]).toMatchObject({ status: 401, detail: 'The token was revoked.' });
  });

  test('a server that is gone stops the cycle before every person is tried', async () => {
    recorded.server.interrupt = () => ({ cut: 'before the work' });
    const people = Array.from({ length: 100 }, (_, number) => person(String(number)));
    const summary = await connect(directoryOf(people), {
      retry: { ...withoutWaiting(), attempts: 2 },
    }).initialCycle();
    expect(summary.stoppedBecause).toBe('unreachable');
    expect(summary.errors.length).toBeLessThan(20);
  });

  test('an abort ends the cycle with what was done so far', async () => {
    const controller = new AbortController();
    recorded.server.interrupt = () => {
      if (recorded.server.requests.length === 20) controller.abort();
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
    recorded.server.users.delete('u1');
    recorded.server.groups.clear();
    directory.updateUser('1', { title: 'Clerk' });
    directory.removeMember('id-Team', '2');
    await recorded.client.incrementalCycle();
    await recorded.client.incrementalCycle();
    expect((await compareWithServer(recorded.client)).differences).toEqual([]);
  });

  test('with every tenth request cut on purpose nobody is missing and nobody is there twice', async () => {
    const directory = generateDirectory({ seed: 'chaos', users: 150, groups: 10 });
    const chaos = { cutFraction: 0.1, seed: 'chaos' };
    const initial = await connect(directory, { chaos, membersPerPatch: 20 }).initialCycle();
    expect(initial.errors).toEqual([]);
    expect(initial.created).toBe(150);
    expect(initial.retries).toBeGreaterThan(5);
    // Some never arrived as a whole.
    expect(recorded.server.requests.length).toBeLessThan(initial.requests);
    mutateDirectory(directory, { share: 0.05 });
    expect((await recorded.client.incrementalCycle()).errors).toEqual([]);
    const comparison = await compareWithServer(recorded.client);
    expect(comparison.differences).toEqual([]);
    expect(comparison.users).toBe(directory.users.size);
  });
});

test('a comparison names every attribute, resource and membership that differs', async () => {
  const directory = directoryOf([person('1'), person('2')], { Team: ['1', '2'] });
  await connect(directory, { concurrency: 1 }).initialCycle();
  const ann = recorded.server.users.get('u1');
  if (ann === undefined) throw new Error('The first person is missing.');
  ann.displayName = 'Somebody Else';
  recorded.server.users.set('u9', { id: 'u9', userName: 'stranger' });
  recorded.server.groups.set('g3', {
    ...recorded.server.groups.get('g3'),
    members: [{ value: 'u1' }, { value: 'u9' }],
  });

  const { equal, differences } = await compareWithServer(recorded.client);
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
