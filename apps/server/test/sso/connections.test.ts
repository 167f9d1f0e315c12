import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../trpc/portal.ts';
import { type OpenIdProvider, startOpenIdProvider } from './openid-provider.ts';
import { type Company, type SsoPortal, startSsoPortal } from './sso-portal.ts';

describe('the connection of an organization', () => {
  let portal: SsoPortal;
  beforeAll(async () => {
    portal = await startSsoPortal();
  });
  afterAll(() => portal.close());

  /** An organization with single sign-on, and Ben, who has signed in through it. */
  async function inUse(slug: string) {
    const company = await portal.company(slug);
    const admin = await portal.setUp(company);
    const ben = { sub: 'ben', email: `ben@${slug}.test`, email_verified: true, name: 'Ben' };
    company.idp.person = ben;
    const { browser } = await portal.signIn(company);
    return { company, admin, ben, browser, accountId: await accountOf(browser) };
  }

  async function accountOf(browser: Browser): Promise<string | null> {
    const { data } = await browser.call('session.current');
    return (data as { account: { id: string } } | null)?.account.id ?? null;
  }

  async function settingsOf(admin: Browser, { slug }: Company) {
    const { data } = await admin.call('sso.settings', { organization: slug });
    type Connection = { id: string; issuer: string; state: string } | null;
    return data as { on: Connection; draft: Connection };
  }

  const save = async (admin: Browser, { slug }: Company, idp: OpenIdProvider) => {
    const { issuer, clientId, clientSecret } = idp;
    const form = { provider: 'oidc', issuer, clientId, clientSecret, hostedDomain: null };
    expect((await admin.call('sso.save', { organization: slug, ...form })).data).toMatchObject({
      saved: true,
    });
  };

  it('leaves what is on as it is until another was tested, and refuses to switch on what was not', async () => {
    const { company, admin } = await inUse('untested');
    const before = await settingsOf(admin, company);
    await save(admin, company, company.idp);
    const { on, draft } = await settingsOf(admin, company);
    expect(on).toEqual(before.on);
    const untested = { organization: company.slug, connectionId: draft?.id ?? '' };
    const { error } = await admin.call('sso.switchOn', untested);
    expect(error).toMatchObject({ appCode: 'conflict', message: expect.stringMatching(/Test the sign-in/) });
    expect((await settingsOf(admin, company)).on).toEqual(before.on);
  });

  it('that replaces one of the same issuer and client keeps who signed in, and their sessions', async () => {
    const { company, admin, ben, browser, accountId } = await inUse('renewed');
    const before = await settingsOf(admin, company);
    await portal.setUp(company);
    const after = await settingsOf(admin, company);
    expect(after).toMatchObject({ on: { issuer: company.idp.issuer }, draft: null });
    expect(after.on?.id).not.toBe(before.on?.id);
    expect(await accountOf(browser)).toBe(accountId);
    // Known by the sub alone: the address is no longer one that anybody vouches for.
    company.idp.person = { ...ben, email_verified: false };
    expect(await accountOf((await portal.signIn(company)).browser)).toBe(accountId);
  });

  it('that replaces one of another IdP ends its sessions, and takes no sub for one of before', async () => {
    const { company, ben, browser, accountId } = await inUse('moved');
    const idp = await startOpenIdProvider([`${portal.origin}/auth/sso/callback/moved`]);
    try {
      const moved = { ...company, idp };
      const admin = await portal.setUp(moved);
      expect(await settingsOf(admin, company)).toMatchObject({ on: { issuer: idp.issuer }, draft: null });
      expect(await accountOf(browser)).toBeNull();
      idp.person = { sub: 'ben', email: 'another@moved.test', email_verified: true, name: 'Another' };
      expect(await accountOf((await portal.signIn(moved)).browser)).not.toBe(accountId);
      idp.person = { ...ben, sub: 'ben-elsewhere' };
      expect(await accountOf((await portal.signIn(moved)).browser)).toBe(accountId);
    } finally {
      await idp.close();
    }
  });

  it('that is removed ends its sessions and lets nobody in, and its people stay', async () => {
    const { company, admin, browser } = await inUse('removed');
    const { on } = await settingsOf(admin, company);
    const connection = { organization: company.slug, connectionId: on?.id ?? '' };
    expect((await admin.call('sso.remove', connection)).error).toBeNull();
    expect(await settingsOf(admin, company)).toMatchObject({ on: null, draft: null });
    expect(await accountOf(browser)).toBeNull();
    expect((await portal.signIn(company)).refusal?.reason).toBe('off');
    const { data } = await admin.call('audit.list', { organization: company.slug });
    expect(JSON.stringify(data)).toContain('sso.removed');
    const ben = { organizationId: company.id, email: 'ben@removed.test', active: true };
    expect(await portal.db.prisma.member.count({ where: ben })).toBe(1);
    expect((await admin.call('sso.remove', connection)).status).toBe(404);
  });

  it('cannot be removed by an admin while every admin signs in through it', async () => {
    const { company, admin, browser } = await inUse('alone');
    const { on } = await settingsOf(admin, company);
    const connection = { organization: company.slug, connectionId: on?.id ?? '' };
    const { prisma } = portal.db;
    const ben = await prisma.member.findFirstOrThrow({ where: { email: 'ben@alone.test' } });
    const toAdmin = { organization: company.slug, memberId: ben.id, role: 'admin' };
    expect((await admin.call('person.pin', toAdmin)).error).toBeNull();
    const toMember = { ...toAdmin, memberId: company.admin.memberId, role: 'member' };
    expect((await browser.call('person.pin', toMember)).error).toBeNull();
    const { error } = await browser.call('sso.remove', connection);
    expect(error).toMatchObject({
      appCode: 'conflict',
      message: expect.stringMatching(/Every admin signs in/),
    });
    expect((await settingsOf(browser, company)).on).toEqual(on);
  });
});
