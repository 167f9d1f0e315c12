import type { ParsedMail } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { announceLockoutHolds } from '#domain/notices/announce-lockout-holds.ts';
import type { CreatedOrganization } from '#domain/organizations/create-organization.ts';
import { summariseAccesses } from '#domain/support/summarise-accesses.ts';
import { runJobs } from '../jobs.ts';
import { linkIn, type Mailbox, openMailbox } from '../mailbox.ts';
import { type Browser, type Portal, startPortal } from './portal.ts';

const addresseeOf = (mail: ParsedMail) => [mail.to ?? []].flat()[0]?.text ?? '';
const listed = (mails: ParsedMail[]) =>
  mails.map((mail) => `${addresseeOf(mail)}: ${mail.subject}`).sort((a, b) => a.localeCompare(b));

describe('notices by mail', () => {
  let portal: Portal;
  let post: Mailbox;
  let acme: CreatedOrganization;
  let admin: Browser;
  let sam: Browser;
  let organization: string;
  let made = 0;

  beforeAll(async () => {
    portal = await startPortal();
    post = await openMailbox();
    sam = await portal.signedIn(await portal.staff('sam', 'manager'));
  });
  beforeEach(async () => {
    made += 1;
    organization = `acme-${made}`;
    acme = await portal.createOrganization(organization);
    admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
  });
  afterEach(() => delivered());
  afterAll(async () => {
    await post.close();
    await portal.close();
  });

  const delivered = async () => {
    await runJobs(portal.db, { mailer: post.mailer, publicUrl: portal.origin });
    return post.take();
  };
  const enter = (email: string) => admin.call('notice.enterMailbox', { organization, email });
  const confirm = (mail: ParsedMail | undefined) =>
    portal.browser().call('notice.confirmMailbox', { token: new URL(linkIn(mail)).hash.slice(1) });
  const settings = async () => (await admin.call('notice.settings', { organization })).data;
  const confirmed = async (email: string) => {
    await enter(email);
    const [mail] = await delivered();
    expect((await confirm(mail)).status).toBe(200);
  };
  const tellOfSupport = () => admin.call('notice.setSupportMail', { organization, on: true });
  const open = () => sam.call('support.open', { organization, reason: 'ticket 7' });
  const summaries = async () => {
    await summariseAccesses(portal.db);
    return await delivered();
  };

  describe('to the IT mailbox', () => {
    const it1 = () => `it@${organization}.test`;

    it('send nothing but a link before somebody who reads it has confirmed', async () => {
      await enter(it1());
      await tellOfSupport();
      await open();
      const mails = await delivered();
      expect(listed(mails)).toEqual([
        `${acme.admin.email}: Support has opened ${acme.name}`,
        `${it1()}: Shall notices about ${acme.name} come here?`,
      ]);
      expect(await settings()).toMatchObject({ mailbox: null, waiting: { email: it1() } });
      const asked = mails.find((mail) => addresseeOf(mail) === it1());
      expect((await confirm(asked)).status).toBe(200);
      expect(await settings()).toMatchObject({ mailbox: it1(), waiting: null });
      expect(await confirm(asked)).toMatchObject({ status: 401 });
    });

    it('are confirmed by the newest link alone, and not after a week', async () => {
      await enter(it1());
      const [first] = await delivered();
      await enter(it1());
      const [second] = await delivered();
      expect(await confirm(first)).toMatchObject({ status: 401 });
      await portal.db.prisma.itMailbox.update({
        where: { organizationId: acme.id },
        data: { expiresAt: new Date() },
      });
      expect(await confirm(second)).toMatchObject({ status: 401 });
      expect(await settings()).toMatchObject({ mailbox: null });
    });

    it('go on to the one before until another is confirmed, which the one before is told', async () => {
      await confirmed(it1());
      await enter(`other@${organization}.test`);
      expect(await settings()).toMatchObject({ mailbox: it1() });
      const [link] = await delivered();
      await confirm(link);
      expect(listed(await delivered())).toEqual([
        `${it1()}: Notices about ${acme.name} do not come here any more`,
      ]);
      await admin.call('notice.removeMailbox', { organization });
      expect(await settings()).toMatchObject({ mailbox: null, waiting: null });
      expect((await delivered()).map(addresseeOf)).toEqual([`other@${organization}.test`]);
    });

    it('are led nowhere by support, and what admins do with them is in the audit', async () => {
      await open();
      for (const [path, input] of [
        ['notice.enterMailbox', { email: 'sam@vendor.test' }],
        ['notice.removeMailbox', {}],
        ['notice.setSupportMail', { on: false }],
      ] as const) {
        expect(await sam.call(path, { organization, ...input })).toMatchObject({ status: 403 });
      }
      expect(await enter('nowhere')).toMatchObject({ status: 400 });
      await confirmed(it1());
      const { data } = await admin.call('audit.list', { organization });
      expect(data).toMatchObject({
        items: expect.arrayContaining([
          expect.objectContaining({
            action: 'mailbox.confirmed',
            actor: expect.objectContaining({ kind: 'system' }),
          }),
          expect.objectContaining({ action: 'mailbox.entered' }),
        ]),
      });
    });

    it('tell of a lockout hold once, and the admins too', async () => {
      await confirmed(it1());
      await portal.db.prisma.lockoutHold.create({
        data: { organizationId: acme.id, memberId: acme.admin.memberId, role: 'admin' },
      });
      await announceLockoutHolds(portal.db);
      await announceLockoutHolds(portal.db);
      const subject = `Nobody would administer ${acme.name} any more`;
      expect(listed(await delivered())).toEqual([`${acme.admin.email}: ${subject}`, `${it1()}: ${subject}`]);
    });
  });

  describe('about support access', () => {
    it('are not sent to whom they are not switched on for', async () => {
      await open();
      await sam.call('organization.rename', { organization, name: 'Acme AB' });
      await sam.call('support.close');
      expect(await delivered()).toEqual([]);
      expect(await summaries()).toEqual([]);
    });

    it('tell at each opening who, why and until when, and at its end what was changed, once', async () => {
      await tellOfSupport();
      await open();
      const [opened, ...others] = await delivered();
      expect(others).toEqual([]);
      expect(opened?.subject).toBe(`Support has opened ${acme.name}`);
      expect(opened?.text).toContain('sam of support is in');
      expect(opened?.text).toContain('Reason: ticket 7');
      expect(opened?.text).toMatch(/Until: \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
      await sam.call('organization.rename', { organization, name: 'Acme AB' });
      await sam.call('organization.setRemovalGuard', { organization, on: false });
      expect(await summaries()).toEqual([]);
      await sam.call('support.close');
      const [summary, ...more] = await summaries();
      expect(more).toEqual([]);
      expect(summary?.subject).toBe('Support made 2 changes in Acme AB');
      expect(summary?.text).toContain('Organization renamed: Acme AB');
      expect(summary?.text).toContain('Organization removal guard set: ');
      expect(await summaries()).toEqual([]);
    });

    it('tell of the end of an access whose time ran out, and nothing where nothing was changed', async () => {
      await tellOfSupport();
      await open();
      await sam.call('organization.rename', { organization, name: 'Acme AB' });
      const past = new Date(Date.now() + 1);
      await portal.db.prisma.supportAccess.updateMany({
        where: { organizationId: acme.id },
        data: { expiresAt: past },
      });
      await delivered();
      expect((await summaries()).map(({ subject }) => subject)).toEqual(['Support made 1 change in Acme AB']);
      await open();
      await sam.call('support.close');
      await delivered();
      expect(await summaries()).toEqual([]);
    });
  });
});
