import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

/** What was pushed before: one person, in a group that gives a role. */
type Pushed = { readonly user: string; readonly group: string };

type Write = {
  readonly name: string;
  /** Of its provisioning record. */
  readonly operation: 'create' | 'update' | 'disable' | 'delete';
  readonly status: number;
  readonly request: (pushed: Pushed) => readonly [method: string, path: string, body?: object];
};

const patch = (...Operations: object[]) => ({ Operations });
const bo = { userName: 'bo', externalId: 'bo' };

const writes: Write[] = [
  {
    name: 'POST of a user',
    operation: 'create',
    status: 201,
    request: () => ['POST', '/Users', bo],
  },
  {
    name: 'PATCH of a user',
    operation: 'update',
    status: 200,
    request: ({ user }) => ['PATCH', user, patch({ op: 'replace', path: 'displayName', value: 'Bo' })],
  },
  {
    name: 'PATCH that deactivates a user',
    operation: 'disable',
    status: 200,
    request: ({ user }) => ['PATCH', user, patch({ op: 'replace', path: 'active', value: false })],
  },
  { name: 'PUT of a user', operation: 'update', status: 200, request: ({ user }) => ['PUT', user, bo] },
  { name: 'DELETE of a user', operation: 'delete', status: 204, request: ({ user }) => ['DELETE', user] },
  {
    name: 'POST of a group',
    operation: 'create',
    status: 201,
    request: ({ user }) => ['POST', '/Groups', { displayName: 'Staff', members: [{ value: idIn(user) }] }],
  },
  {
    name: 'PATCH of the name of a group',
    operation: 'update',
    status: 204,
    request: ({ group }) => ['PATCH', group, patch({ op: 'replace', path: 'displayName', value: 'Staff' })],
  },
  {
    name: 'PATCH of the members of a group',
    operation: 'update',
    status: 204,
    request: ({ group, user }) => [
      'PATCH',
      group,
      patch({ op: 'remove', path: `members[value eq "${idIn(user)}"]` }),
    ],
  },
  {
    name: 'PUT of a group',
    operation: 'update',
    status: 200,
    request: ({ group }) => ['PUT', group, { displayName: 'Staff', members: [] }],
  },
  { name: 'DELETE of a group', operation: 'delete', status: 204, request: ({ group }) => ['DELETE', group] },
];

const refusals: Pick<Write, 'name' | 'request'>[] = [
  { name: 'POST of a user', request: () => ['POST', '/Users', { userName: 'EVE' }] },
  {
    name: 'PATCH of a user',
    request: ({ user }) => ['PATCH', user, patch({ op: 'replace', path: 'userName', value: 'eve' })],
  },
  { name: 'PUT of a user', request: ({ user }) => ['PUT', user, { userName: 'eve' }] },
  {
    name: 'POST of a group',
    request: ({ user }) => ['POST', '/Groups', { displayName: 'Taken', members: [{ value: idIn(user) }] }],
  },
  {
    name: 'PATCH of a group',
    request: ({ group }) => ['PATCH', group, patch({ op: 'replace', path: 'displayName', value: 'Taken' })],
  },
];

describe('the provisioning record', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  let scim: ScimClient;
  let pushed: Pushed;

  beforeAll(async () => {
    endpoint = await startEndpoint();
  });
  afterAll(() => endpoint.close());
  beforeEach(async () => {
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
    const userId = await create('/Users', { userName: 'ann', externalId: 'ann' });
    const groupId = await create('/Groups', { displayName: 'Admins', externalId: 'admins' });
    const { organizationId, directoryId } = directory;
    await endpoint.db.prisma.roleMapping.create({
      data: { organizationId, directoryId, groupId, role: 'admin' },
    });
    pushed = { user: `/Users/${userId}`, group: `/Groups/${groupId}` };
    const value = [{ value: userId }];
    await scim('PATCH', pushed.group, { body: patch({ op: 'add', path: 'members', value }) });
    await create('/Users', { userName: 'eve' });
    await create('/Groups', { displayName: 'Taken' });
  });

  async function create(path: string, body: object): Promise<string> {
    const created = await scim('POST', path, { body });
    expect(created.status).toBe(201);
    return created.body?.id ?? '';
  }

  function send({ request }: Pick<Write, 'request'>) {
    const [method, path, body] = request(pushed);
    return scim(method, path, { body });
  }

  async function records() {
    await endpoint.flush();
    return await endpoint.db.prisma.provisioningRecord.findMany({
      where: { organizationId: directory.organizationId },
      select: { id: true, operation: true, status: true },
    });
  }

  /** The records that the work leaves, whatever there was before. */
  async function recordsOf(work: () => Promise<unknown>) {
    const before = new Set((await records()).map(({ id }) => id));
    await work();
    return (await records())
      .filter(({ id }) => !before.has(id))
      .map(({ operation, status }) => ({ operation, status }));
  }

  describe.each(writes)('of a $name', (write) => {
    it('commits with it: when the record cannot be written, nothing of the write is there', async () => {
      const before = await contents(endpoint);
      await endpoint.tamper(
        `ALTER TABLE provisioning_record ADD CONSTRAINT unwritable CHECK (operation <> '${write.operation}') NOT VALID`,
      );
      const failed = await send(write).finally(() =>
        endpoint.tamper('ALTER TABLE provisioning_record DROP CONSTRAINT unwritable'),
      );
      expect(failed.status).toBe(500);
      expect(endpoint.logged.splice(0).join()).toContain('unwritable');
      expect(await contents(endpoint)).toEqual(before);
    });

    it('is the only one of it', async () => {
      const { operation, status } = write;
      const before = await contents(endpoint);
      expect(await recordsOf(() => send(write))).toEqual([{ operation, status }]);
      expect(await contents(endpoint)).not.toEqual(before);
    });
  });

  it.each(refusals)('of a $name that takes a name of another is that of its refusal alone', async (write) => {
    const before = await contents(endpoint);
    expect(await recordsOf(() => send(write))).toEqual([{ operation: 'refuse', status: 409 }]);
    expect(await contents(endpoint)).toEqual(before);
  });
});

function idIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Each table with a digest of its rows, but for what says of any request that it came: when, from where, and its refusal. */
async function contents({ db, flush }: Endpoint): Promise<Map<string, string>> {
  await flush();
  const tables = await db.query<{ name: string }>(
    {
      text: `SELECT c.relname AS name FROM pg_class c
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace
          AND has_table_privilege(c.oid, 'SELECT') AND c.relname <> 'provisioning_body'`,
    },
    [],
  );
  const digests = tables.map(({ name }) => {
    const rows = name === 'provisioning_record' ? `${name} WHERE operation <> 'refuse'` : name;
    return `SELECT '${name}' AS name, (SELECT md5(string_agg(each::text, ' ' ORDER BY each::text)) FROM (SELECT * FROM ${rows}) AS each) AS digest`;
  });
  const rows = await db.query<{ name: string; digest: string }>({ text: digests.join(' UNION ALL ') }, []);
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}
