import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreatedOrganization } from '#domain/organizations/create-organization.ts';
import { announcePendingRemovals } from '#domain/removals/announce-pending-removals.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { runJobs } from '../jobs.ts';
import { openMailbox } from '../mailbox.ts';
import { type Browser, type Portal, startPortal, vendor } from './portal.ts';

describe('a removal that waits', () => {
  let portal: Portal;
  let acme: CreatedOrganization;
  let admin: Browser;
  let leaving: { browser: Browser; memberId: string };
  const organization = 'acme';

  beforeAll(async () => {
    portal = await startPortal();
    acme = await portal.createOrganization(organization);
    admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
    leaving = await pushAndRemoveAdmins();
  });
  afterAll(() => portal.close());

  /** Four pushed admins beside the invited one, of whom the IdP deactivates three: the last one of these is kept. */
  async function pushAndRemoveAdmins() {
    const scope = { db: portal.db, organizationId: acme.id, actor: vendor };
    const admins = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => portal.addPerson(acme.id, name, 'admin')),
    );
    const { prisma } = portal.db;
    for (const [index, { memberId }] of admins.entries()) {
      const where = { organizationId_id: { organizationId: acme.id, id: memberId } };
      await prisma.member.update({ where, data: { email: `admin${index}@acme.test` } });
    }
    const users = Array.from({ length: 30 }, (_, index) => ({
      userName: `u${index}`,
      email: `${index < 4 ? 'admin' : 'user'}${index}@acme.test`,
    }));
    const directory = await pushDirectory(scope, { users });
    for (const userName of ['u0', 'u1', 'u2']) await directory.setActive(userName, false);
    const last = admins[2];
    if (!last) throw new Error('There are four admins');
    return { browser: await portal.signedIn(last.principal), memberId: last.memberId };
  }

  it('lets the person look at everything and change nothing, least of all decide', async () => {
    const list = await leaving.browser.call('removal.list', { organization, state: 'pending' });
    expect(list).toMatchObject({
      status: 200,
      data: {
        total: 1,
        items: [{ memberId: leaving.memberId, removal: { state: 'pending', ends: 'access' } }],
      },
    });
    const selection = { memberIds: [leaving.memberId] };
    for (const [path, input] of [
      ['removal.reject', { selection, reason: 'I stay' }],
      ['removal.allow', { selection }],
      ['organization.setRemovalGuard', { on: false }],
      ['person.pin', { memberId: leaving.memberId, role: 'admin' }],
    ] as const) {
      expect(await leaving.browser.call(path, { organization, ...input })).toMatchObject({
        status: 403,
        error: { message: expect.stringContaining('Your identity provider has removed you') },
      });
    }
  });

  it('is told to the person whenever they look, with when it takes effect and what ends', async () => {
    const overviewOf = async (browser: Browser) =>
      (await browser.call('organization.overview', { organization })).data;
    const item = await portal.db.prisma.withheldRemoval.findFirstOrThrow();
    expect(await overviewOf(leaving.browser)).toMatchObject({
      leaving: { at: item.takesEffectAt?.toISOString(), ends: 'access' },
    });
    expect(await overviewOf(admin)).toMatchObject({ leaving: null });
  });

  it('is shown to the admins who stay, with when it takes effect', async () => {
    const { data } = await admin.call('organization.overview', { organization });
    const { attention } = data as { attention: object[] };
    expect(attention[0]).toMatchObject({ kind: 'pending_removals', count: 1 });
  });

  it('is told by mail to the admins who stay, once', async () => {
    const mailbox = await openMailbox();
    const deliver = async () => {
      await announcePendingRemovals(portal.db);
      await runJobs(portal.db, { mailer: mailbox.mailer, publicUrl: portal.origin });
      return mailbox.take().map(({ to, subject }) => `${[to].flat()[0]?.text}: ${subject}`);
    };
    const subject = 'The removal of 1 person from Organization acme waits for you';
    const staying = [acme.admin.email, 'd@people.test'].map((email) => `${email}: ${subject}`);
    expect((await deliver()).sort()).toEqual(staying.sort());
    expect(await deliver()).toEqual([]);
    await mailbox.close();
  });

  it('has an effect when its time has come, for whoever asks then', async () => {
    await portal.db.prisma.withheldRemoval.updateMany({ data: { takesEffectAt: new Date() } });
    const { status } = await leaving.browser.call('organization.settings', { organization });
    expect(status).toBe(404);
    const audit = await admin.call('audit.list', { organization });
    const { items } = audit.data as { items: object[] };
    expect(items[0]).toMatchObject({
      action: 'removal.took_effect',
      actor: { kind: 'system' },
      target: { id: leaving.memberId },
    });
  });
});
