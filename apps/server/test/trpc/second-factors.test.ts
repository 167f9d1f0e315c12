import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSignInLink } from '#domain/accounts/create-sign-in-link.ts';
import type { Principal } from '#domain/accounts/principal.ts';
import { resetSecondFactors } from '#domain/second-factors/reset-second-factors.ts';
import { type Browser, openBrowser, type Portal, startPortal } from './portal.ts';

const stepMs = 30_000;

describe('a second factor', () => {
  let portal: Portal;
  let acmeId: string;
  let people = 0;
  beforeAll(async () => {
    portal = await startPortal({ staffSecondFactor: true });
    acmeId = (await portal.createOrganization('acme')).id;
  });
  afterEach(() => portal.db.query({ text: 'DELETE FROM sign_in_attempt' }, []));
  afterAll(() => portal.close());

  const newPerson = async () => {
    people += 1;
    return (await portal.addPerson(acmeId, `person-${people}`, 'admin')).principal;
  };
  const byLink = async (principal: Principal, browser = openBrowser(portal.origin)) => {
    const { url } = await createSignInLink(portal.db, { principal, publicUrl: portal.origin });
    return {
      browser,
      answer: await browser.call('session.redeemLink', { token: new URL(url).hash.slice(1) }),
    };
  };
  const setUpApp = async (browser: Browser) => {
    const { secret } = (await browser.call('factor.beginApp')).data as { secret: string };
    const app = new TOTP({ secret: Secret.fromBase32(secret) });
    const confirmed = await browser.call('factor.confirmApp', { code: app.generate() });
    const { recoveryCodes } = confirmed.data as { recoveryCodes: string[] };
    return { secret, app, recoveryCodes, confirmed };
  };
  /** Each code works once, so the next one is that of the step after. */
  const nextCode = (app: TOTP) => app.generate({ timestamp: Date.now() + stepMs });
  const isIn = async (browser: Browser) => (await browser.call('session.current')).data !== null;

  it('has to be set up by staff before they reach anything, and shown at every sign-in after that', async () => {
    const sam = await portal.staff('sam');
    const { browser, answer } = await byLink(sam);
    expect(answer).toMatchObject({ status: 200, data: null });
    expect((await browser.call('session.secondStep')).data).toMatchObject({ step: 'set_up' });
    expect((await browser.call('support.organizations')).status).toBe(401);
    expect((await browser.call('session.list')).status).toBe(401);
    const { app } = await setUpApp(browser);
    expect((await browser.call('support.organizations', {})).status).toBe(200);

    const again = (await byLink(sam)).browser;
    expect((await again.call('session.secondStep')).data).toMatchObject({ step: 'verify' });
    expect((await again.call('support.organizations')).status).toBe(401);
    expect((await again.call('factor.beginApp')).status).toBe(401);
    expect((await again.call('factor.passkeyOptions')).status).toBe(401);
    expect((await again.call('factor.list')).status).toBe(401);
    expect((await again.call('factor.verifyCode', { code: nextCode(app) })).status).toBe(200);
    expect((await again.call('support.organizations', {})).status).toBe(200);
    expect((await again.call('factor.removeApp')).status).toBe(409);
  });

  it('is up to people of a customer, and asked of whoever has an authenticator app', async () => {
    const person = await newPerson();
    const { browser } = await byLink(person);
    expect(await isIn(browser)).toBe(true);
    const { app } = await setUpApp(browser);
    const again = (await byLink(person)).browser;
    expect(await isIn(again)).toBe(false);
    expect((await again.call('organization.overview', { organization: 'acme' })).status).toBe(401);
    expect(
      (await fetch(`${portal.origin}/download/acme/audit.csv`, { headers: { cookie: again.cookie } })).status,
    ).toBe(401);
    await again.call('factor.verifyCode', { code: nextCode(app) });
    expect(await isIn(again)).toBe(true);
    await again.call('factor.removeApp');
    expect(await isIn((await byLink(person)).browser)).toBe(true);
  });

  it('takes no code twice, none of another minute, and no unconfirmed app', async () => {
    const person = await newPerson();
    const { browser } = await byLink(person);
    const { secret } = (await browser.call('factor.beginApp')).data as { secret: string };
    expect(await isIn((await byLink(person)).browser)).toBe(true);
    const app = new TOTP({ secret: Secret.fromBase32(secret) });
    expect((await browser.call('factor.confirmApp', { code: '000000' })).status).toBe(400);
    const code = app.generate();
    expect((await browser.call('factor.confirmApp', { code })).status).toBe(200);
    const again = (await byLink(person)).browser;
    const old = app.generate({ timestamp: Date.now() - 4 * stepMs });
    for (const wrong of [code, old]) {
      expect(await again.call('factor.verifyCode', { code: wrong })).toMatchObject({ status: 400 });
    }
    expect(await isIn(again)).toBe(false);
  });

  it('lets a recovery code in once, in place of a code of the app', async () => {
    const person = await newPerson();
    const { recoveryCodes } = await setUpApp((await byLink(person)).browser);
    expect(recoveryCodes).toHaveLength(10);
    const code = recoveryCodes[0]?.toUpperCase().replaceAll('-', ' ') ?? '';
    const { browser } = await byLink(person);
    await browser.call('factor.verifyCode', { code });
    expect(await isIn(browser)).toBe(true);
    expect((await browser.call('factor.list')).data).toMatchObject({ recoveryCodesLeft: 9 });
    const again = (await byLink(person)).browser;
    expect((await again.call('factor.verifyCode', { code })).status).toBe(400);
    const other = await newPerson();
    await setUpApp((await byLink(other)).browser);
    const stranger = (await byLink(other)).browser;
    expect((await stranger.call('factor.verifyCode', { code: recoveryCodes[1] })).status).toBe(400);
  });

  it('is guessed at ten times in a quarter of an hour, whichever address the guesses come from', async () => {
    const person = await newPerson();
    await setUpApp((await byLink(person)).browser);
    await portal.db.query({ text: 'DELETE FROM sign_in_attempt' }, []);
    const { browser } = await byLink(person);
    const statuses = [];
    for (let guess = 0; guess < 11; guess += 1) {
      statuses.push((await browser.call('factor.verifyCode', { code: String(100_000 + guess) })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(400), 429]);
  });

  it('gives the session another id, as a new password and the opening of an organization do', async () => {
    const { browser } = await byLink(await newPerson());
    const endedAfter = async (who: Browser, act: () => Promise<{ status: number }>) => {
      const { cookie } = who;
      expect((await act()).status).toBe(200);
      expect(who.cookie).not.toBe(cookie);
      const old = await openBrowser(portal.origin).call('session.current', undefined, {
        headers: { cookie },
      });
      expect(old.data).toBeNull();
      expect(await isIn(who)).toBe(true);
    };
    await endedAfter(browser, async () => (await setUpApp(browser)).confirmed);
    await endedAfter(browser, () =>
      browser.call('session.setPassword', { newPassword: 'nine quiet harbours' }),
    );
    const staff = (await byLink(await portal.staff('sue'))).browser;
    await setUpApp(staff);
    await endedAfter(staff, () => staff.call('support.open', { organization: 'acme', reason: 'test' }));
  });

  it('is kept sealed or hashed, and is gone when it is reset, with all sessions', async () => {
    const person = await newPerson();
    const { browser } = await byLink(person);
    const { secret, recoveryCodes } = await setUpApp(browser);
    const stored = JSON.stringify([
      await portal.db.prisma.authenticatorApp.findMany({ omit: { lastStep: true } }),
      await portal.db.prisma.recoveryCode.findMany(),
    ]);
    for (const text of [secret, ...recoveryCodes]) expect(stored).not.toContain(text);
    await resetSecondFactors(portal.db, person);
    expect(await isIn(browser)).toBe(false);
    expect(await isIn((await byLink(person)).browser)).toBe(true);
  });

  it('cannot be a passkey that answers no challenge of ours', async () => {
    const { browser } = await byLink(await newPerson());
    const challenge = Buffer.from('made up by somebody').toString('base64url');
    const clientData = { type: 'webauthn.create', challenge, origin: portal.origin };
    const answer = await browser.call('factor.addPasskey', {
      name: 'Stolen',
      response: {
        id: 'AAAA',
        rawId: 'AAAA',
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: Buffer.from(JSON.stringify(clientData)).toString('base64url'),
          attestationObject: 'AAAA',
        },
      },
    });
    expect(answer).toMatchObject({ status: 401, error: { appCode: 'unauthenticated' } });
    expect(await portal.db.prisma.passkey.count()).toBe(0);
  });
});
