import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countCycles } from '#domain/cycles/count-cycles.ts';
import { recogniseQuarantines } from '#domain/health/recognise-quarantines.ts';
import { raiseNotices } from '#domain/notices/raise-notices.ts';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import type { CreatedOrganization } from '#domain/organizations/create-organization.ts';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import { revokeToken } from '#domain/scim-tokens/revoke-token.ts';
import { runJobs } from '../jobs.ts';
import { type Mailbox, openMailbox } from '../mailbox.ts';
import { type Browser, type Portal, startPortal, vendor } from './portal.ts';

describe('a token that expires while nobody looks', () => {
  let portal: Portal;
  let mailbox: Mailbox;
  let acme: CreatedOrganization;
  let admin: Browser;
  let directoryId: string;
  let otherDirectoryId: string;
  let old: Awaited<ReturnType<typeof createToken>>;
  const organization = 'acme';
  const scope = () => ({ db: portal.db, organizationId: acme.id, actor: vendor });

  beforeAll(async () => {
    portal = await startPortal();
    mailbox = await openMailbox();
    acme = await portal.createOrganization(organization);
    admin = await portal.signedIn({ kind: 'account', id: acme.admin.accountId });
    ({ directoryId } = await createDirectory(scope(), { provider: 'okta', name: 'Okta' }));
    const other = await createDirectory(scope(), { provider: 'entra', name: 'Entra' });
    otherDirectoryId = other.directoryId;
    old = await createToken(scope(), { directoryId, name: 'May' });
  });
  afterAll(async () => {
    await mailbox.close();
    await portal.close();
  });

  /** An hour's run of the job and of all that follows; who got which mail. */
  async function deliver(): Promise<string[]> {
    await raiseNotices(portal.db);
    await runJobs(portal.db, { mailer: mailbox.mailer, publicUrl: portal.origin });
    return mailbox.take().map(({ to, subject }) => `${[to].flat()[0]?.text}: ${subject}`);
  }

  /** As if this many days were left of what there were, and the IdP had come with the token until now. */
  async function leave(days: number): Promise<void> {
    await portal.db.prisma.$executeRaw`
      UPDATE scim_credential SET expires_at = now() + make_interval(hours => ${days * 24}::int),
        created_at = now() - interval '400 days', last_used_at = now() - interval '1 minute'
      WHERE token_id = ${old.tokenId}`;
  }

  async function push(token: string): Promise<number> {
    const { status } = await fetch(`${portal.origin}/api/auth/scim/v2/Users?filter=userName+eq+%22a%22`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return status;
  }

  const toAdmin = (subject: string) => `${acme.admin.email}: ${subject} (Organization acme)`;

  it('is announced once at each of its days, in the mail of an hour with whatever else there is', async () => {
    expect(await push(old.token)).toBe(200);
    expect(await deliver()).toEqual([toAdmin('Okta is connected')]);
    expect(await deliver()).toEqual([]);
    for (const days of [60, 30, 14, 7]) {
      await leave(days);
      expect(await deliver()).toEqual([toAdmin(`The token of Okta expires in ${days} days`)]);
      expect(await deliver()).toEqual([]);
    }
    await leave(1);
    expect(await deliver()).toEqual([toAdmin('The token of Okta expires in 1 day')]);
    await leave(0);
    expect(await deliver()).toEqual([toAdmin('The token of Okta has expired')]);
    expect(await deliver()).toEqual([]);
  });

  it('shows in the portal, and so do the requests that it is refused with, in its directory alone', async () => {
    expect(await push(old.token)).toBe(401);
    await portal.flush();
    const { data } = await admin.call('organization.overview', { organization });
    const { attention, directories } = data as { attention: object[]; directories: object[] };
    expect(directories).toMatchObject([
      { id: directoryId, state: 'failing' },
      { id: otherDirectoryId, state: 'never_connected' },
    ]);
    expect(attention).toContainEqual(expect.objectContaining({ kind: 'token_expired', name: 'May' }));
    const failures = await admin.call('activity.authenticationFailures', { organization });
    expect(failures.data).toMatchObject([{ directoryId, tokenId: old.tokenId, reason: 'expired', count: 1 }]);
    const ofOther = { organization, directoryId: otherDirectoryId };
    expect((await admin.call('activity.authenticationFailures', ofOther)).data).toEqual([]);
  });

  it('is mended by the next one', async () => {
    const next = await createToken(scope(), { directoryId, name: 'June' });
    expect(await push(next.token)).toBe(200);
    await revokeToken(scope(), old.tokenId);
    expect(await deliver()).toEqual([]);
    const { data } = await admin.call('organization.overview', { organization });
    const { attention, directories } = data as { attention: { kind: string }[]; directories: object[] };
    expect(attention.map(({ kind }) => kind)).toEqual(['never_connected']);
    expect(directories).toMatchObject([{ state: 'working' }, { state: 'never_connected' }]);
  });

  it('is told to nobody who does not want such mail', async () => {
    const { tokenId } = await createToken(scope(), { directoryId, name: 'July' });
    await portal.db.prisma.scimCredential.updateMany({
      where: { tokenId: { not: tokenId } },
      data: { revokedAt: new Date() },
    });
    const boss = await portal.addPerson(acme.id, 'second', 'admin');
    const choice = { organization, kind: 'token_ends', on: false };
    expect(await admin.call('notice.choose', choice)).toMatchObject({ status: 200 });
    const { data } = await admin.call('notice.choices', { organization });
    expect(data).toContainEqual({ kind: 'token_ends', on: false });
    old = { ...old, tokenId };
    await leave(14);
    const [mail, ...more] = await deliver();
    expect(more).toEqual([]);
    expect(mail).toContain('second@people.test');
    expect(boss.memberId).toBeDefined();
  });
});

describe('an IdP whose requests are refused', () => {
  let portal: Portal;
  let mailbox: Mailbox;
  beforeAll(async () => {
    portal = await startPortal();
    mailbox = await openMailbox();
  });
  afterAll(async () => {
    await mailbox.close();
    await portal.close();
  });

  it('is told when that has lasted an hour, and again when it comes back after it was mended', async () => {
    const { id: organizationId } = await portal.createOrganization('birch');
    const { token, tokenId, directoryId } = await portal.createDirectory(organizationId);
    const ask = async (credential: string) => {
      await fetch(`${portal.baseUrl}/Users?count=0`, { headers: { authorization: `Bearer ${credential}` } });
      await portal.flush();
    };
    const deliver = async () => {
      await raiseNotices(portal.db);
      await runJobs(portal.db, { mailer: mailbox.mailer, publicUrl: portal.origin });
      return mailbox.take().map(({ subject }) => subject);
    };
    const passHour = () =>
      portal.db.prisma.$executeRaw`UPDATE raised_notice SET raised_at = raised_at - interval '1 hour'`;
    const told = ['What Directory 1 sends is refused (Organization birch)'];

    await ask(token);
    expect(await deliver()).toHaveLength(1);
    for (const _ of ['the first time', 'the second time']) {
      await portal.db.prisma.directory.updateMany({
        where: { id: directoryId },
        data: { lastRequestAt: new Date(0) },
      });
      await ask(`${token.slice(0, -1)}x`);
      expect(await deliver()).toEqual([]);
      await passHour();
      expect(await deliver()).toEqual(told);
      expect(await deliver()).toEqual([]);
      await portal.db.prisma.directory.updateMany({
        where: { id: directoryId },
        data: { lastRequestAt: new Date() },
      });
      expect(await deliver()).toEqual([]);
    }
    expect(tokenId).toHaveLength(12);
  });
});

describe('an Entra ID', () => {
  let portal: Portal;
  let mailbox: Mailbox;
  beforeAll(async () => {
    portal = await startPortal();
    mailbox = await openMailbox();
  });
  afterAll(async () => {
    await mailbox.close();
    await portal.close();
  });

  const deliver = async () => {
    await recogniseQuarantines(portal.db);
    await raiseNotices(portal.db);
    await runJobs(portal.db, { mailer: mailbox.mailer, publicUrl: portal.origin });
    return mailbox.take().map(({ subject, text }) => ({ subject, text }));
  };

  async function connected(slug: string) {
    const { id: organizationId, admin } = await portal.createOrganization(slug);
    const scope = { db: portal.db, organizationId, actor: vendor };
    const { directoryId } = await createDirectory(scope, { provider: 'entra', name: 'Entra' });
    const { token, tokenId } = await createToken(scope, { directoryId, name: 'May' });
    const ask = async (credential: string) => {
      const headers = { authorization: `Bearer ${credential}` };
      const { status } = await fetch(`${portal.baseUrl}/Users?count=0`, { headers });
      await portal.flush();
      return status;
    };
    /** As if so many hours had passed since whatever came. */
    const passHours = async (hours: number) => {
      const { prisma } = portal.db;
      await prisma.$executeRaw`
        UPDATE directory SET last_request_at = last_request_at - make_interval(hours => ${hours}::int),
          quarantined_at = quarantined_at - make_interval(hours => ${hours}::int)
        WHERE id = ${directoryId}::uuid`;
      await prisma.$executeRaw`
        UPDATE authentication_failure SET minute = minute - make_interval(hours => ${hours}::int),
          last_at = last_at - make_interval(hours => ${hours}::int)
        WHERE directory_id = ${directoryId}::uuid`;
      await prisma.$executeRaw`
        UPDATE raised_notice SET raised_at = raised_at - make_interval(hours => ${hours}::int)
        WHERE directory_id = ${directoryId}::uuid`;
    };
    expect(await ask(token)).toBe(200);
    expect(await deliver()).toMatchObject([{ subject: expect.stringContaining('is connected') }]);
    const browser = await portal.signedIn({ kind: 'account', id: admin.accountId });
    const overview = async () => {
      const { data } = await browser.call('organization.overview', { organization: slug });
      return data as { directories: { state: string }[]; attention: { kind: string; directoryId: string }[] };
    };
    return { scope, token, tokenId, directoryId, ask, passHours, overview, browser };
  }

  it('that is silent for longer than it ever is, is told of once, and once more when it is silent again', async () => {
    const { token, directoryId, ask, passHours, overview } = await connected('cedar');
    for (const _ of ['the first time', 'the second time']) {
      await passHours(1);
      expect(await deliver()).toEqual([]);
      await passHours(2);
      const [mail, ...others] = await deliver();
      expect(others).toEqual([]);
      expect(mail?.subject).toBe('Entra is overdue (Organization cedar)');
      expect(mail?.text).toContain('It usually comes every 40 minutes. It was last heard of ');
      const { directories, attention } = await overview();
      expect(directories).toMatchObject([{ state: 'overdue', usualGapSeconds: 2400 }]);
      expect(attention).toMatchObject([{ kind: 'overdue', directoryId, usualGapSeconds: 2400 }]);
      await passHours(1);
      expect(await deliver()).toEqual([]);
      // What the server remembers of the last request is a minute old at most.
      await portal.db.prisma.directory.updateMany({
        where: { id: directoryId },
        data: { lastRequestAt: new Date() },
      });
      expect(await ask(token)).toBe(200);
      expect(await deliver()).toEqual([]);
      expect((await overview()).attention).toEqual([]);
    }
  });

  it('that is refused until it tries once a day, is told of once, with the day on which it switches itself off', async () => {
    const { scope, tokenId, directoryId, token, ask, passHours, overview, browser } =
      await connected('dogwood');
    await revokeToken(scope, tokenId);
    await expect.poll(() => ask(token)).toBe(401);
    const told: (string | undefined)[] = [];
    for (const hours of [6, 12, 24, 24]) {
      await passHours(hours);
      expect(await ask(token)).toBe(401);
      told.push(...(await deliver()).map(({ subject }) => subject));
    }
    expect(told).toEqual(['Entra ID has put Entra into quarantine (Organization dogwood)']);
    const { directories, attention } = await overview();
    expect(directories).toMatchObject([{ state: 'quarantined' }]);
    const [quarantine] = attention.filter(({ kind }) => kind === 'quarantined');
    expect(quarantine).toMatchObject({ directoryId });
    const { at, endsAt } = quarantine as unknown as { at: string; endsAt: string };
    const hoursAgo = (Date.now() - Date.parse(at)) / 3_600_000;
    expect(hoursAgo).toBeGreaterThan(65.9);
    expect(hoursAgo).toBeLessThan(66.1);
    expect(Date.parse(endsAt) - Date.parse(at)).toBe(28 * 24 * 3_600_000);
    expect(attention.map(({ kind }) => kind)).toContain('authentication_failures');

    const next = await createToken(scope, { directoryId, name: 'June' });
    expect(await ask(next.token)).toBe(200);
    const state = async () => {
      await countCycles(portal.db);
      await recogniseQuarantines(portal.db);
      return (await overview()).directories.map((directory) => directory.state);
    };
    // Cycles are counted up to some seconds ago.
    await expect.poll(state, { timeout: 15_000 }).toEqual(['working']);
    expect(await deliver()).toEqual([]);
    for (const kind of ['quarantined', 'overdue']) {
      const choice = { organization: 'dogwood', kind, on: false };
      expect(await browser.call('notice.choose', choice)).toMatchObject({ status: 200 });
    }
    await passHours(20);
    expect(await state()).toEqual(['overdue']);
    expect(await deliver()).toEqual([]);
  });
});
