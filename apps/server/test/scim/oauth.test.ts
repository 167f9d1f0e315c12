import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import { revokeToken } from '#domain/scim-tokens/revoke-token.ts';
import { generateToken } from '#domain/scim-tokens/token-format.ts';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';
import { scimClient } from './scim-client.ts';

/** RFC 6749 section 4.4, as Entra ID's gallery applications use it. */
describe('OAuth client credentials', () => {
  let endpoint: Endpoint;
  let client: Directory;

  beforeAll(async () => {
    endpoint = await startEndpoint();
  });
  afterAll(() => endpoint.close());
  beforeEach(async () => {
    client = await endpoint.createDirectory();
    await update({ kind: 'client' });
  });

  async function update(data: object) {
    const { organizationId, tokenId } = client;
    await endpoint.db.prisma.scimCredential.updateMany({ where: { organizationId, tokenId }, data });
  }

  async function ask(form: Record<string, string>, headers: Record<string, string> = {}) {
    const response = await fetch(`${endpoint.origin}/api/auth/scim/oauth2/token`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(form),
    });
    const body = (await response.json()) as {
      access_token: string;
      expires_in: number;
      token_type: string;
      error: string;
    };
    return { status: response.status, headers: response.headers, body };
  }

  const post = () => ({ client_id: client.tokenId, client_secret: client.token });
  const basic = () => ({
    authorization: `Basic ${btoa(`${encodeURIComponent(client.tokenId)}:${encodeURIComponent(client.token)}`)}`,
  });
  const grant = { grant_type: 'client_credentials' };
  const users = async (token: string) => (await scimClient(endpoint, { token })('GET', '/Users')).status;

  it.each([
    ['client_secret_post', () => ask({ ...grant, ...post() })],
    ['client_secret_basic', () => ask(grant, basic())],
  ])('give an access token for an hour to a client that says its secret by %s', async (_name, request) => {
    const { status, headers, body } = await request();
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 3_600 });
    expect(await users(body.access_token)).toBe(200);
  });

  it('let several access tokens work at once, until their hour is over', async () => {
    const [first, second] = [
      (await ask({ ...grant, ...post() })).body,
      (await ask({ ...grant, ...post() })).body,
    ];
    expect([await users(first.access_token), await users(second.access_token)]).toEqual([200, 200]);
    const { organizationId } = client;
    await endpoint.db.prisma.accessToken.updateMany({
      where: { organizationId },
      data: { expiresAt: new Date(0) },
    });
    await expect.poll(() => users(first.access_token)).toBe(401);
  });

  it('end with the client: a revoked one ends every access token at once, and gets none', async () => {
    const { body } = await ask({ ...grant, ...post() });
    expect(await users(body.access_token)).toBe(200);
    await update({ revokedAt: new Date() });
    await expect.poll(() => users(body.access_token)).toBe(401);
    expect(await ask({ ...grant, ...post() })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
  });

  it('are rotated with an overlap: old and new secret both get tokens, until the old one is revoked', async () => {
    const { organizationId, directoryId, tokenId } = client;
    const actor = { kind: 'cli', id: null, name: 'Test', address: null } as const;
    const scope = { db: endpoint.db, organizationId, actor };
    const next = await createToken(scope, { directoryId, name: 'Next', kind: 'client' });
    const ofNext = { client_id: next.tokenId, client_secret: next.token };
    const [old, fresh] = [await ask({ ...grant, ...post() }), await ask({ ...grant, ...ofNext })];
    expect([await users(old.body.access_token), await users(fresh.body.access_token)]).toEqual([200, 200]);
    expect(await ask({ ...grant, ...ofNext, client_secret: client.token })).toMatchObject({ status: 401 });
    await revokeToken(scope, tokenId);
    await expect.poll(() => users(old.body.access_token)).toBe(401);
    expect(await users(fresh.body.access_token)).toBe(200);
    expect(await ask({ ...grant, ...post() })).toMatchObject({ status: 401 });
  });

  it('do not let the secret itself in, nor an access token of another client or of our own making', async () => {
    expect(await users(client.token)).toBe(401);
    const [, providerId = ''] = client.token.split(':');
    expect(await users(generateToken(providerId, client.tokenId).token)).toBe(401);
    const stranger = await endpoint.createDirectory();
    expect(await ask({ ...grant, client_id: client.tokenId, client_secret: stranger.token })).toMatchObject({
      status: 401,
    });
    expect(await ask({ ...grant, client_id: stranger.tokenId, client_secret: stranger.token })).toMatchObject(
      { status: 401 },
    );
  });

  it.each([
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{}, 400, 'invalid_request'],
    [{ ...grant }, 401, 'invalid_client'],
    [{ ...grant, client_id: 'x', client_secret: 'y'.repeat(400) }, 401, 'invalid_client'],
    [{ ...grant, client_id: 'x', client_secret: 'y'.repeat(20_000) }, 400, 'invalid_request'],
  ])('answer %j with %i %s', async (form, status, error) => {
    expect(await ask(form as Record<string, string>)).toMatchObject({ status, body: { error } });
  });

  it('are stored as hashes alone', async () => {
    const { body } = await ask({ ...grant, ...post() });
    const rows = await endpoint.db.prisma.$queryRaw<{ row: string }[]>`
      SELECT row_to_json(a)::text AS row FROM access_token a UNION ALL SELECT row_to_json(c)::text FROM scim_credential c`;
    const stored = rows.map(({ row }) => row).join();
    expect(stored).not.toContain(body.access_token.slice(17, 60));
    expect(stored).not.toContain(client.token.slice(17, 60));
  });
});
