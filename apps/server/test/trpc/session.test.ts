import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInLink } from '#domain/accounts/create-sign-in-link.ts';
import type { Principal } from '#domain/accounts/principal.ts';
import { type Portal, startPortal } from './portal.ts';

describe('sign-in', () => {
  let portal: Portal;
  let admin: Principal;

  beforeAll(async () => {
    portal = await startPortal();
    const organization = await portal.createOrganization('acme');
    admin = { kind: 'account', id: organization.admin.accountId };
  });
  afterAll(() => portal.close());

  async function newToken(lifetimeMs?: number): Promise<string> {
    const options = { principal: admin, publicUrl: portal.origin };
    const { url } = await createSignInLink(
      portal.db,
      lifetimeMs === undefined ? options : { ...options, lifetimeMs },
    );
    return new URL(url).hash.slice(1);
  }

  it('says who is signed in and where', async () => {
    const browser = await portal.signedIn(admin);
    const { data } = await browser.call('session.current');
    expect(data).toEqual({
      kind: 'account',
      ofOrganization: false,
      account: {
        id: admin.id,
        email: 'admin@acme.test',
        displayName: 'admin@acme.test',
        hasPassword: false,
      },
      organizations: [
        { slug: 'acme', name: 'Organization acme', role: 'admin', administers: true, needsSso: false },
      ],
    });
    expect((await portal.browser().call('session.current')).data).toBeNull();
  });

  it('lets one of ten in who redeem the same link at once', async () => {
    const token = await newToken();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => portal.browser().call('session.redeemLink', { token })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(401)]);
    const refused = answers.find(({ status }) => status === 401);
    expect(refused?.error).toMatchObject({
      appCode: 'unauthenticated',
      message: 'This link was used already or is too old. Ask for a new one.',
    });
  });

  it('refuses a link that is too old', async () => {
    const token = await newToken(-1);
    expect((await portal.browser().call('session.redeemLink', { token })).status).toBe(401);
  });

  it('keeps neither session ids nor link tokens in the database', async () => {
    const token = await newToken();
    const browser = portal.browser();
    await browser.call('session.redeemLink', { token });
    const secret = browser.cookie.split('=')[1] ?? '';
    const stored = JSON.stringify([
      await portal.db.prisma.session.findMany(),
      await portal.db.prisma.signInLink.findMany(),
    ]);
    expect(secret.length).toBeGreaterThan(40);
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(token);
  });

  it('starts a session of its own and ends the one that the browser had', async () => {
    const browser = await portal.signedIn(admin);
    const before = browser.cookie;
    await browser.call('session.redeemLink', { token: await newToken() });
    expect(browser.cookie).not.toBe(before);
    const old = await portal.browser().call('session.current', undefined, { headers: { cookie: before } });
    expect(old.data).toBeNull();
  });

  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const { headers } = await portal.browser().call('session.redeemLink', { token: await newToken() });
    const cookie = headers.get('set-cookie');
    expect(cookie).toMatch(/^rollcall=a-/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('signs out on the server, not only in the browser', async () => {
    const browser = await portal.signedIn(admin);
    const { cookie } = browser;
    await browser.call('session.signOut');
    const kept = await portal.browser().call('session.current', undefined, { headers: { cookie } });
    expect(kept.data).toBeNull();
  });

  it('ends a session that was revoked elsewhere, at its next call', async () => {
    const [here, there] = [await portal.signedIn(admin), await portal.signedIn(admin)];
    const { data } = await here.call('session.list');
    const sessions = data as { id: string; current: boolean }[];
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    const other = (await there.call('session.list')).data as { id: string; current: boolean }[];
    const id = other.find(({ current }) => current)?.id;
    expect((await here.call('session.revoke', { id })).status).toBe(200);
    expect((await there.call('session.list')).status).toBe(401);
    expect((await here.call('session.revoke', { id })).status).toBe(404);
  });

  it('does not let one person revoke the session of another', async () => {
    const { principal } = await portal.addPerson(
      (await portal.createOrganization('other')).id,
      'ove',
      'member',
    );
    const browser = await portal.signedIn(admin);
    const ove = await portal.signedIn(principal);
    const [session] = (await ove.call('session.list')).data as { id: string }[];
    expect((await browser.call('session.revoke', { id: session?.id })).status).toBe(404);
    expect((await ove.call('session.list')).status).toBe(200);
  });

  it('ends a session whose idle or absolute time is over, and never moves it past the absolute end', async () => {
    const browser = await portal.signedIn(admin);
    const sessions = portal.db.prisma.session;
    const [mine] = (await browser.call('session.list')).data as { id: string }[];
    const where = { handle: mine?.id ?? '' };
    const absoluteExpiresAt = new Date(Date.now() + 60_000);
    await sessions.update({ where, data: { absoluteExpiresAt, expiresAt: new Date(Date.now() + 30_000) } });
    expect((await browser.call('session.list')).status).toBe(200);
    expect((await sessions.findUniqueOrThrow({ where })).expiresAt).toEqual(absoluteExpiresAt);
    await sessions.update({ where, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await browser.call('session.list')).status).toBe(401);
  });

  it('takes no mutation that another site could have sent', async () => {
    const browser = await portal.signedIn(admin);
    const attempts: Record<string, string>[] = [
      { 'x-rollcall': '' },
      { origin: 'https://evil.test' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: portal.origin },
    ];
    for (const headers of attempts) {
      const answer = await browser.call('session.revokeOthers', {}, { headers });
      expect(answer).toMatchObject({ status: 403, error: { appCode: 'forbidden' } });
    }
    const own = { headers: { origin: portal.origin, 'sec-fetch-site': 'same-origin' } };
    expect((await browser.call('session.revokeOthers', {}, own)).status).toBe(200);
  });

  describe('with a password', () => {
    const password = 'a long enough sentence';

    it('sets one, signs in with it, and asks for it before it is changed', async () => {
      const browser = await portal.signedIn(admin);
      const elsewhere = await portal.signedIn(admin);
      expect((await browser.call('session.setPassword', { newPassword: password })).status).toBe(200);
      expect((await elsewhere.call('session.list')).status).toBe(401);
      const fresh = portal.browser();
      const answer = await fresh.call('session.signIn', { email: ' Admin@ACME.test', password });
      expect(answer).toMatchObject({
        status: 200,
        data: { kind: 'account', account: { hasPassword: true } },
      });
      const changed = { currentPassword: 'not it', newPassword: 'another long sentence' };
      expect(await fresh.call('session.setPassword', changed)).toMatchObject({
        status: 400,
        error: { message: 'The current password is not right.' },
      });
    });

    it.each([
      ['too short', 'short'],
      ['in lists of leaked passwords', 'Password1234!'],
      ['a repetition', 'abcabcabcabc'],
      ['the address', 'admin@acme.test'],
    ])('refuses one that is %s', async (_, newPassword) => {
      const { principal } = await portal.addPerson(
        (await portal.db.prisma.organization.findUniqueOrThrow({ where: { slug: 'acme' } })).id,
        `person-${newPassword.length}-${newPassword.charCodeAt(0)}`,
        'member',
      );
      const browser = await portal.signedIn(newPassword.includes('@') ? admin : principal);
      const current = newPassword.includes('@') ? { currentPassword: password } : {};
      const answer = await browser.call('session.setPassword', { ...current, newPassword });
      expect(answer).toMatchObject({ status: 400, error: { appCode: 'invalid' } });
    });

    it('answers an unknown address as it answers a wrong password', async () => {
      const wrong = await portal
        .browser()
        .call('session.signIn', { email: 'admin@acme.test', password: 'x' });
      const unknown = await portal
        .browser()
        .call('session.signIn', { email: 'nobody@acme.test', password: 'x' });
      expect(wrong.error).toMatchObject({ appCode: 'unauthenticated', message: unknown.error?.message });
      expect(unknown.status).toBe(wrong.status);
    });

    it('slows down who guesses, and says when to come back', async () => {
      const guess = () =>
        portal.browser().call('session.signIn', { email: 'guess@acme.test', password: 'x' });
      const answers = await Promise.all(Array.from({ length: 12 }, guess));
      const limited = answers.filter(({ status }) => status === 429);
      expect(limited).toHaveLength(2);
      expect(limited[0]?.error?.appCode).toBe('rate_limited');
      expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    });
  });
});
