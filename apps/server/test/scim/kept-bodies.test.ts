import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';

const password = 'Tr0ub4dor-and-3';

describe('what is kept of a request and its answer', () => {
  let endpoint: Endpoint;
  let directory: Directory;
  beforeAll(async () => {
    endpoint = await startEndpoint();
    directory = await endpoint.createDirectory();
  });
  afterAll(() => endpoint.close());

  /** As text, so that a body need not be JSON. */
  async function send(method: string, path: string, body?: string, { token = directory.token } = {}) {
    const response = await fetch(`${endpoint.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/scim+json',
        'user-agent': 'Acme-IdP/1.0',
        'x-api-key': password,
      },
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return { status: response.status, text };
  }

  const createUser = (userName: string, rest: object = {}) =>
    send('POST', '/Users', JSON.stringify({ userName, displayName: 'Kim Lund', ...rest }));

  /** Of the organization, the newest last. */
  async function bodies({ organizationId } = directory) {
    await endpoint.flush();
    return await endpoint.db.prisma.provisioningBody.findMany({
      where: { organizationId },
      orderBy: { at: 'asc' },
    });
  }

  it('is what was sent and answered, without the password and the token, found by the record', async () => {
    const { text } = await createUser('kim', { password, 'urn:acme:2.0:User': { apiKey: password } });
    const [kept] = await bodies();
    expect(kept).toMatchObject({
      method: 'POST',
      path: '/Users',
      status: 201,
      response: text.replace(password, '[redacted]'),
      erased: false,
    });
    expect(JSON.parse(kept?.request ?? '')).toEqual({
      userName: 'kim',
      displayName: 'Kim Lund',
      password: '[redacted]',
      'urn:acme:2.0:User': { apiKey: '[redacted]' },
    });
    expect(kept?.headers).toMatchObject({
      request: { 'user-agent': 'Acme-IdP/1.0', 'content-type': 'application/scim+json' },
      response: { 'content-type': 'application/scim+json', location: expect.stringContaining('/Users/') },
    });
    expect(JSON.stringify(kept)).not.toContain(password);
    expect(JSON.stringify(kept)).not.toContain(directory.token.slice(0, 20));
    const record = await endpoint.db.prisma.provisioningRecord.findFirstOrThrow({
      where: { organizationId: directory.organizationId, userName: 'kim' },
    });
    expect(record.requestId).toBe(kept?.requestId);
  });

  it('is that of changes and of refusals, whatever they are, and never of what was only read', async () => {
    const before = (await bodies()).length;
    await send('GET', '/Users');
    await send('GET', '/ServiceProviderConfig');
    await send(
      'POST',
      '/Users/.search',
      '{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]}',
    );
    await createUser('kim');
    await send('POST', '/Users', '{"userName": "lee", ');
    await send('POST', '/Users', `{"password": "${password}", `);
    await send('GET', '/Users/nobody?attributes=id');
    await send('DELETE', '/Groups/no-group');
    const kept = (await bodies()).slice(before);
    expect(
      kept.map(({ method, path, status, request, requestSize }) => [
        method,
        path,
        status,
        request,
        requestSize,
      ]),
    ).toEqual([
      ['POST', '/Users', 409, '{"userName":"kim","displayName":"Kim Lund"}', 43],
      ['POST', '/Users', 400, '{"userName": "lee", ', 20],
      ['POST', '/Users', 400, null, 32],
      ['GET', '/Users/nobody', 404, null, 0],
      ['DELETE', '/Groups/no-group', 404, null, 0],
    ]);
    for (const { response } of kept) expect(JSON.parse(response ?? '')).toHaveProperty('detail');
  });

  it('is one for a bulk request, which each of its records finds', async () => {
    const operations = ['ann', 'bob'].map((userName) => ({
      method: 'POST',
      path: '/Users',
      bulkId: userName,
      data: { userName },
    }));
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'];
    await send('POST', '/Bulk', JSON.stringify({ schemas, Operations: operations }));
    const kept = (await bodies()).at(-1);
    expect(kept).toMatchObject({ method: 'POST', path: '/Bulk', status: 200 });
    const { organizationId } = directory;
    const where = { organizationId, requestId: kept?.requestId ?? '' };
    expect(await endpoint.db.prisma.provisioningRecord.count({ where })).toBe(2);
  });

  it('is cut where it is long, and says so', async () => {
    const members = Array.from({ length: 3_000 }, () => ({ value: crypto.randomUUID() }));
    await send('POST', '/Groups', JSON.stringify({ displayName: 'Everybody', members }));
    const kept = (await bodies()).at(-1);
    expect(kept).toMatchObject({ path: '/Groups', requestCut: true });
    expect(kept?.requestSize).toBeGreaterThan(140_000);
    expect(kept?.request?.length).toBeLessThan(70_000);
    expect(JSON.parse(kept?.request ?? '')).toMatchObject({ displayName: 'Everybody' });
  });

  it('is nothing in an organization that wants nothing kept, and nothing without a token that works', async () => {
    const silent = await endpoint.createDirectory();
    await endpoint.db.prisma.organization.update({
      where: { id: silent.organizationId },
      data: { bodyDays: 0 },
    });
    const { status } = await send('POST', '/Users', '{"userName":"sil"}', { token: silent.token });
    expect(status).toBe(201);
    expect(await bodies(silent)).toEqual([]);
    const before = (await bodies()).length;
    await send('POST', '/Users', '{"userName":"x"}', { token: `${directory.token.slice(0, 40)}` });
    expect(await bodies()).toHaveLength(before);
  });

  it('is lost where it cannot be written, which is said, and nobody waits or fails for it', async () => {
    const before = (await bodies()).length;
    await endpoint.tamper('ALTER TABLE provisioning_body RENAME TO provisioning_body_gone');
    const { status } = await createUser('lost');
    await endpoint.flush();
    await endpoint.tamper('ALTER TABLE provisioning_body_gone RENAME TO provisioning_body');
    expect(status).toBe(201);
    expect(endpoint.logged.join('\n')).toMatch(/"count":1.*Bodies of requests were not kept/);
    await createUser('found');
    expect(await bodies()).toHaveLength(before + 1);
  });
});
