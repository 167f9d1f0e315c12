import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { type ScimClient, scimClient } from './scim-client.ts';

/** What HTTP says around the resources. */
describe('the protocol', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  let scim: ScimClient;
  let user: string;
  let group: string;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    directory = await endpoint.createDirectory();
    scim = scimClient(endpoint, directory);
    user = (await scim('POST', '/Users', { body: { userName: 'ann' } })).body?.id ?? '';
    group = (await scim('POST', '/Groups', { body: { displayName: 'Staff' } })).body?.id ?? '';
  });
  afterAll(() => endpoint.close());

  it.each([
    ['POST', '/Users', '{"userName":', 400, 'invalidSyntax'],
    ['POST', '/Users', '', 400, 'invalidSyntax'],
    ['POST', '/Users', '[]', 400, 'invalidSyntax'],
    ['POST', '/Users', '"text"', 400, 'invalidSyntax'],
    ['POST', '/Users', 'null', 400, 'invalidSyntax'],
    ['POST', '/Users', '{"userName":"a\\u0000b"}', 400, 'invalidValue'],
    ['POST', '/Users', '{"userName":"x","active":"perhaps"}', 400, 'invalidValue'],
    [
      'PATCH',
      '/Groups/:group',
      '{"Operations":[{"op":"add","path":"members","value":[{"value":"nobody"}]}]}',
      400,
      'invalidValue',
    ],
  ])('%s %s with %s is a %i %s', async (method, path, rawBody, status, scimType) => {
    const response = await scim(method, path.replace(':group', group), { rawBody });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/scim+json');
    expect(response.body).toMatchObject({
      status: String(status),
      scimType,
      detail: expect.stringMatching(/\S/),
    });
  });

  it('reads a body of 64 brackets inside each other, and refuses one of 65', async () => {
    const nested = (depth: number) => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;
    const read = await scim('POST', '/Users', { rawBody: nested(64) });
    expect(read.body).toMatchObject({
      scimType: 'invalidValue',
      detail: expect.stringContaining('userName'),
    });
    const refused = await scim('POST', '/Users', { rawBody: nested(65) });
    expect(refused.body).toMatchObject({ status: '400', scimType: 'invalidSyntax' });
    expect(refused.body?.detail).toContain('64');
  });

  it.each([
    ['PUT', '/Users', 'GET, HEAD, POST'],
    ['PUT', '/Users/.search', 'POST'],
    ['DELETE', '/Groups', 'GET, HEAD, POST'],
    ['OPTIONS', '/Groups', 'GET, HEAD, POST'],
    ['POST', '/Users/:user', 'GET, HEAD, PUT, PATCH, DELETE'],
    ['DELETE', '/Schemas', 'GET, HEAD'],
    ['POST', '/ServiceProviderConfig', 'GET, HEAD'],
  ])('%s %s is a 405 that says what is allowed', async (method, path, allow) => {
    const response = await scim(method, path.replace(':user', user), method === 'DELETE' ? {} : { body: {} });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect(response.body).toMatchObject({ status: '405' });
  });

  it.each([
    ['/Devices', 404],
    ['/Users/nobody', 404],
    ['/Users/%E0%A4%A', 400],
    ['/Schemas/urn:unknown', 404],
    ['/Schemas?filter=id%20pr', 403],
    ['/Me', 501],
  ])('GET %s is a %i with an error document', async (path, status) => {
    const response = await scim('GET', path);
    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({ status: String(status) });
  });

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
    '%s /Me is a 501 with an error document',
    async (method) => {
      const response = await scim(method, '/Me', method === 'GET' ? {} : { body: {} });
      expect(response.status).toBe(501);
      expect(response.body).toMatchObject({ status: '501' });
    },
  );

  it('takes JSON of either media type, with a charset or not, and refuses others with 415', async () => {
    const types = [
      'application/scim+json',
      'application/json',
      'application/scim+json; charset=utf-8',
      'Application/JSON;charset=UTF-8',
      'application/scim+json; charset="utf-8"; version=2.0',
      'application/json; profile=x;',
      'application/json; charset = utf8',
    ];
    for (const [index, type] of types.entries()) {
      const created = await scim('POST', '/Users', {
        headers: { 'content-type': type },
        body: { userName: `type-${index}` },
      });
      expect(created.status, type).toBe(201);
    }
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-16',
      'application/json; version=2.0; charset=utf-8859',
      'application/json-patch+json',
    ]) {
      const refused = await scim('POST', '/Users', {
        headers: { 'content-type': type },
        body: { userName: 'x' },
      });
      expect(refused.status, type).toBe(415);
      expect(refused.body, type).toMatchObject({ status: '415' });
    }
  });

  it.each([
    ['/Users', 1],
    ['/Users/.search', 1],
    ['/Groups', 16],
    ['/Bulk', 16],
  ])(
    'refuses a body for %s that is larger than %i MiB with a 413 that names the limit',
    async (path, mebibytes) => {
      const padded = (bytes: number) => ' '.repeat(bytes - 2).concat('{}');
      const largest = await scim('POST', path, { rawBody: padded(mebibytes * 1024 * 1024) });
      expect(largest.status).not.toBe(413);
      const refused = await scim('POST', path, { rawBody: padded(mebibytes * 1024 * 1024 + 1) });
      expect(refused.status).toBe(413);
      expect(refused.body).toMatchObject({
        status: '413',
        detail: `The body is larger than ${mebibytes} MiB.`,
      });
    },
  );

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('reads a body that is compressed with %s', async (encoding, compress) => {
    const response = await fetch(`${endpoint.baseUrl}/Users`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${directory.token}`,
        'content-type': 'application/scim+json',
        'content-encoding': encoding,
      },
      body: compress(JSON.stringify({ userName: `compressed-${encoding}` })),
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ userName: `compressed-${encoding}` });
  });

  it('reads JSON behind a byte order mark', async () => {
    const created = await scim('POST', '/Users', { rawBody: '\ufeff{"userName":"marked"}' });
    expect([created.status, created.body?.userName]).toEqual([201, 'marked']);
  });

  it('answers HEAD with the head of the answer to GET', async () => {
    for (const path of [`/Users/${user}`, `/Groups/${group}`, '/Users', '/Schemas', '/Users/nobody']) {
      const [get, head] = [await scim('GET', path), await scim('HEAD', path)];
      expect([head.status, head.text], path).toEqual([get.status, '']);
      for (const name of ['etag', 'content-type'])
        expect(head.headers.get(name), path).toBe(get.headers.get(name));
    }
  });

  it.each([
    (id: string) => `/Users/${id}/`,
    (id: string) => `/users/${id}`,
    (id: string) => `/Users/${id.replaceAll('-', '%2D')}`,
    (id: string) => `/Users/${id.toUpperCase()}`,
    (id: string) => `/Users/${id}?unknown=parameter&`,
  ])('finds a resource whose address is written in another way: %s', async (address) => {
    const response = await scim('GET', address(user));
    expect([response.status, response.body?.id]).toEqual([200, user]);
  });

  it('answers 304 to who has the revision, and 412 to who changes another', async () => {
    for (const path of [`/Users/${user}`, `/Groups/${group}`]) {
      const { headers } = await scim('GET', path);
      const etag = headers.get('etag') ?? '';
      const unchanged = await scim('GET', path, { headers: { 'if-none-match': etag } });
      expect([unchanged.status, unchanged.text]).toEqual([304, '']);
      const patch = { Operations: [{ op: 'replace', path: 'displayName', value: `Changed ${path}` }] };
      expect((await scim('PATCH', path, { headers: { 'if-match': 'W/"999"' }, body: patch })).status).toBe(
        412,
      );
      expect((await scim('PATCH', path, { headers: { 'if-match': '"other"' }, body: patch })).status).toBe(
        412,
      );
      expect((await scim('PATCH', path, { headers: { 'if-match': etag }, body: patch })).status).toBeLessThan(
        300,
      );
      expect((await scim('PATCH', path, { headers: { 'if-match': etag }, body: patch })).status).toBe(412);
      expect((await scim('PATCH', path, { headers: { 'if-match': '*' }, body: patch })).status).toBeLessThan(
        300,
      );
      expect((await scim('DELETE', path, { headers: { 'if-match': etag } })).status).toBe(412);
      const current = (await scim('GET', path)).headers.get('etag') ?? '';
      const several = { headers: { 'if-match': `${etag}, "other", ${current}` }, body: patch };
      expect((await scim('PATCH', path, several)).status).toBeLessThan(300);
      const older = { headers: { 'if-match': `${etag}, "other"` }, body: patch };
      expect((await scim('PATCH', path, older)).status).toBe(412);
      const known = { headers: { 'if-none-match': `"other", ${current}` } };
      expect((await scim('GET', path, known)).status).toBe(304);
      expect((await scim('GET', path, { headers: { 'if-none-match': '*' } })).status).toBe(304);
    }
  });

  it('leaves the revision when nothing changes', async () => {
    const before = await scim('GET', `/Users/${user}`);
    const patch = { Operations: [{ op: 'replace', path: 'userName', value: before.body?.userName }] };
    const after = await scim('PATCH', `/Users/${user}`, { body: patch });
    expect(after.body).toEqual(before.body);
  });

  it('keeps a request that failed as a whole from changing anything', async () => {
    const before = await scim('GET', `/Users/${user}`);
    const Operations = [
      { op: 'replace', path: 'title', value: 'Chief' },
      { op: 'replace', path: 'noSuchAttribute', value: 'x' },
    ];
    expect((await scim('PATCH', `/Users/${user}`, { body: { Operations } })).status).toBe(400);
    expect((await scim('GET', `/Users/${user}`)).body).toEqual(before.body);
  });

  it.each([1, 2_000])('refuses a group with %i members who do not exist, and names one', async (howMany) => {
    const unknown = Array.from({ length: howMany }, () => crypto.randomUUID());
    const members = [user, ...unknown].map((value) => ({ value }));
    const post = await scim('POST', '/Groups', { body: { displayName: 'Some', members } });
    const put = await scim('PUT', `/Groups/${group}`, { body: { displayName: 'Others', members } });
    for (const { status, body } of [post, put]) {
      expect([status, body?.scimType]).toEqual([400, 'invalidValue']);
      const [, id] = /^There is no user with the id ([\w-]+)\.$/.exec(String(body?.detail)) ?? [];
      expect(unknown).toContain(id);
    }
    expect((await scim('GET', `/Groups/${group}`)).body).not.toHaveProperty('members');
    expect((await scim('GET', '/Groups?filter=displayName%20eq%20"Some"')).body?.totalResults).toBe(0);
  });

  it('loses nothing when a group is changed by many at once', async () => {
    const people = await Promise.all(
      Array.from(
        { length: 30 },
        async (_, index) => (await scim('POST', '/Users', { body: { userName: `many-${index}` } })).body?.id,
      ),
    );
    const { body } = await scim('POST', '/Groups', { body: { displayName: 'Many' } });
    const statuses = await Promise.all(
      people.map(async (value, index) => {
        const operation =
          index % 3 === 0
            ? { op: 'replace', path: 'externalId', value: `external-${index}` }
            : { op: 'add', path: 'members', value: [{ value }] };
        return (await scim('PATCH', `/Groups/${body?.id}`, { body: { Operations: [operation] } })).status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([204]));
    const after = await scim('GET', `/Groups/${body?.id}`);
    expect(after.body?.members).toHaveLength(20);
    const stored = await endpoint.db.prisma.directoryGroup.findFirstOrThrow({
      where: { id: body?.id ?? '' },
    });
    expect(stored.people).toBe(20);
  });
});
