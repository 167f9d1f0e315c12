import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { downloads } from '#downloads/router.ts';
import { type Browser, type Portal, startPortal } from './portal.ts';
import { procedureList } from './procedure-list.ts';

const refusal = 'This request does not come from the portal.';
const mutations = [...procedureList].flatMap(([path, kind]) => (kind === 'mutation' ? [path] : []));

describe('a page of another site, in the browser of an admin', () => {
  let portal: Portal;
  let admin: Browser;
  beforeAll(async () => {
    portal = await startPortal();
    const { admin: first } = await portal.createOrganization('acme');
    admin = await portal.signedIn({ kind: 'account', id: first.accountId });
  });
  afterAll(() => portal.close());

  /** What browsers send for a page elsewhere that fetches, or that has a form sent, with the admin's cookie. */
  const requests = (): Record<string, Record<string, string>> => ({
    'a form, from a browser that says where it comes from': {
      origin: 'https://evil.test',
      'sec-fetch-site': 'cross-site',
      'content-type': 'text/plain',
    },
    'a form, from a browser that says nothing': { 'content-type': 'application/x-www-form-urlencoded' },
    'a script without our header': { 'content-type': 'application/json' },
    'a script with our header, of another site': {
      'x-rollcall': '1',
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/json',
    },
    'a script with our header, of a sibling of our host': {
      'x-rollcall': '1',
      'sec-fetch-site': 'same-site',
      origin: portal.origin,
      'content-type': 'application/json',
    },
    'a script with our header, of another origin': {
      'x-rollcall': '1',
      origin: 'https://evil.test',
      'content-type': 'application/json',
    },
  });

  async function ask(path: string, init: RequestInit): Promise<{ status: number; text: string }> {
    const response = await fetch(`${portal.origin}${path}`, { redirect: 'manual', ...init });
    return { status: response.status, text: await response.text() };
  }

  it.each(mutations)('cannot have %s done', async (path) => {
    const body = JSON.stringify({ organization: 'acme' });
    for (const [what, headers] of Object.entries(requests())) {
      const sent = { ...headers, cookie: admin.cookie };
      const { status, text } = await ask(`/trpc/${path}`, { method: 'POST', headers: sent, body });
      // A form's own kind of body may be refused before it is asked where it comes from.
      if (!headers['content-type']?.endsWith('json') && status === 415) continue;
      expect({ what, status, refused: text.includes(refusal) }).toEqual({ what, status: 403, refused: true });
    }
    const read = await ask(`/trpc/${path}?input=${encodeURIComponent(body)}`, {
      headers: { 'x-rollcall': '1', cookie: admin.cookie },
    });
    expect(read.status, 'by an address alone').toBe(405);
    // The portal's own is let through to what the procedure itself says, here to somebody without a session.
    const own = await portal.browser().call(path, {}, { headers: { 'sec-fetch-site': 'same-origin' } });
    expect(own.error?.message).not.toBe(refusal);
  });

  it('has changed nothing by all of that', async () => {
    expect((await admin.call('session.list')).data).toHaveLength(1);
    const { data } = await admin.call('audit.list', { organization: 'acme' });
    const { items } = data as { items: { action: string }[] };
    expect(items.map(({ action }) => action)).toEqual(['organization.created']);
  });

  it.each(Object.keys(downloads))('cannot have %s written for it', async (file) => {
    const headers = { cookie: admin.cookie, 'sec-fetch-site': 'cross-site' };
    expect((await ask(`/download/acme/${file}`, { headers })).status).toBe(403);
    expect((await ask(`/download/acme/${file}`, { headers: { cookie: admin.cookie } })).status).toBe(200);
  });

  it.each([
    '/auth/sso/start/acme',
    '/auth/sso/callback/acme',
    ...Object.keys(downloads).map((file) => `/download/acme/${file}`),
    '/',
    '/sign-in',
    '/invitation',
    '/o/acme/people',
  ])('can send no form to %s, which is only read', async (path) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status } = await ask(path, { method, headers: { cookie: admin.cookie } });
      expect({ method, status }).toEqual({ method, status: 404 });
    }
  });

  it('gets nowhere in SCIM by the cookie of the portal', async () => {
    const headers = { cookie: admin.cookie, 'content-type': 'application/scim+json' };
    const { status } = await ask('/api/auth/scim/v2/Users', { method: 'POST', headers, body: '{}' });
    expect(status).toBe(401);
  });
});
