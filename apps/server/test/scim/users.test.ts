import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Directory, type Endpoint, type Server, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error';

describe('Users', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  let scim: ScimClient;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
  });
  afterAll(() => endpoint.close());

  it('creates a user and says where it is', async () => {
    const response = await scim('POST', '/Users', {
      body: { schemas: [userSchema], userName: 'ann@acme.test' },
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe('application/scim+json');
    expect(response.headers.get('location')).toBe(`${endpoint.baseUrl}/Users/${response.body?.id}`);
    expect(response.headers.get('etag')).toBe('W/"1"');
    expect(response.body).toMatchObject({ userName: 'ann@acme.test', active: true, schemas: [userSchema] });
  });

  it('lets one of twenty that post the same userName at once win, and tells the others uniqueness', async () => {
    const body = { schemas: [userSchema], userName: 'race@acme.test' };
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        scim('POST', '/Users', {
          body: { ...body, userName: index % 2 ? body.userName : body.userName.toUpperCase() },
        }),
      ),
    );
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = responses.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(19);
    for (const { body: error } of refused) {
      expect(error).toEqual({
        schemas: [errorSchema],
        status: '409',
        scimType: 'uniqueness',
        detail: 'A user with this userName exists already.',
      });
    }
    const members = await endpoint.db.prisma.member.count({
      where: { email: { equals: body.userName, mode: 'insensitive' } },
    });
    expect(members).toBe(1);
  });

  it('finds a user by userName without regard to case, as Entra asks', async () => {
    const response = await scim('GET', `/Users?filter=userName+eq+"ANN%40acme.test"`);
    expect(response.body).toMatchObject({ totalResults: 1, Resources: [{ userName: 'ann@acme.test' }] });
  });

  describe('who were seen a moment ago', () => {
    let another: Server;
    let elsewhere: ScimClient;
    let path: string;

    beforeAll(async () => {
      another = await endpoint.startAnother();
      elsewhere = scimClient({ baseUrl: another.origin + new URL(endpoint.baseUrl).pathname }, directory);
    });
    afterAll(() => another.close());
    beforeEach(async () => {
      const userName = `${crypto.randomUUID()}@acme.test`;
      const created = await scim('POST', '/Users', {
        body: { schemas: [userSchema], userName, displayName: 'Bo', title: 'Clerk' },
      });
      path = `/Users/${created.body?.id}`;
      await scim('GET', `/Users?filter=userName+eq+"${encodeURIComponent(userName)}"`);
    });

    const replacing = (attribute: string, value: string) => ({ body: patchOf('replace', attribute, value) });

    it('are changed without being read again', async () => {
      const query = vi.spyOn(endpoint.db, 'query');
      const changed = await scim('PATCH', path, replacing('displayName', 'Bo Berg'));
      const statements = query.mock.calls.map(([{ name }]) => name);
      query.mockRestore();
      expect(changed.body).toMatchObject({ displayName: 'Bo Berg', title: 'Clerk' });
      expect(statements).toContain('update_directory_user');
      expect(statements).not.toContain('user_by_id');
    });

    it('are changed as they are by now, whoever changed them meanwhile', async () => {
      await elsewhere('PATCH', path, replacing('title', 'Boss'));
      const changed = await scim('PATCH', path, replacing('displayName', 'Bo Berg'));
      expect(changed.body).toMatchObject({ displayName: 'Bo Berg', title: 'Boss' });
      expect(changed.headers.get('etag')).toBe('W/"3"');
      const { body } = await scim('GET', path);
      expect(body).toMatchObject({ displayName: 'Bo Berg', title: 'Boss' });
    });

    it('are altered nothing only if they are so by now', async () => {
      await elsewhere('PATCH', path, replacing('title', 'Boss'));
      const changed = await scim('PATCH', path, replacing('title', 'Clerk'));
      expect(changed.headers.get('etag')).toBe('W/"3"');
      expect(changed.body).toMatchObject({ title: 'Clerk' });
    });

    it('have the revision that they have by now', async () => {
      await elsewhere('PATCH', path, replacing('title', 'Boss'));
      const of = (revision: number) => ({ headers: { 'If-Match': `W/"${revision}"` } });
      const stale = await scim('PATCH', path, { ...replacing('title', 'Baker'), ...of(1) });
      expect(stale.status).toBe(412);
      await elsewhere('PATCH', path, replacing('title', 'Butcher'));
      const present = await scim('PATCH', path, { ...replacing('title', 'Baker'), ...of(3) });
      expect(present.body).toMatchObject({ title: 'Baker' });
    });

    it('are not found once they are gone', async () => {
      expect((await elsewhere('DELETE', path)).status).toBe(204);
      expect((await scim('PATCH', path, replacing('title', 'Boss'))).status).toBe(404);
    });

    it('are in the groups in which they are by now', async () => {
      const id = path.slice('/Users/'.length);
      await elsewhere('POST', '/Groups', {
        body: { schemas: [groupSchema], displayName: id, members: [{ value: id }] },
      });
      const changed = await scim('PATCH', path, replacing('title', 'Boss'));
      expect(changed.body).toMatchObject({ groups: [{ display: id }] });
    });

    it('are changed once, also where nobody hears that they were', async () => {
      const query = endpoint.db.query;
      const spy = vi.spyOn(endpoint.db, 'query').mockImplementation(async (statement, values) => {
        const rows = await query<never>(statement, values);
        if (statement.name !== 'update_directory_user') return rows;
        throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      });
      const insisting = { headers: { 'If-Match': 'W/"1"' } };
      const unheard = await scim('PATCH', path, { ...replacing('title', 'Boss'), ...insisting });
      expect(spy.mock.calls.filter(([{ name }]) => name === 'update_directory_user')).toHaveLength(1);
      spy.mockRestore();
      expect(unheard.status).toBe(503);
      expect((await scim('GET', path)).headers.get('etag')).toBe('W/"2"');
    });

    it('lose nothing when many change them at once', async () => {
      const attributes = ['displayName', 'title', 'nickName', 'locale', 'timezone', 'userType'];
      const servers = [scim, elsewhere];
      const answers = await Promise.all(
        attributes.map((name, turn) => servers[turn % 2]?.('PATCH', path, replacing(name, 'New'))),
      );
      expect(answers.map((answer) => answer?.status)).toEqual(attributes.map(() => 200));
      const { body } = await scim('GET', path);
      for (const name of attributes) expect(body).toHaveProperty(name, 'New');
    });
  });
});

function patchOf(op: string, path: string, value: unknown) {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [{ op, path, value }] };
}
