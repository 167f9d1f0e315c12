import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

type BulkAnswer = {
  readonly Operations: readonly { status: string; location?: string; bulkId?: string; response?: object }[];
};

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('bulk', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  let scim: ScimClient;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
  });
  afterAll(() => endpoint.close());

  async function bulk(Operations: readonly object[], more: object = {}) {
    const { status, body } = await scim('POST', '/Bulk', { body: { Operations, ...more } });
    expect(status).toBe(200);
    return (body as unknown as BulkAnswer).Operations;
  }

  const post = (bulkId: string, path: string, data: object) => ({ method: 'POST', path, bulkId, data });
  const idOf = (location = '') => location.slice(location.lastIndexOf('/') + 1);

  it('makes what refers to what comes later, and answers in the order of the request', async () => {
    const [group, user] = await bulk([
      post('g', '/Groups', { displayName: 'Forward', members: [{ value: 'bulkId:u' }] }),
      post('u', '/Users', { userName: 'forward' }),
    ]);
    expect([group?.status, user?.status]).toEqual(['201', '201']);
    const { body } = await scim('GET', `/Groups/${idOf(group?.location)}`);
    expect(body).toMatchObject({ members: [{ value: idOf(user?.location) }] });
  });

  it('closes a circle of managers', async () => {
    const manager = (bulkId: string) => ({ [enterprise]: { manager: { value: `bulkId:${bulkId}` } } });
    const made = await bulk([
      post('a', '/Users', { userName: 'circle-a', ...manager('b') }),
      post('b', '/Users', { userName: 'circle-b', ...manager('a') }),
    ]);
    const [a = '', b = ''] = made.map(({ location }) => idOf(location));
    expect((await scim('GET', `/Users/${a}`)).body).toMatchObject({
      [enterprise]: { manager: { value: b } },
    });
    expect((await scim('GET', `/Users/${b}`)).body).toMatchObject({
      [enterprise]: { manager: { value: a } },
    });
  });

  it('lets somebody be their own manager', async () => {
    const [self] = await bulk([
      post('s', '/Users', { userName: 'self', [enterprise]: { manager: { value: 'bulkId:s' } } }),
    ]);
    expect(self?.status).toBe('201');
    const { body } = await scim('GET', `/Users/${idOf(self?.location)}`);
    expect(body).toMatchObject({ [enterprise]: { manager: { value: idOf(self?.location) } } });
  });

  it('closes a circle of a group and a user, who is made first though the group comes first', async () => {
    const badge = 'urn:example:params:scim:schemas:extension:badge:2.0:User';
    const [group, user] = await bulk([
      post('g', '/Groups', { displayName: 'Circle', members: [{ value: 'bulkId:u' }] }),
      post('u', '/Users', { userName: 'circle', [badge]: { team: 'bulkId:g' } }),
    ]);
    expect([group?.status, user?.status]).toEqual(['201', '201']);
    const { body } = await scim('GET', `/Users/${idOf(user?.location)}`);
    expect(body).toMatchObject({
      [badge]: { team: idOf(group?.location) },
      groups: [{ value: idOf(group?.location) }],
    });
  });

  it('refers to what it made in paths, with versions, and deletes', async () => {
    const answers = await bulk([
      post('p', '/Users', { userName: 'path' }),
      {
        method: 'PATCH',
        path: '/Users/bulkId:p',
        data: { Operations: [{ op: 'add', path: 'title', value: 'Chief' }] },
      },
      { method: 'PUT', path: '/Users/bulkId:p', version: 'W/"1"', data: { userName: 'path' } },
      { method: 'DELETE', path: '/Users/bulkId:p', version: 'W/"2"' },
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['201', '200', '412', '204']);
  });

  it('lets each operation fail by itself, and records why', async () => {
    const answers = await bulk([
      post('one', '/Users', { userName: 'twice' }),
      post('two', '/Users', { userName: 'TWICE' }),
      { method: 'PATCH', path: '/Groups/bulkId:two', data: { Operations: [] } },
      { method: 'DELETE', path: '/Users/nobody' },
      post('three', '/Users', { userName: 'thrice' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['201', '409', '409', '404', '201']);
    expect(answers[1]?.response).toMatchObject({ scimType: 'uniqueness', status: '409' });
    await endpoint.flush();
    const { organizationId } = directory;
    const records = await endpoint.db.prisma.provisioningRecord.findMany({
      where: { organizationId, operation: 'refuse' },
    });
    expect(records.map(({ method, path, status }) => [method, path, status])).toContainEqual([
      'POST',
      '/Users',
      409,
    ]);
  });

  it('keeps what cannot be stored, what is too long and what is secret out of the records, and loses none of others', async () => {
    const other = await endpoint.createDirectory();
    await Promise.all([
      scimClient(endpoint, other)('GET', '/Users?count=1'),
      bulk([
        { method: 'DELETE', path: '/Users/\u0000' },
        { method: 'DELETE', path: '/Users/\ud800' },
        { method: 'x'.repeat(10_000), path: `/Users/${'y'.repeat(10_000)}` },
        { method: 'DELETE', path: `/Users/${directory.token.split(':')[0]}` },
      ]),
    ]);
    await endpoint.flush();
    const read = { organizationId: other.organizationId, operation: 'read' };
    expect(await endpoint.db.prisma.provisioningRecord.count({ where: read })).toBe(1);
    const { organizationId } = directory;
    const records = await endpoint.db.prisma.provisioningRecord.findMany({ where: { organizationId } });
    expect(Math.max(...records.map(({ method, path }) => method.length + path.length))).toBeLessThan(2_100);
    expect(JSON.stringify(records)).not.toContain(directory.token.slice(17, 60));
    expect(endpoint.logged).toEqual([]);
  });

  it('stops after as many failures as the client allows', async () => {
    const answers = await bulk(
      [
        { method: 'DELETE', path: '/Users/nobody' },
        { method: 'DELETE', path: '/Users/nobody' },
        post('no', '/Users', { userName: 'late' }),
      ],
      { failOnErrors: 2 },
    );
    expect(answers.map(({ status }) => status)).toEqual(['404', '404']);
    const { body } = await scim('GET', '/Users?filter=userName eq "late"');
    expect(body).toMatchObject({ totalResults: 0 });
  });

  it('says with 413 how many operations are possible', async () => {
    const Operations = Array.from({ length: 1_001 }, () => ({ method: 'DELETE', path: '/Users/nobody' }));
    expect((await scim('POST', '/Bulk', { body: { Operations } })).status).toBe(413);
  });
});
