import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSignInLink } from '#domain/accounts/create-sign-in-link.ts';
import type { Principal } from '#domain/accounts/principal.ts';
import { createMailer } from '#mail/mailer.ts';
import { runJobs } from '../jobs.ts';
import { linkIn, type Mailbox, openMailbox } from '../mailbox.ts';
import { type Browser, type Portal, startPortal } from './portal.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';

describe('mail', () => {
  let portal: Portal;
  let mailbox: Mailbox;
  beforeAll(async () => {
    portal = await startPortal();
    mailbox = await openMailbox();
    await portal.createOrganization('acme');
  });
  afterEach(async () => {
    mailbox.take();
    await portal.db.query({ text: 'DELETE FROM sign_in_attempt' }, []);
  });
  afterAll(async () => {
    await mailbox.close();
    await portal.close();
  });

  const deliver = (options: { early?: boolean } = {}) =>
    runJobs(portal.db, { mailer: mailbox.mailer, publicUrl: portal.origin, ...options });
  const ask = (email: string) => portal.browser().call('session.requestLink', { email });
  const redeem = (browser: Browser, link: string, userAgent: string) =>
    browser.call(
      'session.redeemLink',
      { token: new URL(link).hash.slice(1) },
      { headers: { 'user-agent': userAgent } },
    );

  const newLink = async (principal: Principal) =>
    (await createSignInLink(portal.db, { principal, publicUrl: portal.origin })).url;

  it('brings a sign-in link in the language in which it was asked for', async () => {
    await portal.browser().call('session.requestLink', { email: 'admin@acme.test', language: 'sv' });
    await deliver();
    const [mail] = mailbox.take();
    expect(mail).toMatchObject({ subject: 'Logga in i Rollcall' });
    expect(mail?.html).toContain('<html lang="sv">');
    expect(mail?.html).toContain('Om knappen inte fungerar');
    expect(mail?.text).toContain('Den loggar in dig en gång, inom');
    expect((await redeem(portal.browser(), linkIn(mail), firefox)).status).toBe(200);
  });

  it('brings a sign-in link that lets its owner in, in HTML and text', async () => {
    await ask(' Admin@Acme.test');
    await deliver();
    const [mail, ...others] = mailbox.take();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ subject: 'Sign in to Rollcall' });
    expect(mail?.from?.text).toBe('"Rollcall" <rollcall@vendor.test>');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.html).not.toMatch(/src=|url\(/);
    const browser = portal.browser();
    expect((await redeem(browser, linkIn(mail), firefox)).status).toBe(200);
    expect((await browser.call('session.current')).data).toMatchObject({
      account: { email: 'admin@acme.test' },
    });
  });

  it('is sent to nobody for an address that nobody has, with the same answer', async () => {
    const unknown = await ask('nobody@acme.test');
    const known = await ask('admin@acme.test');
    expect([unknown.status, unknown.data]).toEqual([known.status, known.data]);
    await deliver();
    expect(mailbox.take().map(({ to }) => to)).toMatchObject([{ text: 'admin@acme.test' }]);
  });

  it('is asked for five times in a quarter of an hour, on whichever server', async () => {
    const answers = [];
    for (let asked = 0; asked < 6; asked += 1) answers.push((await ask('often@acme.test')).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('keeps no link where jobs are kept, and makes a new one at each try', async () => {
    mailbox.refuse('refused@people.test', '5.1.1 No such mailbox');
    const acme = await portal.db.prisma.organization.findUniqueOrThrow({ where: { slug: 'acme' } });
    await portal.addPerson(acme.id, 'refused', 'member');
    await ask('refused@people.test');
    await deliver();
    const [failure] = await portal.db.jobs.failures(1);
    expect(failure?.sentence).toContain('The mail to refused@people.test was not taken: 550 5.1.1 No such');
    expect(failure?.nextTryAt).not.toBeNull();
    const stored = JSON.stringify(
      await portal.db.query(
        { text: `SELECT data, output FROM pgboss.job WHERE name = 'send-sign-in-link'` },
        [],
      ),
    );
    expect(stored).toContain('refused@people.test');
    expect(stored).not.toContain('sign-in/link');
  });

  it('tells somebody of a sign-in from a new device, not of the first one and not of the same again', async () => {
    const { principal } = await portal.addPerson(
      (await portal.db.prisma.organization.findUniqueOrThrow({ where: { slug: 'acme' } })).id,
      'dee',
      'member',
    );
    for (const userAgent of [firefox, firefox, safari, safari]) {
      await redeem(portal.browser(), await newLink(principal), userAgent);
    }
    await deliver();
    const [notice, ...others] = mailbox.take();
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ subject: 'New sign-in to Rollcall' });
    expect(notice?.text).toContain('Device: Safari on iPhone\nAddress: ');
    expect(await portal.db.prisma.knownDevice.count({ where: { accountId: principal.id } })).toBe(2);
  });

  it('is written to a file that only we can read where there is no mail server, and the log says so', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-outbox-'));
    const logged: string[] = [];
    const logger = pino({}, { write: (line) => void logged.push(line) });
    const mailer = createMailer(
      { smtpUrl: null, mailFrom: 'Rollcall <rollcall@localhost>', dataDir },
      logger,
    );
    await ask('admin@acme.test');
    await runJobs(portal.db, { mailer, publicUrl: portal.origin });
    const [name = ''] = await readdir(join(dataDir, 'outbox'));
    const path = join(dataDir, 'outbox', name);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const mail = await simpleParser(await readFile(path));
    expect((await redeem(portal.browser(), linkIn(mail), firefox)).status).toBe(200);
    expect(logged.join('')).toContain('a mail was written to a file');
    expect(logged.join('')).not.toContain(new URL(linkIn(mail)).hash.slice(1));
    await rm(dataDir, { recursive: true });
  });
});
