import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createOrganization } from '#domain/organizations/create-organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { runJobs } from '../jobs.ts';
import { linkIn, type Mailbox, openMailbox } from '../mailbox.ts';
import { type Browser, type Portal, startPortal, vendor } from './portal.ts';

const organization = 'acme';

describe('an invitation', () => {
  let portal: Portal;
  let mailbox: Mailbox;
  let acmeId: string;
  let admin: Browser;
  beforeAll(async () => {
    portal = await startPortal();
    mailbox = await openMailbox();
    const acme = await portal.createOrganization(organization);
    acmeId = acme.id;
    admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
  });
  afterEach(() => void mailbox.take());
  afterAll(async () => {
    await mailbox.close();
    await portal.close();
  });

  const deliver = async () => {
    await runJobs(portal.db, { mailer: mailbox.mailer, publicUrl: portal.origin });
    return mailbox.take();
  };
  const tokenOf = (link: string) => new URL(link).hash.slice(1);
  const invite = async (email: string, role = 'admin') => {
    await admin.call('invitation.send', { organization, email, role });
    const mail = (await deliver()).find(({ to }) => [to].flat()[0]?.text === email);
    return tokenOf(linkIn(mail));
  };
  const open = async () =>
    (await admin.call('invitation.list', { organization })).data as { id: string; email: string }[];
  const idOf = async (email: string) => (await open()).find((one) => one.email === email)?.id;

  it('comes in the language of whoever invites, also when it is sent again', async () => {
    const email = 'svea@people.test';
    await admin.call('invitation.send', { organization, email, role: 'boss', language: 'sv' });
    const [first] = await deliver();
    expect(first?.subject).toMatch(/ bjuder in dig till .* i Rollcall$/);
    expect(first?.text).toContain('Tacka ja till inbjudan:');
    expect(first?.text).toMatch(/Öppen till: \d+ \p{L}+ \d{4}/u);
    await admin.call('invitation.sendAgain', { organization, id: await idOf(email), language: 'sv' });
    expect((await deliver())[0]?.subject).toBe(first?.subject);
    await admin.call('invitation.revoke', { organization, id: await idOf(email) });
  });

  it('makes who holds its link a member with the role as a pin, once, and signs them in', async () => {
    const token = await invite('ida@people.test');
    expect((await portal.browser().call('invitation.find', { token })).data).toMatchObject({
      organizationName: 'Organization acme',
      email: 'ida@people.test',
      role: 'admin',
      hasAccount: false,
    });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => portal.browser().call('invitation.accept', { token })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const accepted = answers.find(({ status }) => status === 200);
    expect(accepted?.data).toMatchObject({
      session: { organizations: [{ slug: 'acme', administers: true }] },
    });
    const members = await portal.db.prisma.member.findMany({
      where: { organizationId: acmeId, email: 'ida@people.test' },
      include: { pin: true },
    });
    expect(members).toMatchObject([
      { role: 'admin', reason: 'pin', origin: 'invitation', pin: { role: 'admin' } },
    ]);
    const audit = (await admin.call('audit.list', { organization })).data as { items: { action: string }[] };
    expect(audit.items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['invitation.sent', 'invitation.accepted']),
    );
    expect(await open()).toEqual([]);
  });

  it('is for its address alone: an account that exists has to be signed in with', async () => {
    const { principal } = await portal.addPerson(
      (await portal.createOrganization('other')).id,
      'eve',
      'admin',
    );
    const token = await invite('eve@people.test', 'boss');
    const thief = await portal.browser().call('invitation.accept', { token });
    expect(thief).toMatchObject({
      status: 403,
      error: { message: expect.stringContaining('Sign in with that') },
    });
    const other = await admin.call('invitation.accept', { token });
    expect(other).toMatchObject({
      status: 403,
      error: { message: expect.stringContaining('Sign out first') },
    });
    const eve = await portal.signedIn(principal);
    expect((await eve.call('invitation.accept', { token })).data).toMatchObject({
      session: { organizations: [{ slug: 'acme', role: 'boss' }, { slug: 'other' }] },
    });
  });

  it('meets the person whom the identity provider pushed, and lets nobody back in whom it put out', async () => {
    const scope = { db: portal.db, organizationId: acmeId, actor: vendor };
    const directory = await pushDirectory(scope, {
      users: [
        { userName: 'pia', email: 'pia@people.test' },
        { userName: 'oto', email: 'oto@people.test', active: false },
      ],
    });
    await portal.browser().call('invitation.accept', { token: await invite('pia@people.test') });
    const [pia, ...others] = await portal.db.prisma.member.findMany({
      where: { organizationId: acmeId, email: 'pia@people.test' },
    });
    expect(others).toEqual([]);
    expect(pia).toMatchObject({ id: directory.user('pia').memberId, role: 'admin', direct: false });

    const token = await invite('oto@people.test');
    const answer = await portal.browser().call('invitation.accept', { token });
    expect(answer).toMatchObject({ status: 409, error: { message: expect.stringContaining('deactivated') } });
  });

  it('ends when it is taken back, when it is sent again and after its time', async () => {
    const first = await invite('nia@people.test');
    expect(
      await admin.call('invitation.send', { organization, email: 'NIA@people.test', role: 'admin' }),
    ).toMatchObject({
      status: 409,
    });
    const id = await idOf('nia@people.test');
    await admin.call('invitation.sendAgain', { organization, id });
    expect((await portal.browser().call('invitation.find', { token: first })).status).toBe(401);
    const [again] = await deliver();
    const second = tokenOf(linkIn(again));
    expect((await portal.browser().call('invitation.find', { token: second })).status).toBe(200);

    const key = { organizationId_id: { organizationId: acmeId, id: id ?? '' } };
    await portal.db.prisma.invitation.update({ where: key, data: { expiresAt: new Date() } });
    expect((await portal.browser().call('invitation.accept', { token: second })).status).toBe(401);
    expect((await admin.call('invitation.revoke', { organization, id })).status).toBe(200);
    expect((await admin.call('invitation.revoke', { organization, id })).status).toBe(404);
    expect(await open()).not.toContainEqual(expect.objectContaining({ email: 'nia@people.test' }));
  });

  it('is not sent any more once it was taken back', async () => {
    await admin.call('invitation.send', { organization, email: 'late@people.test', role: 'member' });
    await admin.call('invitation.revoke', { organization, id: await idOf('late@people.test') });
    expect(await deliver()).toEqual([]);
  });

  it('is waited for no longer once the person came in by another way', async () => {
    await createOrganization(portal.db, vendor, {
      slug: 'early',
      name: 'Early',
      adminEmail: 'eve@early.test',
      invite: true,
    });
    await deliver();
    await portal.browser().call('session.requestLink', { email: 'eve@early.test' });
    const [mail] = await deliver();
    const eve = portal.browser();
    await eve.call('session.redeemLink', { token: tokenOf(linkIn(mail)) });
    expect(await eve.call('invitation.list', { organization: 'early' })).toMatchObject({ data: [] });
  });

  it('brings the first admin of a new organization, whose account nobody has used', async () => {
    await createOrganization(portal.db, vendor, {
      slug: 'fresh',
      name: 'Fresh',
      adminEmail: 'fay@fresh.test',
      invite: true,
    });
    const [mail] = await deliver();
    const answer = await portal.browser().call('invitation.accept', { token: tokenOf(linkIn(mail)) });
    expect(answer.data).toMatchObject({ session: { organizations: [{ slug: 'fresh', administers: true }] } });
    expect(await portal.db.prisma.member.count({ where: { organization: { slug: 'fresh' } } })).toBe(1);
  });
});
