import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Directory, type Endpoint, startEndpoint } from '../endpoint.ts';

type Event = {
  readonly user: Readonly<Record<string, unknown>>;
  readonly client?: { readonly client_id: string };
  readonly secrets: Readonly<Record<string, string>>;
};

/** The very file that the guide shows. */
const { onExecutePostLogin } = createRequire(import.meta.url)(
  '../../../web/src/features/guides/auth0-post-login-action.cjs',
) as { onExecutePostLogin(event: Event): Promise<void> };

const ana = {
  user_id: 'auth0|ana',
  email: 'Ana@Example.com',
  email_verified: true,
  name: 'Ana Berg',
  given_name: 'Ana',
  family_name: 'Berg',
};

describe('the Post-Login Action of the guide to Auth0', () => {
  let endpoint: Endpoint;
  let directory: Directory;

  beforeAll(async () => {
    endpoint = await startEndpoint();
  });
  afterAll(() => endpoint.close());

  async function signIn(user: object, secrets: object = {}, clientId = 'app'): Promise<void> {
    await onExecutePostLogin({
      user: { ...user },
      client: { client_id: clientId },
      secrets: { SCIM_BASE_URL: endpoint.baseUrl, SCIM_TOKEN: directory.token, ...secrets },
    });
  }

  async function users() {
    const { organizationId, directoryId } = directory;
    return await endpoint.db.prisma.directoryUser.findMany({
      where: { organizationId, directoryId },
      orderBy: { id: 'asc' },
    });
  }

  async function writes() {
    await endpoint.flush();
    return await endpoint.db.prisma.provisioningRecord.count({
      where: { organizationId: directory.organizationId, method: { in: ['POST', 'PATCH', 'PUT', 'DELETE'] } },
    });
  }

  it('makes who signs in for the first time, and writes nothing when they sign in again', async () => {
    directory = await endpoint.createDirectory();
    await signIn(ana);
    await signIn(ana);
    expect(await users()).toMatchObject([
      { userName: 'Ana@Example.com', externalId: 'auth0|ana', active: true, displayName: 'Ana Berg' },
    ]);
    expect(await writes()).toBe(1);
  });

  it('changes what is different, the address too, and finds the same person by the id that stays', async () => {
    directory = await endpoint.createDirectory();
    await signIn(ana);
    await signIn({ ...ana, email: 'ana.lind@example.com', name: 'Ana Lind', family_name: 'Lind' });
    const [user, ...others] = await users();
    expect(others).toEqual([]);
    expect(user).toMatchObject({
      userName: 'ana.lind@example.com',
      displayName: 'Ana Lind',
      email: 'ana.lind@example.com',
    });
    expect(user?.document).toMatchObject({ name: { givenName: 'Ana', familyName: 'Lind' } });
  });

  it('takes over who is here by the same address, and enables them', async () => {
    directory = await endpoint.createDirectory();
    await fetch(`${endpoint.baseUrl}/Users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${directory.token}`, 'content-type': 'application/scim+json' },
      body: JSON.stringify({ userName: 'ana@example.com', active: false }),
    });
    await signIn(ana);
    expect(await users()).toMatchObject([{ externalId: 'auth0|ana', active: true }]);
  });

  it('leaves out whose address nobody has confirmed, and other applications', async () => {
    directory = await endpoint.createDirectory();
    await signIn({ ...ana, email_verified: false });
    await signIn({ ...ana, email: undefined });
    await signIn(ana, { CLIENT_ID: 'app' }, 'another');
    expect(await users()).toEqual([]);
    await signIn(ana, { CLIENT_ID: 'app' });
    expect(await users()).toHaveLength(1);
  });

  it('lets the sign-in go on when the token is wrong, nobody listens, or nobody answers', async () => {
    directory = await endpoint.createDirectory();
    await expect(signIn(ana, { SCIM_TOKEN: 'wrong' })).resolves.toBeUndefined();
    await expect(signIn(ana, { SCIM_BASE_URL: 'http://127.0.0.1:9/scim/v2' })).resolves.toBeUndefined();
    const silent = createServer(() => {});
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    await expect(signIn(ana, { SCIM_BASE_URL: `http://127.0.0.1:${port}` })).resolves.toBeUndefined();
    silent.closeAllConnections();
    await new Promise((done) => silent.close(done));
    expect(await users()).toEqual([]);
  });
});
