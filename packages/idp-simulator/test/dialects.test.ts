import { describe, expect, test } from 'vitest';
import { createDialectClient, type DialectClient } from '#dialects/dialect-client.ts';
import { type DialectName, dialectNames } from '#dialects/dialects.ts';
import type { Directory } from '#directory/directory.ts';
import { recordClient } from './record-client.ts';
import { directoryOf, person } from './small-directory.ts';

const recorded = recordClient<DialectClient, { dialect: DialectName }>(
  ({ dialect = 'generic', ...options }) => createDialectClient({ dialect, ...options }),
);
const connect = (dialect: DialectName, directory: Directory) => recorded.connect(directory, { dialect });

/** What was sent since the last time: `PUT /Users/u1?`. */
const lines = () => recorded.lines().map(decodeURIComponent);

function operations() {
  return recorded.server.requests.flatMap(({ method, body }) =>
    method === 'PATCH' ? [body?.Operations] : [],
  );
}

const team = () => directoryOf([person('ann'), person('bob')], { Team: ['ann', 'bob'] });

describe('what a dialect puts on the wire', () => {
  test.each(dialectNames)(
    '%s: the test of the connection succeeds and leaves nothing behind',
    async (name) => {
      expect(await connect(name, directoryOf([])).testConnection()).toEqual({ ok: true });
      expect([recorded.server.users.size, recorded.server.groups.size]).toEqual([0, 0]);
      expect(recorded.server.requests.length).toBeGreaterThan(0);
    },
  );

  test.each(dialectNames)('%s: says why the test of the connection failed', async (name) => {
    recorded.server.interrupt = () => ({ answer: 401, detail: 'The token is unknown.' });
    const result = await connect(name, directoryOf([])).testConnection();
    expect(result).toMatchObject({ ok: false, status: 401, detail: 'The token is unknown.' });
  });

  test.each([
    ['onelogin', 'GET /Users?filter=userName+eq+"ann@contoso.example"&'],
    ['jumpcloud', 'GET /Users?filter=userName eq "ann@contoso.example"'],
    ['pingone', 'GET /Users?filter=userName Eq "ann@contoso.example"'],
    ['google', 'GET /Users?filter=userName eq "ann@contoso.example"'],
    ['generic', 'GET /Users?filter=userName eq "ann@contoso.example"'],
  ] as const)('%s: looks for a person before it creates one', async (name, line) => {
    await connect(name, directoryOf([person('ann')])).initialCycle();
    expect(lines()).toEqual([line, 'POST /Users']);
  });

  test('authentik: creates at once, and looks for who is there already when that is refused', async () => {
    await connect('authentik', directoryOf([person('ann')])).initialCycle();
    expect(recorded.server.requests[0]?.headers['user-agent']).toMatch(/^authentik@/);
    expect(lines()).toEqual(['POST /Users']);
    await recorded.client.initialCycle();
    expect(lines()).toEqual([
      'POST /Users',
      'GET /Users?filter=userName eq "ann@contoso.example"',
      'PUT /Users/u1',
    ]);
  });

  test.each([
    ['onelogin', 'PUT /Users/u1?', 'DELETE /Users/u1'],
    ['jumpcloud', 'PUT /Users/u1', 'PUT /Users/u1'],
    ['pingone', 'PUT /Users/u1', 'PUT /Users/u1'],
    ['google', 'PATCH /Users/u1', 'DELETE /Users/u1'],
    ['authentik', 'PUT /Users/u1', 'DELETE /Users/u1'],
    ['generic', 'PATCH /Users/u1', 'PATCH /Users/u1'],
  ] as const)('%s: changes somebody by %s and removes them by %s', async (name, change, removal) => {
    const directory = directoryOf([person('ann')]);
    await connect(name, directory).initialCycle();
    lines();
    directory.updateUser('ann', { displayName: 'Ann B.', familyName: 'B.' });
    await recorded.client.incrementalCycle();
    expect(lines()).toEqual([change]);
    directory.updateUser('ann', { status: 'disabled' });
    await recorded.client.incrementalCycle();
    expect(lines()).toEqual([removal]);
  });

  test('generic: a PATCH names what is different, and nothing else', async () => {
    const directory = directoryOf([person('ann', { title: 'Boss' })]);
    await connect('generic', directory).initialCycle();
    directory.updateUser('ann', { displayName: 'Ann B.', title: null });
    await recorded.client.incrementalCycle();
    expect(operations()).toEqual([
      [
        { op: 'replace', path: 'displayName', value: 'Ann B.' },
        { op: 'remove', path: 'title' },
      ],
    ]);
  });

  test.each(['onelogin', 'jumpcloud'] as const)('%s: members go by value, in one list', async (name) => {
    const directory = team();
    await connect(name, directory).initialCycle();
    for (const id of ['ann', 'bob']) directory.removeMember('id-Team', id);
    await recorded.client.incrementalCycle();
    const members = [{ value: expect.any(String) }, { value: expect.any(String) }];
    expect(operations()).toEqual([
      [{ op: 'add', path: 'members', value: members }],
      [{ op: 'remove', path: 'members', value: members }],
    ]);
  });

  test('authentik: members come and go one operation each', async () => {
    await connect('authentik', team()).initialCycle();
    const add = { op: 'add', path: 'members', value: [{ value: expect.any(String) }] };
    expect(operations()).toEqual([[add, add]]);
  });

  test.each(['pingone', 'generic'] as const)(
    '%s: who leaves a group is selected by the path',
    async (name) => {
      const directory = team();
      await connect(name, directory).initialCycle();
      directory.removeMember('id-Team', 'bob');
      await recorded.client.incrementalCycle();
      expect(operations()[1]).toEqual([
        { op: 'remove', path: expect.stringMatching(/^members\[value eq "[^"]+"\]$/) },
      ]);
    },
  );

  test('google: sends no groups', async () => {
    const summary = await connect('google', team()).initialCycle();
    expect(summary).toMatchObject({ created: 2, groupsCreated: 0, membershipsAdded: 0, errors: [] });
    expect(lines().filter((line) => line.includes('/Groups'))).toEqual([]);
  });
});
