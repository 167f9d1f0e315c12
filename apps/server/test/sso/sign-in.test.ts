import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Company, type SsoPortal, startSsoPortal } from './sso-portal.ts';
import { openWebAgent } from './web-agent.ts';

const hour = 3_600;

describe('signing in through an IdP', () => {
  let portal: SsoPortal;
  let acme: Company;
  beforeAll(async () => {
    portal = await startSsoPortal();
    acme = await portal.company('acme');
    await portal.setUp(acme);
  });
  afterAll(() => portal.close());
  beforeEach(() => {
    acme.idp.tamper = null;
    acme.idp.useForeignKey = false;
    acme.idp.person = { sub: 'ben', email: 'ben@acme.test', email_verified: true, name: 'Ben' };
  });

  /** Goes to the IdP and comes back, up to the address that it answers to. */
  async function answered(agent = openWebAgent()) {
    const isAnswer = ({ pathname }: URL) => pathname.startsWith('/auth/sso/callback/');
    const answer = await agent.visit(`${portal.origin}/auth/sso/start/acme`, { stopBefore: isAnswer });
    return { agent, answer };
  }

  it('makes the member of the first sign-in, with the default role and where it came from', async () => {
    const { path, browser } = await portal.signIn(acme);
    expect(path).toBe('/o/acme');
    const { data } = await browser.call('session.current');
    expect(data).toMatchObject({
      ofOrganization: true,
      account: { email: 'ben@acme.test', displayName: 'Ben' },
      organizations: [{ slug: 'acme', role: 'member', administers: false }],
    });
    expect(await portal.db.prisma.member.findFirst({ where: { email: 'ben@acme.test' } })).toMatchObject({
      origin: 'just_in_time',
      role: 'member',
      reason: 'default',
    });
  });

  it('knows somebody by their sub again, whatever their address is by then', async () => {
    await portal.signIn(acme);
    acme.idp.person = { sub: 'ben', email: 'benjamin@acme.test', email_verified: false, name: 'Benjamin' };
    const { browser } = await portal.signIn(acme);
    expect((await browser.call('session.current')).data).toMatchObject({
      account: { email: 'ben@acme.test' },
    });
    expect(await portal.db.prisma.member.count({ where: { email: 'benjamin@acme.test' } })).toBe(0);
  });

  it('lets the first sign-ins of one person at once make one member', async () => {
    acme.idp.person = { sub: 'kim', email: 'kim@acme.test', email_verified: true, name: 'Kim' };
    const ends = await Promise.all(Array.from({ length: 4 }, () => portal.signIn(acme)));
    expect(ends.map(({ path }) => path)).toEqual(Array(4).fill('/o/acme'));
    expect(await portal.db.prisma.member.count({ where: { email: 'kim@acme.test' } })).toBe(1);
    expect(await portal.db.prisma.account.count({ where: { email: 'kim@acme.test' } })).toBe(1);
  });

  const inThePast = () => Math.floor(Date.now() / 1000) - hour;
  it.each([
    ['for another client', 'wrong_audience', (claims: object) => ({ ...claims, aud: 'another-client' })],
    ['of another issuer', 'wrong_issuer', (claims: object) => ({ ...claims, iss: 'https://elsewhere.test' })],
    ['that has expired', 'expired_token', (claims: object) => ({ ...claims, exp: inThePast() })],
    ['with another nonce', 'wrong_nonce', (claims: object) => ({ ...claims, nonce: 'another' })],
    ['without a nonce', 'bad_answer', ({ nonce: _, ...claims }: { nonce?: string }) => claims],
  ])('refuses an ID token %s', async (_, reason, tamper) => {
    acme.idp.tamper = tamper;
    const { path, refusal, browser } = await portal.signIn(acme);
    expect({ path, reason: refusal?.reason }).toEqual({ path: '/sign-in/refused', reason });
    expect((await browser.call('session.current')).data).toBeNull();
  });

  it('refuses an ID token that the IdP did not sign', async () => {
    acme.idp.useForeignKey = true;
    expect((await portal.signIn(acme)).refusal?.reason).toBe('wrong_signature');
  });

  it('refuses an answer that is brought a second time, by the same browser too', async () => {
    const { agent, answer } = await answered();
    const binding = agent.cookies(portal.origin);
    expect((await agent.visit(answer.href)).pathname).toBe('/');
    const [name = '', value = ''] = binding.split('=');
    agent.setCookie(portal.origin, name, value);
    expect((await portal.ended(agent, await agent.visit(answer.href))).refusal?.reason).toBe('used_attempt');
  });

  it('refuses an answer with another state, and an answer that another browser left for', async () => {
    const { agent, answer } = await answered();
    const changed = new URL(answer);
    changed.searchParams.set('state', 'another');
    expect((await portal.ended(agent, await agent.visit(changed.href))).refusal?.reason).toBe(
      'changed_state',
    );
    const victim = openWebAgent();
    expect((await portal.ended(victim, await victim.visit(answer.href))).refusal?.reason).toBe('no_attempt');
    const busy = (await answered()).agent;
    expect((await portal.ended(busy, await busy.visit(answer.href))).refusal?.reason).toBe('changed_state');
  });

  it('refuses a code that the IdP has not given for this sign-in', async () => {
    const first = await answered();
    const second = await answered();
    const injected = new URL(second.answer);
    injected.searchParams.set('code', first.answer.searchParams.get('code') ?? '');
    const { refusal } = await portal.ended(second.agent, await second.agent.visit(injected.href));
    expect(refusal?.reason).toBe('code_refused');
  });

  it('refuses an address that the IdP has not verified, unless its domain is proven', async () => {
    acme.idp.person = { sub: 'una', email: 'una@acme.example.com', email_verified: false, name: 'Una' };
    const { refusal } = await portal.signIn(acme);
    expect(refusal).toMatchObject({ reason: 'email_not_verified', detail: 'una@acme.example.com' });
    expect(refusal?.ask.length).toBe(1);
    expect(await portal.db.prisma.account.count({ where: { email: 'una@acme.example.com' } })).toBe(0);

    await portal.proveDomain(acme, 'acme.example.com');
    expect((await portal.signIn(acme)).path).toBe('/o/acme');
  });

  it('says what the IdP said when somebody declines there', async () => {
    acme.idp.person = null;
    const { refusal } = await portal.signIn(acme);
    expect(refusal).toMatchObject({ reason: 'idp_refused', detail: 'The person declined' });
  });

  it('refuses somebody who was not provisioned while just-in-time is off, and says whom to ask', async () => {
    const admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
    await admin.call('sso.setRules', { organization: 'acme', ssoOnly: false, justInTime: false });
    acme.idp.person = { sub: 'new', email: 'new@acme.test', email_verified: true, name: 'New' };
    const { refusal } = await portal.signIn(acme);
    expect(refusal).toMatchObject({ reason: 'not_provisioned', ask: [{ email: 'admin@acme.test' }] });
    expect(await portal.db.prisma.account.count({ where: { email: 'new@acme.test' } })).toBe(0);
    await admin.call('sso.setRules', { organization: 'acme', ssoOnly: false, justInTime: true });
  });

  it('ends where it was going, and nowhere outside of the portal', async () => {
    for (const next of [
      'https://evil.test/',
      '//evil.test',
      '/\\evil.test',
      '/%09/evil.test',
      'javascript:alert(1)',
    ]) {
      const agent = openWebAgent();
      const start = `${portal.origin}/auth/sso/start/acme?next=${encodeURIComponent(next)}`;
      const { origin } = await agent.visit(start);
      expect(origin, next).toBe(portal.origin);
    }
  });

  it('is refused where an organization has none', async () => {
    await portal.createOrganization('without');
    for (const slug of ['without', 'nowhere']) {
      const agent = openWebAgent();
      const at = await agent.visit(`${portal.origin}/auth/sso/start/${slug}`);
      expect((await portal.ended(agent, at)).refusal?.reason).toBe('off');
    }
  });

  it('puts no client secret, code, token or binding into logs or addresses that are kept', async () => {
    const agent = openWebAgent();
    const { answer } = await answered(agent);
    const code = answer.searchParams.get('code') ?? '';
    const binding = agent.cookies(portal.origin).split('=')[1] ?? '';
    acme.idp.tamper = (claims) => ({ ...claims, aud: 'another-client' });
    const end = await agent.visit(answer.href);
    expect(end.search).toBe('');
    const logs = portal.logged.join('\n');
    for (const secret of [code, binding, acme.idp.clientSecret, 'eyJ']) expect(logs).not.toContain(secret);
    expect(agent.history.join('\n')).not.toContain(acme.idp.clientSecret);
    expect(agent.history.join('\n')).not.toContain(binding);
    const rows = await portal.db.prisma.ssoConnection.findMany();
    expect(JSON.stringify(rows)).not.toContain(acme.idp.clientSecret);
  });
});
