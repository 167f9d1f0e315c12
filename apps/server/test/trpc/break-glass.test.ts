import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { announceLastAdminGone } from '#domain/break-glass/announce-last-admin-gone.ts';
import { sendBreakGlass } from '#domain/break-glass/send-break-glass.ts';
import type { CreatedOrganization } from '#domain/organizations/create-organization.ts';
import { runJobs } from '../jobs.ts';
import { linkIn, type Mailbox, openMailbox } from '../mailbox.ts';
import { type Browser, type Portal, startPortal } from './portal.ts';

const minuteMs = 60_000;

describe('breaking the glass', () => {
  let portal: Portal;
  let post: Mailbox;
  let acme: CreatedOrganization;
  let admin: Browser;
  let kim: Browser;
  let lee: Browser;
  let agent: Browser;
  let organization: string;
  let domain: string;
  let made = 0;

  beforeAll(async () => {
    portal = await startPortal();
    post = await openMailbox();
    kim = await portal.signedIn(await portal.staff('kim', 'manager'));
    lee = await portal.signedIn(await portal.staff('lee', 'manager'));
    agent = await portal.signedIn(await portal.staff('alf', 'agent'));
  });
  beforeEach(async () => {
    made += 1;
    organization = `acme-${made}`;
    domain = `${organization}.test`;
    acme = await portal.createOrganization(organization);
    admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
    await prove(domain);
    await admin.call('supportAccess.setAllowed', { organization, allowed: false });
    await deactivateAdmin();
    await delivered();
  });
  afterEach(() => delivered());
  afterAll(async () => {
    await post.close();
    await portal.close();
  });

  const deliver = async (options: { early?: boolean } = {}) => {
    await runJobs(portal.db, { mailer: post.mailer, publicUrl: portal.origin, ...options });
    return post.take();
  };
  const delivered = () => deliver();
  const to = (mails: Awaited<ReturnType<typeof deliver>>) =>
    mails.map((mail) => [mail.to ?? []].flat()[0]?.text ?? '').sort();

  async function prove(name: string) {
    const key = { organizationId: acme.id, domain: name };
    await portal.db.prisma.organizationDomain.create({
      data: { ...key, challenge: 'x', createdBy: 'Test', state: 'proven' },
    });
    await portal.db.prisma.provenDomain.create({ data: key });
  }
  /** As an IdP does. */
  async function deactivateAdmin() {
    await portal.db.prisma.member.updateMany({ where: { organizationId: acme.id }, data: { active: false } });
  }
  const activateAdmin = () =>
    portal.db.prisma.member.updateMany({ where: { organizationId: acme.id }, data: { active: true } });

  const ask = (by = kim, email = `it@${domain}`, reason = 'ticket 9: the last admin left') =>
    by.call('breakGlass.request', { organization, email, reason });
  const confirm = async (by: Browser) => {
    const { underWay } = (await by.call('breakGlass.state', { organization })).data as State;
    return await by.call('breakGlass.confirm', { organization, id: underWay?.id });
  };
  type State = { isNeeded: boolean; underWay: { id: string; sendAfter: string | null } | null };
  const state = async () => (await kim.call('breakGlass.state', { organization })).data as State;
  const agreed = async () => {
    await ask();
    expect((await confirm(lee)).status).toBe(200);
    const asked = await portal.db.prisma.breakGlass.findFirstOrThrow({
      where: { organizationId: acme.id, sentAt: null },
    });
    return { organizationId: acme.id, id: asked.id, at: asked.confirmedAt ?? new Date(0) };
  };
  const invitations = () =>
    portal.db.prisma.invitation.findMany({ where: { organizationId: acme.id, revokedAt: null } });
  const send = ({ organizationId, id, at }: Awaited<ReturnType<typeof agreed>>, minutes: number) =>
    sendBreakGlass(portal.db, { organizationId, id, now: new Date(at.getTime() + minutes * minuteMs) });

  it('is announced at once to who has administered it, and sends the link an hour later, not before', async () => {
    await portal.addPerson(acme.id, `mia-${made}`, 'member');
    const request = await agreed();
    const announced = await delivered();
    expect(to(announced)).toEqual([acme.admin.email]);
    expect(announced[0]?.text).toContain(`Address: it@${domain}`);
    expect(announced[0]?.text).toContain('ticket 9');
    await expect(send(request, 59)).rejects.toThrow(/hour .* is not over/);
    expect(await invitations()).toEqual([]);
    await send(request, 60);
    expect(await invitations()).toMatchObject([{ email: `it@${domain}`, role: 'admin' }]);
    const [link, ...others] = await delivered();
    expect(others).toEqual([]);
    expect(to(link ? [link] : [])).toEqual([`it@${domain}`]);
    const token = new URL(linkIn(link)).hash.slice(1);
    const holder = portal.browser();
    expect((await holder.call('invitation.accept', { token })).status).toBe(200);
    expect((await holder.call('organization.overview', { organization })).status).toBe(200);
    const { data } = await holder.call('audit.list', { organization });
    const actions = (data as { items: { action: string }[] }).items.map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['break_glass.requested', 'break_glass.confirmed', 'break_glass.sent']),
    );
    await send(request, 61);
    expect((await invitations()).length).toBe(1);
  });

  it('is done by its job, which sends nothing before the hour is over, however early it runs', async () => {
    const { id } = await agreed();
    await delivered();
    await deliver({ early: true });
    expect(await invitations()).toEqual([]);
    await portal.db.prisma.$executeRaw`
      UPDATE break_glass SET confirmed_at = confirmed_at - interval '61 minutes', send_after = send_after - interval '61 minutes'
      WHERE id = ${id}::uuid`;
    await deliver({ early: true });
    expect(await invitations()).toMatchObject([{ email: `it@${domain}`, role: 'admin' }]);
  });

  it('needs managers: an agent neither asks, confirms nor cancels', async () => {
    expect(await ask(agent)).toMatchObject({ status: 403 });
    await ask();
    expect(await confirm(agent)).toMatchObject({ status: 403 });
    const { underWay } = await state();
    const input = { organization, id: underWay?.id };
    expect(await agent.call('breakGlass.cancel', input)).toMatchObject({ status: 403 });
  });

  it('needs two of them: who has asked does not confirm', async () => {
    await ask();
    expect(await confirm(kim)).toMatchObject({
      status: 403,
      error: { message: expect.stringContaining('Another manager') },
    });
    expect(await delivered()).toEqual([]);
  });

  it('goes to no address but on a proven domain of the organization, and not once that is lost', async () => {
    expect(await ask(kim, 'it@elsewhere.test')).toMatchObject({ status: 400 });
    expect(await ask(kim, `it@sub.${domain}`)).toMatchObject({ status: 400 });
    const request = await agreed();
    await portal.db.prisma.provenDomain.deleteMany({ where: { organizationId: acme.id } });
    await expect(send(request, 61)).rejects.toThrow(/no domain that .* has proven/);
    expect(await invitations()).toEqual([]);
  });

  it('is refused while support access is on, and while somebody administers, at every step', async () => {
    const setAllowed = (supportAllowed: boolean) =>
      portal.db.prisma.organization.update({ where: { id: acme.id }, data: { supportAllowed } });
    await setAllowed(true);
    expect(await ask()).toMatchObject({ status: 409 });
    await setAllowed(false);
    await activateAdmin();
    expect(await state()).toMatchObject({ isNeeded: false });
    expect(await ask()).toMatchObject({ status: 409 });
    await deactivateAdmin();
    expect(await state()).toMatchObject({ isNeeded: true });
    await ask();
    await activateAdmin();
    expect(await confirm(lee)).toMatchObject({ status: 409 });
    await deactivateAdmin();
    expect((await confirm(lee)).status).toBe(200);
    const asked = await portal.db.prisma.breakGlass.findFirstOrThrow({ where: { organizationId: acme.id } });
    await activateAdmin();
    const request = { organizationId: acme.id, id: asked.id, at: asked.confirmedAt ?? new Date(0) };
    await expect(send(request, 61)).rejects.toThrow(/Somebody administers/);
  });

  it('is cancelled by who got the announcement, and then sends nothing', async () => {
    const request = await agreed();
    const [announcement] = await delivered();
    const token = new URL(linkIn(announcement)).hash.slice(1);
    expect((await portal.browser().call('breakGlass.cancelByLink', { token })).status).toBe(200);
    await send(request, 61);
    expect(await invitations()).toEqual([]);
    expect(await portal.browser().call('breakGlass.cancelByLink', { token })).toMatchObject({ status: 409 });
    expect(await portal.browser().call('breakGlass.cancelByLink', { token: 'x' })).toMatchObject({
      status: 401,
    });
    expect(await state()).toMatchObject({ underWay: null });
  });

  it('is cancelled by a manager, and is asked for once at a time, with a reason', async () => {
    expect(await ask(kim, undefined, ' ')).toMatchObject({ status: 400 });
    const request = await agreed();
    expect(await ask(lee)).toMatchObject({ status: 409 });
    expect((await kim.call('breakGlass.cancel', { organization, id: request.id })).status).toBe(200);
    await send(request, 61);
    expect(await invitations()).toEqual([]);
    expect((await ask(lee)).status).toBe(200);
  });

  it('is confirmed within a day or not at all', async () => {
    await ask();
    await portal.db.prisma.breakGlass.updateMany({
      where: { organizationId: acme.id },
      data: { expiresAt: new Date() },
    });
    const asked = await portal.db.prisma.breakGlass.findFirstOrThrow({ where: { organizationId: acme.id } });
    expect(await lee.call('breakGlass.confirm', { organization, id: asked.id })).toMatchObject({
      status: 409,
    });
    expect((await ask()).status).toBe(200);
  });

  it('is not for admins of customers', async () => {
    const other = await portal.createOrganization(`other-${made}`);
    const stranger = await portal.signedIn({ kind: 'account', id: other.admin.accountId });
    expect(await ask(stranger)).toMatchObject({ status: 403 });
    expect(await stranger.call('breakGlass.state', { organization })).toMatchObject({ status: 403 });
  });

  it('is preceded by telling the managers of support and the IT mailbox that the last admin has gone, once', async () => {
    await portal.db.prisma.itMailbox.create({
      data: {
        organizationId: acme.id,
        email: `desk@${domain}`,
        confirmedAt: new Date(),
        enteredBy: 'Test',
      },
    });
    await announceLastAdminGone(portal.db);
    await announceLastAdminGone(portal.db);
    const mails = (await delivered()).filter(({ subject }) => subject?.includes(acme.name));
    expect(to(mails)).toEqual([`desk@${domain}`, 'kim@vendor.test', 'lee@vendor.test'].sort());
    const second = await portal.addPerson(acme.id, `ann-${made}`, 'admin');
    await portal.addPerson(acme.id, `bob-${made}`, 'admin');
    await portal.db.prisma.member.update({
      where: { organizationId_id: { organizationId: acme.id, id: second.memberId } },
      data: { active: false },
    });
    await announceLastAdminGone(portal.db);
    expect((await delivered()).filter(({ subject }) => subject?.includes(acme.name))).toEqual([]);
  });
});
