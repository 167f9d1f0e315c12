import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#scim/routes.ts';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { scimClient } from './scim-client.ts';

/** Of a token that was sent and is no good (RFC 6750 section 3.1). */
const invalidToken = 'Bearer realm="SCIM", error="invalid_token"';

/** As Entra ID has it, though not signed by it. */
const jwtOfEntra = [
  { typ: 'JWT', alg: 'RS256' },
  { aud: '8adf8e6e-67b2-4cf2-a259-e3dc5476c621', iss: `https://sts.windows.net/${crypto.randomUUID()}/` },
  'signature',
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.');

describe('authentication', () => {
  let endpoint: Endpoint;
  let directory: Directory;

  beforeAll(async () => {
    endpoint = await startEndpoint();
    directory = await endpoint.createDirectory();
  });
  afterAll(() => endpoint.close());

  async function get(authorization: string | null, path = '/Users') {
    const response = await fetch(`${endpoint.baseUrl}${path}`, {
      headers: authorization === null ? {} : { authorization },
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as { status: string; detail: string },
    };
  }

  async function failures() {
    const { organizationId, tokenId } = directory;
    const rows = await endpoint.db.prisma.authenticationFailure.findMany({
      where: { organizationId, tokenId },
    });
    return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]));
  }

  it.each([
    ['Bearer, as the standard has it', (token: string) => `Bearer ${token}`],
    ['the scheme in another case', (token: string) => `bEARER ${token}`],
    ['a doubled scheme', (token: string) => `Bearer Bearer ${token}`],
    ['no scheme, as a custom header sends what was pasted', (token: string) => token],
    ['space around it', (token: string) => `Bearer   ${token}  `],
  ])('accepts %s', async (_name, header) => {
    expect((await get(header(directory.token))).status).toBe(200);
  });

  it.each([
    ['no header', null, 'Bearer realm="SCIM"'],
    ['an empty token', 'Bearer ', 'Bearer realm="SCIM"'],
    ['another scheme', 'Basic YTpi', 'Bearer realm="SCIM"'],
    ['a bare token that is not ours', 'non-token', 'Bearer realm="SCIM"'],
    ['a token that is not ours', 'Bearer non-token', invalidToken],
    ['the JWT that Entra ID makes when its secret is empty', `Bearer ${jwtOfEntra}`, invalidToken],
    ['an unknown token', `Bearer rcl_aaaaaaaaaaaa_${'x'.repeat(49)}:acme`, invalidToken],
  ])('refuses %s with an error document that says what to do', async (_name, header, challenge) => {
    const { status, headers, body } = await get(header);
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe(challenge);
    expect(headers.get('content-type')).toBe('application/scim+json');
    expect(body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '401',
      detail: expect.stringMatching(/\.$/),
    });
  });

  it.each(Object.keys(routes))('is asked for by %s', async (name) => {
    const [method = '', path = ''] = name.split(' ');
    const response = await fetch(`${endpoint.baseUrl}${path}`, { method });
    expect(response.status).toBe(401);
  });

  it('counts, in the directory of a known token, why it was refused', async () => {
    const { token } = directory;
    const [known = '', rest = ''] = [token.slice(0, 17), token.slice(17)];
    const other = (await endpoint.createDirectory()).token;
    expect((await get(`Bearer ${token.slice(0, 40)}`)).status).toBe(401);
    expect((await get(`Bearer ${token.slice(0, 40)}`)).status).toBe(401);
    expect((await get(`Bearer ${token.split(':')[0]}:${other.split(':')[1]}`)).status).toBe(401);
    expect(await failures()).toEqual({ truncated: 2, other_directory: 1 });
    expect(known).toMatch(/^rcl_[a-z2-7]{12}_$/);
    expect(rest).not.toBe('');
  });

  it('refuses an expired and a revoked token as soon as that is known, and says which it is', async () => {
    const { organizationId, tokenId, token } = await endpoint.createDirectory();
    const update = (data: object) =>
      endpoint.db.prisma.scimCredential.updateMany({ where: { organizationId, tokenId }, data });
    expect((await get(`Bearer ${token}`)).status).toBe(200);
    await update({ expiresAt: new Date(Date.now() - 1_000) });
    await expect.poll(async () => (await get(`Bearer ${token}`)).body.detail).toMatch(/expired/);
    await update({ revokedAt: new Date() });
    await expect.poll(async () => (await get(`Bearer ${token}`)).body.detail).toMatch(/revoked/);
  });

  it('lets nothing be written with a token that was revoked, even before the server has heard of it', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { organizationId, tokenId, token } = await endpoint.createDirectory();
      const scim = scimClient(endpoint, { token });
      expect((await scim('GET', '/Users')).status).toBe(200);
      await endpoint.db.prisma.scimCredential.updateMany({
        where: { organizationId, tokenId },
        data: { revokedAt: new Date() },
      });
      expect((await scim('POST', '/Users', { body: { userName: 'late' } })).status).toBe(401);
      expect(await endpoint.db.prisma.directoryUser.count({ where: { organizationId } })).toBe(0);
    }
  });

  it('never reads a token from the address, and does not keep one that stands there', async () => {
    const response = await fetch(`${endpoint.baseUrl}/Users?access_token=${directory.token}`);
    expect(response.status).toBe(401);
    const scim = scimClient(endpoint, directory);
    await scim('GET', `/Users?count=1&access_token=${directory.token}`);
    await endpoint.flush();
    const { organizationId } = directory;
    const records = await endpoint.db.prisma.provisioningRecord.findMany({ where: { organizationId } });
    expect(records.some(({ path }) => path.includes('access_token'))).toBe(true);
    expect(JSON.stringify(records)).not.toContain(directory.token.slice(17, 60));
  });

  it('notes the last use, once a minute', async () => {
    const { organizationId, tokenId, token } = await endpoint.createDirectory();
    await get(`Bearer ${token}`);
    const where = { organizationId, tokenId };
    const first = await endpoint.db.prisma.scimCredential.findFirstOrThrow({ where });
    expect(first.lastUsedAt).toBeInstanceOf(Date);
    await get(`Bearer ${token}`);
    expect(await endpoint.db.prisma.scimCredential.findFirstOrThrow({ where })).toEqual(first);
  });

  it.each(['/api/auth/scim/v2', '/api/scim/v2', '/scim/v2'])(
    'lets the base URL %s in, and answers with it',
    async (base) => {
      const scim = scimClient({ baseUrl: `${endpoint.origin}${base}` }, directory);
      const created = await scim('POST', '/Users', { body: { userName: `via ${base}` } });
      expect(created.headers.get('location')).toBe(`${endpoint.origin}${base}/Users/${created.body?.id}`);
    },
  );
});
