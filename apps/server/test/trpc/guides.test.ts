import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import { setRequiredAttributes } from '#domain/organizations/set-required-attributes.ts';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import { revokeToken } from '#domain/scim-tokens/revoke-token.ts';
import { generateToken } from '#domain/scim-tokens/token-format.ts';
import type { ActorScope } from '#domain/scope.ts';
import type { GuideProgress } from '#domain/setup/guide-progress.ts';
import { type Browser, type Portal, startPortal, vendor } from './portal.ts';

describe('the progress of a guide', () => {
  let portal: Portal;
  let scope: ActorScope;
  let admin: Browser;
  let slug: string;
  let directoryId: string;
  let token: string;
  let tokenId: string;
  let made = 0;

  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());

  beforeEach(async () => {
    made += 1;
    slug = `guided-${made}`;
    const { id: organizationId } = await portal.createOrganization(slug);
    scope = { db: portal.db, organizationId, actor: vendor };
    const { principal } = await portal.addPerson(organizationId, 'Ana Berg', 'admin');
    admin = await portal.signedIn(principal);
    ({ directoryId } = await createDirectory(scope, { provider: 'entra', name: 'Entra' }));
    ({ token, tokenId } = await createToken(scope, { directoryId, name: 'First' }));
  });

  async function progress(): Promise<GuideProgress> {
    await portal.flush();
    const { data, error } = await admin.call('guide.progress', { organization: slug, directoryId });
    expect(error).toBeNull();
    return data as GuideProgress;
  }

  async function send(path: string, given: { method?: string; body?: object; token?: string } = {}) {
    const { method = 'GET', body } = given;
    const response = await fetch(path.startsWith('http') ? path : `${portal.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${given.token ?? token}`,
        'content-type': 'application/scim+json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as { id: string; detail: string } };
  }

  const testOfEntra = `/Users?filter=${encodeURIComponent('userName eq "0b5a4a42-3a0e-4c2a-9a4e-1f0d3f0a7a11"')}`;

  it('remembers for all admins which steps were done, who said so, and that one was not after all', async () => {
    const { principal } = await portal.addPerson(scope.organizationId, 'Bo Lind', 'admin');
    const other = await portal.signedIn(principal);
    const set = (browser: Browser, step: string, done: boolean) =>
      browser.call('guide.setStep', { organization: slug, directoryId, step, done });
    await set(admin, 'app', true);
    await set(other, 'app', true);
    await set(other, 'mapping', true);
    expect((await progress()).steps).toMatchObject([
      { step: 'app', doneBy: 'Ana Berg' },
      { step: 'mapping', doneBy: 'Bo Lind' },
    ]);
    await set(admin, 'mapping', false);
    expect((await progress()).steps).toMatchObject([{ step: 'app' }]);
  });

  it('begins with nothing but a token', async () => {
    expect(await progress()).toMatchObject({
      steps: [],
      tokens: { live: 1 },
      connection: { firstAt: null, lastAt: null, testedAt: null },
      people: { count: 0, first: null },
      groups: { count: 0, first: null },
      mapped: 0,
      troubles: [],
    });
  });

  it('tells a test of the connection from a look-up by what Entra asks for', async () => {
    await send(`/Users?filter=${encodeURIComponent('userName eq "ana@example.com"')}`);
    expect((await progress()).connection).toMatchObject({ testedAt: null, lastAt: expect.any(String) });
    await send(testOfEntra);
    expect((await progress()).connection.testedAt).toEqual(expect.any(String));
  });

  it('names the first person and the first group with its people', async () => {
    const ana = await send('/Users', {
      method: 'POST',
      body: { userName: 'ana@example.com', displayName: 'Ana Berg' },
    });
    await send('/Users', { method: 'POST', body: { userName: 'bo@example.com' } });
    await send('/Groups', {
      method: 'POST',
      body: { displayName: 'Finance', members: [{ value: ana.body.id }] },
    });
    expect(await progress()).toMatchObject({
      people: { count: 2, first: { name: 'Ana Berg' } },
      groups: { count: 1, first: { name: 'Finance', people: 1 } },
    });
  });

  it.each([
    ['truncated', () => token.slice(0, -20)],
    ['truncated', () => token.slice(0, -3)],
    ['wrong_secret', () => generateToken(`${slug}-entra`, tokenId).token],
    ['other_directory', () => token.replace(/:.*/, ':somebody-elses')],
  ])('says that the token is %s, until one that works is heard', async (reason, wrong) => {
    await send(testOfEntra, { token: wrong() });
    expect((await progress()).troubles).toMatchObject([{ kind: 'token', reason, tokenId }]);
    await send(testOfEntra);
    expect((await progress()).troubles).toEqual([]);
  });

  it('says that the token was revoked', async () => {
    await revokeToken(scope, tokenId);
    await send(testOfEntra);
    expect((await progress()).troubles).toMatchObject([{ kind: 'token', reason: 'revoked' }]);
  });

  it.each(['/scim/Users', '/api/auth/scim/v2/v2/Users', '/api/auth/scim/v2/scim/v2/Users', '/Users'])(
    'says which address was called when it is %s, and tells the provider the right one',
    async (path) => {
      const { status, body } = await send(`${portal.origin}${path}?filter=x`);
      expect(status).toBe(404);
      expect(body.detail).toBe(
        `There is nothing at this address. The base URL is ${portal.baseUrl}, with /Users or /Groups after it.`,
      );
      expect(await progress()).toMatchObject({
        connection: { firstAt: null, lastAt: null },
        troubles: [{ kind: 'address', path: `${path}?filter=x` }],
      });
      await send(testOfEntra);
      expect((await progress()).troubles).toEqual([]);
    },
  );

  it('shows nothing at another address to who has no token of ours', async () => {
    const response = await fetch(`${portal.origin}/scim/Users`, {
      headers: { authorization: 'Bearer other' },
    });
    expect(response.headers.get('content-type')).not.toContain('scim');
  });

  it('says what was refused until the same succeeds', async () => {
    await send('/Users', { method: 'POST', body: { displayName: 'Ana Berg' } });
    expect((await progress()).troubles).toMatchObject([
      {
        kind: 'refused',
        reason: 'invalid_value',
        name: 'Ana Berg',
        detail: '"userName" is required and was not sent.',
      },
    ]);
    await send('/Users', { method: 'POST', body: { userName: 'bo@example.com' } });
    expect((await progress()).troubles).toHaveLength(1);
    await send('/Users', {
      method: 'POST',
      body: { displayName: 'Ana Berg', userName: 'ana@example.com' },
    });
    expect((await progress()).troubles).toEqual([]);
  });

  it('says how many people came without an attribute that is required', async () => {
    await setRequiredAttributes(scope, { required: ['email', 'givenName'], strict: false });
    await send('/Users', {
      method: 'POST',
      body: { userName: 'ana', emails: [{ value: 'ana@example.com', type: 'work' }] },
    });
    expect((await progress()).troubles).toEqual([{ kind: 'incomplete', people: 1, missing: ['givenName'] }]);
  });
});
