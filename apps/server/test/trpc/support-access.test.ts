import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CreatedOrganization } from '#domain/organizations/create-organization.ts';
import { createSetupLink } from '#domain/setup-links/create-setup-link.ts';
import { runJobs } from '../jobs.ts';
import { type Mailbox, openMailbox } from '../mailbox.ts';
import { type Browser, type Portal, startPortal, vendor } from './portal.ts';

const hourMs = 3_600_000;

describe('an organization that has switched support access off', () => {
  let portal: Portal;
  let mailbox: Mailbox;
  let acme: CreatedOrganization;
  let admin: Browser;
  let sam: Browser;
  let made = 0;
  let organization: string;

  beforeAll(async () => {
    portal = await startPortal();
    mailbox = await openMailbox();
    sam = await portal.signedIn(await portal.staff('sam', 'manager'));
  });
  beforeEach(async () => {
    made += 1;
    organization = `acme-${made}`;
    acme = await portal.createOrganization(organization);
    admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
  });
  // What nobody looked at is not the next one's.
  afterEach(() => delivered());
  afterAll(async () => {
    await mailbox.close();
    await portal.close();
  });

  const switchTo = (allowed: boolean) => admin.call('supportAccess.setAllowed', { organization, allowed });
  const open = (reason = 'ticket 7') => sam.call('support.open', { organization, reason });
  const ask = (reason = 'ticket 7') => sam.call('support.request', { organization, reason });
  const look = () => sam.call('organization.overview', { organization });
  const rename = (by: Browser) => by.call('organization.rename', { organization, name: 'Other' });
  const state = async () => (await admin.call('supportAccess.get', { organization })).data as State;
  const decide = async (decision: 'approved' | 'refused', by = admin) => {
    const [request] = (await state()).requests;
    return await by.call('supportAccess.decide', { organization, id: request?.id, decision });
  };
  const auditActions = async () => {
    const { data } = await admin.call('audit.list', { organization });
    return (data as { items: { action: string }[] }).items.map(({ action }) => action);
  };
  const delivered = async () => {
    await runJobs(portal.db, { mailer: mailbox.mailer, publicUrl: portal.origin });
    return mailbox.take();
  };
  type State = {
    allowed: boolean;
    requests: { id: string; staff: string; state: string; reason: string }[];
    accesses: { id: string; staff: string; isOpen: boolean; approvedBy: string | null }[];
  };

  it('is closed to all of support, managers too, with a sentence that says why', async () => {
    await switchTo(false);
    expect(await open()).toMatchObject({
      status: 403,
      error: { message: expect.stringContaining('has switched support access off') },
    });
    expect((await look()).status).toBe(404);
  });

  it('shows out at once who is in, who then reads and changes nothing', async () => {
    await open();
    expect((await look()).status).toBe(200);
    expect((await switchTo(false)).data).toEqual({ ended: 1 });
    expect((await look()).status).toBe(404);
    expect((await rename(sam)).status).toBe(404);
    expect(await sam.call('support.extend')).toMatchObject({ status: 409 });
    expect((await sam.call('session.current')).data).toMatchObject({ access: null });
    expect(await auditActions()).toEqual(
      expect.arrayContaining(['support.switched_off', 'support.ended', 'support.opened']),
    );
  });

  it('lets nobody in whose access was opened at the moment at which it was switched off', async () => {
    await open();
    await portal.db.prisma.organization.update({ where: { id: acme.id }, data: { supportAllowed: false } });
    expect((await look()).status).toBe(404);
    expect((await sam.call('session.current')).data).toMatchObject({ access: null });
  });

  it('is switched by its own admins alone', async () => {
    await open();
    expect(await sam.call('supportAccess.setAllowed', { organization, allowed: false })).toMatchObject({
      status: 403,
    });
    expect((await state()).allowed).toBe(true);
  });

  it('goes on with its setup links, for their purpose alone', async () => {
    const scope = { db: portal.db, organizationId: acme.id, actor: vendor };
    const { token } = await createSetupLink(scope, { purpose: 'domain', recipient: 'Sam of support' });
    await switchTo(false);
    const browser = portal.browser();
    expect((await browser.call('session.openSetupLink', { token })).status).toBe(200);
    expect((await browser.call('domain.list', { organization })).status).toBe(200);
    expect((await browser.call('organization.overview', { organization })).status).toBe(403);
  });

  it('tells its admins who asks and why, in the portal and by mail, and nobody else', async () => {
    await switchTo(false);
    await portal.addPerson(acme.id, `mia-${made}`, 'member');
    expect((await ask()).status).toBe(200);
    const { data } = await admin.call('organization.overview', { organization });
    expect(data).toMatchObject({ attention: [{ kind: 'support_request', name: 'sam' }, {}] });
    const mails = await delivered();
    expect(mails.map(({ to }) => [to].flat()[0]?.text)).toEqual([acme.admin.email]);
    expect(mails[0]?.text).toContain('Reason: ticket 7');
    expect(mails[0]?.text).toContain(`/o/${organization}/settings/support-access`);
    expect(await auditActions()).toContain('support.requested');
  });

  it('has nobody to be asked twice, without a reason, or while it is switched on', async () => {
    expect(await ask()).toMatchObject({ status: 409 });
    await switchTo(false);
    expect(await ask(' ')).toMatchObject({ status: 400 });
    expect((await ask()).status).toBe(200);
    expect(await ask()).toMatchObject({ status: 409 });
  });

  it('lets in who was approved, for an hour that cannot be extended, with the reason that was approved', async () => {
    await switchTo(false);
    await ask();
    expect(await open()).toMatchObject({ status: 403 });
    expect((await decide('approved')).status).toBe(200);
    expect((await delivered()).map(({ subject }) => subject)).toEqual([`${acme.name} lets you in`]);
    const opened = (await open('something else')).data as { expiresAt: string };
    expect(Date.parse(opened.expiresAt)).toBeLessThanOrEqual(Date.now() + hourMs);
    expect((await look()).status).toBe(200);
    expect((await rename(sam)).status).toBe(200);
    expect((await sam.call('session.current')).data).toMatchObject({
      access: { reason: 'ticket 7', approvedBy: acme.admin.email },
    });
    expect(await sam.call('support.extend')).toMatchObject({ status: 409 });
    await sam.call('support.close');
    const again = (await open()).data as { expiresAt: string };
    expect(again.expiresAt).toBe(opened.expiresAt);
    expect(await auditActions()).toEqual(
      expect.arrayContaining(['support.approved', 'support.opened', 'support.closed']),
    );
  });

  it('lets in nobody by the approval of somebody else', async () => {
    await switchTo(false);
    await ask();
    await decide('approved');
    const kim = await portal.signedIn(await portal.staff(`kim-${made}`));
    expect(await kim.call('support.open', { organization, reason: 'x' })).toMatchObject({ status: 403 });
  });

  it('does not let in who was refused, or whose approval was taken back, also while they are in', async () => {
    await switchTo(false);
    await ask();
    await decide('refused');
    expect((await delivered()).map(({ subject }) => subject)).toEqual([`${acme.name} does not let you in`]);
    expect(await open()).toMatchObject({ status: 403 });
    await ask('ticket 8');
    await decide('approved');
    await open();
    expect((await decide('refused')).status).toBe(200);
    expect((await look()).status).toBe(404);
    expect(await open()).toMatchObject({ status: 403 });
    expect(await auditActions()).toContain('support.taken_back');
  });

  it('shows out who was approved when an admin ends it, for good', async () => {
    await switchTo(false);
    await ask();
    await decide('approved');
    await open();
    const [access] = (await state()).accesses;
    expect(access).toMatchObject({ staff: 'sam', isOpen: true, approvedBy: acme.admin.email });
    expect(await sam.call('supportAccess.end', { organization, id: access?.id })).toMatchObject({
      status: 403,
    });
    expect((await admin.call('supportAccess.end', { organization, id: access?.id })).status).toBe(200);
    expect((await look()).status).toBe(404);
    expect(await open()).toMatchObject({ status: 403 });
  });

  it('hears of no request any more after a day, and cannot approve it then', async () => {
    await switchTo(false);
    await ask();
    const [request] = (await state()).requests;
    const { expiresAt, requestedAt } = await portal.db.prisma.supportRequest.findFirstOrThrow({
      where: { organizationId: acme.id },
    });
    expect(expiresAt.getTime() - requestedAt.getTime()).toBe(24 * hourMs);
    await portal.db.prisma.supportRequest.updateMany({ data: { expiresAt: new Date() } });
    expect((await state()).requests).toEqual([]);
    const late = { organization, id: request?.id, decision: 'approved' };
    expect(await admin.call('supportAccess.decide', late)).toMatchObject({ status: 409 });
    expect(await delivered()).toEqual([]);
    expect((await ask()).status).toBe(200);
  });

  it('is told of its answer once: two admins at once do not both answer', async () => {
    await switchTo(false);
    await ask();
    const other = await portal.addPerson(acme.id, `bo-${made}`, 'admin');
    const bo = await portal.signedIn(other.principal);
    const answers = await Promise.all([decide('approved'), decide('refused', bo)]);
    const [{ decision } = { decision: null }] = await portal.db.prisma.supportRequest.findMany({
      where: { organizationId: acme.id },
    });
    // The refusal may come after the approval, which it then takes back.
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(decision).toBe(statuses[1] === 200 ? 'refused' : 'approved');
  });

  it('is open to all of support again once it is switched on', async () => {
    await switchTo(false);
    await ask();
    await switchTo(true);
    expect((await state()).requests).toEqual([]);
    expect((await open()).status).toBe(200);
    expect((await sam.call('support.extend')).status).toBe(200);
    expect(await auditActions()).toContain('support.switched_on');
  });
});
