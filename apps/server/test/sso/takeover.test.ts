import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrganization } from '#domain/organizations/create-organization.ts';
import { scimClient } from '../scim/scim-client.ts';
import { vendor } from '../trpc/portal.ts';
import { type Company, type SsoPortal, startSsoPortal } from './sso-portal.ts';
import { openWebAgent } from './web-agent.ts';

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

describe('an IdP of one organization', () => {
  let portal: SsoPortal;
  let victim: Company;
  let evil: Company;
  beforeAll(async () => {
    portal = await startSsoPortal();
    victim = await portal.company('victim');
    evil = await portal.company('evil');
    await portal.setUp(victim);
    await portal.setUp(evil);
  });
  afterAll(() => portal.close());

  const accountsOf = (email: string) =>
    portal.db.prisma.account.findMany({ where: { email }, select: { id: true, organizationId: true } });

  it("that claims the address of another organization's admin gets a stranger of its own", async () => {
    evil.idp.person = { sub: 'fake', email: victim.admin.email, email_verified: true, name: 'Fake' };
    const { browser } = await portal.signIn(evil);
    const { data } = await browser.call('session.current');
    expect(data).toMatchObject({ organizations: [{ slug: 'evil', role: 'member' }] });
    expect((data as { account: { id: string } }).account.id).not.toBe(victim.admin.accountId);
    expect((await browser.call('organization.overview', { organization: 'victim' })).status).toBe(404);
    expect((await accountsOf(victim.admin.email)).map(({ organizationId }) => organizationId).sort()).toEqual(
      [null, evil.id].sort(),
    );
  });

  it('does not become who is made an admin elsewhere by the address that it claims', async () => {
    const adminEmail = victim.admin.email;
    const third = await createOrganization(portal.db, vendor, { slug: 'third', name: 'Third', adminEmail });
    expect(third.admin.accountId).toBe(victim.admin.accountId);
  });

  it('gets a session for an account in both organizations that reaches its own alone, and nothing of the person', async () => {
    const { email, accountId } = victim.admin;
    await portal.db.prisma.member.deleteMany({ where: { organizationId: evil.id, email } });
    await portal.db.prisma.member.create({
      data: {
        organizationId: evil.id,
        accountId,
        displayName: 'Guest',
        email,
        origin: 'invitation',
        direct: true,
        active: true,
        role: 'member',
        reason: 'default',
      },
    });
    const own = await portal.signedIn({ kind: 'account', id: accountId });
    evil.idp.person = { sub: 'fake-2', email, email_verified: true, name: 'Fake' };
    const { browser } = await portal.signIn(evil);
    expect((await browser.call('session.current')).data).toMatchObject({
      account: { id: accountId },
      organizations: [{ slug: 'evil' }],
    });
    expect((await browser.call('organization.overview', { organization: 'victim' })).status).toBe(404);
    const newPassword = { newPassword: 'seven lanterns on the pier' };
    expect((await browser.call('session.setPassword', newPassword)).error?.appCode).toBe('forbidden');
    const { data: sessions } = await browser.call('session.list');
    expect(sessions).toHaveLength(1);
    await browser.call('session.revokeOthers', {});
    expect((await own.call('organization.overview', { organization: 'victim' })).status).toBe(200);
  });

  it('cannot answer for that of another: its answer at the other’s address is refused before any code is sent', async () => {
    const agent = openWebAgent();
    evil.idp.person = { sub: 'x', email: 'x@evil.test', email_verified: true };
    const isAnswer = ({ pathname }: URL) => pathname.startsWith('/auth/sso/callback/');
    const answer = await agent.visit(`${portal.origin}/auth/sso/start/evil`, { stopBefore: isAnswer });
    const asked = victim.idp.asked.length;
    const elsewhere = answer.href.replace('/callback/evil', '/callback/victim');
    const { refusal } = await portal.ended(agent, await agent.visit(elsewhere));
    expect(refusal?.reason).toBe('used_attempt');
    expect(victim.idp.asked.length).toBe(asked);
  });

  it('is not believed about a domain that another organization has proven', async () => {
    await portal.proveDomain(victim, 'victim.example.com');
    evil.idp.person = { sub: 'y', email: 'boss@victim.example.com', email_verified: false };
    expect((await portal.signIn(evil)).refusal?.reason).toBe('email_not_verified');
  });

  it('that has its own domain does not decide about another that has the same addresses', async () => {
    const person = {
      sub: 'shared',
      email: 'shared@victim.example.com',
      email_verified: true,
      name: 'Shared',
    };
    victim.idp.person = person;
    evil.idp.person = person;
    const [one, other] = [await portal.signIn(victim), await portal.signIn(evil)];
    const idOf = async ({ browser }: typeof one) =>
      ((await browser.call('session.current')).data as { account: { id: string } }).account.id;
    expect(await idOf(one)).not.toBe(await idOf(other));
    expect((await one.browser.call('organization.overview', { organization: 'evil' })).status).toBe(404);
    const { data } = await portal.browser().call('sso.forEmail', { email: 'anybody@victim.example.com' });
    expect(data).toMatchObject({ slug: 'victim' });
  });
});

describe('an address within an organization', () => {
  let portal: SsoPortal;
  let acme: Company;
  beforeAll(async () => {
    portal = await startSsoPortal();
    acme = await portal.company('acme');
    await portal.setUp(acme);
  });
  afterAll(() => portal.close());

  it('that comes with another sub is somebody else, until an admin says otherwise', async () => {
    acme.idp.person = { sub: 'first', email: 'ann@acme.test', email_verified: true, name: 'Ann' };
    await portal.signIn(acme);
    acme.idp.person = { sub: 'second', email: 'ann@acme.test', email_verified: true, name: 'Another Ann' };
    expect((await portal.signIn(acme)).refusal).toMatchObject({ reason: 'other_subject' });

    const { id: memberId } = await portal.db.prisma.member.findFirstOrThrow({
      where: { email: 'ann@acme.test' },
    });
    const admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
    expect((await admin.call('sso.forgetIdentity', { organization: 'acme', memberId })).error).toBeNull();
    expect((await portal.signIn(acme)).path).toBe('/o/acme');
  });

  it('meets the person whom SCIM provisioned, and is refused at the next click once SCIM deactivates them', async () => {
    const { token } = await portal.createDirectory(acme.id);
    const scim = scimClient(portal, { token });
    const created = await scim('POST', '/Users', {
      body: { schemas: [userSchema], ...{ userName: 'pia@acme.test', displayName: 'Pia' } },
    });
    acme.idp.person = { sub: 'pia', email: 'PIA@acme.test', email_verified: true, name: 'P.' };
    const agent = openWebAgent();
    const { browser } = await portal.signIn(acme, agent);
    expect((await browser.call('session.current')).data).toMatchObject({
      account: { displayName: 'Pia' },
      organizations: [{ slug: 'acme' }],
    });
    expect(await portal.db.prisma.member.count({ where: { displayName: 'Pia' } })).toBe(1);

    await scim('PATCH', `/Users/${created.body?.id}`, {
      body: { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'active', value: false }] },
    });
    expect((await browser.call('session.current')).data).toBeNull();
    const again = await portal.signIn(acme);
    expect(again.refusal).toMatchObject({ reason: 'deactivated' });
    expect(
      await portal.db.prisma.account.count({ where: { email: { contains: 'pia', mode: 'insensitive' } } }),
    ).toBe(1);
  });

  it('of somebody deactivated who never signed in makes no ghost of them', async () => {
    const { token } = await portal.createDirectory(acme.id);
    const scim = scimClient(portal, { token });
    await scim('POST', '/Users', {
      body: { schemas: [userSchema], ...{ userName: 'gone@acme.test', displayName: 'Gone', active: false } },
    });
    acme.idp.person = { sub: 'gone', email: 'gone@acme.test', email_verified: true };
    expect((await portal.signIn(acme)).refusal?.reason).toBe('deactivated');
    expect(await portal.db.prisma.account.count({ where: { email: 'gone@acme.test' } })).toBe(0);
    expect(await portal.db.prisma.member.count({ where: { email: 'gone@acme.test' } })).toBe(1);
  });

  it('of two members is nobody’s', async () => {
    const person = {
      organizationId: acme.id,
      email: 'twin@acme.test',
      displayName: 'Twin',
      origin: 'import',
    };
    const rest = { direct: true, active: true, role: 'member', reason: 'default' };
    await portal.db.prisma.member.createMany({
      data: [
        { ...person, ...rest },
        { ...person, ...rest },
      ],
    });
    acme.idp.person = { sub: 'twin', email: 'twin@acme.test', email_verified: true };
    expect((await portal.signIn(acme)).refusal?.reason).toBe('ambiguous');
  });
});

describe('an organization that wants single sign-on alone', () => {
  let portal: SsoPortal;
  let acme: Company;
  beforeAll(async () => {
    portal = await startSsoPortal();
    acme = await portal.company('acme');
    await portal.setUp(acme);
  });
  afterAll(() => portal.close());

  it('cannot be closed to every admin, is closed to passwords and mailed links, and open to a link that breaks glass', async () => {
    const before = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
    const rules = { organization: 'acme', ssoOnly: true, justInTime: true };
    expect((await before.call('sso.setRules', rules)).error?.message).toMatch(
      /No admin has signed in through it yet/,
    );

    acme.idp.person = { sub: 'admin', email: acme.admin.email, email_verified: true };
    const { browser: throughSso } = await portal.signIn(acme);
    expect((await throughSso.call('sso.setRules', rules)).error).toBeNull();

    const overview = { organization: 'acme' };
    expect((await before.call('organization.overview', overview)).error?.message).toMatch(/single sign-on/);
    expect((await before.call('session.current')).data).toMatchObject({
      organizations: [{ needsSso: true }],
    });
    expect((await throughSso.call('organization.overview', overview)).status).toBe(200);

    const staff = await portal.signedIn(await portal.staff('sam', 'manager'));
    const byAdmin = await throughSso.call('sso.createBreakGlassLink', {
      ...overview,
      memberId: acme.admin.memberId,
    });
    expect(byAdmin.error?.appCode).toBe('forbidden');
    await staff.call('support.open', { organization: 'acme', reason: 'Their IdP is down' });
    const { data } = await staff.call('sso.createBreakGlassLink', {
      ...overview,
      memberId: acme.admin.memberId,
    });
    const rescued = portal.browser();
    const token = new URL((data as { url: string }).url).hash.slice(1);
    expect((await rescued.call('session.redeemLink', { token })).error).toBeNull();
    expect((await rescued.call('organization.overview', overview)).status).toBe(200);
    const { data: audit } = await rescued.call('audit.list', overview);
    expect(JSON.stringify(audit)).toContain('sso.break_glass_link_created');
  });
});
