import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '#domain/accounts/principal.ts';
import { createStaffAccount } from '#domain/staff/create-staff-account.ts';
import { createSessions } from './sessions.ts';

const client = { address: '192.0.2.1', userAgent: 'Test' };
const hourMs = 3_600_000;

describe('a session', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let account: Principal;
  let staff: Principal;

  beforeAll(async () => {
    test = await createTestDatabase();
    const { id } = await test.db.prisma.account.create({ data: { email: 'a@a.test', displayName: 'Ann' } });
    account = { kind: 'account', id };
    staff = await createStaffAccount(test.db, { email: 's@s.test', displayName: 'Sam', role: 'agent' });
  });
  afterAll(() => test.close());

  const secure = () =>
    createSessions({ db: test.db, publicUrl: 'https://portal.test', staffSecondFactor: false });
  const headerOf = (cookie: string) => cookie.split(';')[0] ?? '';

  it('has a cookie that only this host, over TLS, can set and read', async () => {
    const { cookie } = await secure().start(account, client, { cookieHeader: '' });
    expect(cookie).toMatch(/^__Host-rollcall=a-[\w-]{43};/);
    expect(cookie).toContain('Secure');
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('Path=/');
    expect(cookie).not.toContain('Domain');
  });

  it.each([
    ['account', 7 * 24, 30 * 24],
    ['staff', 1, 12],
  ] as const)(
    'of an %s ends after %i hours without use and after %i in any case',
    async (kind, idle, absolute) => {
      const startedAtMs = Date.now();
      const { signedIn } = await secure().start(kind === 'staff' ? staff : account, client, {
        cookieHeader: '',
      });
      const row = await test.db.prisma.session.findUniqueOrThrow({
        where: { handle: signedIn?.sessionHandle ?? '' },
      });
      for (const [end, hours] of [
        [row.expiresAt, idle],
        [row.absoluteExpiresAt, absolute],
      ] as const) {
        expect(end.getTime()).toBeGreaterThanOrEqual(startedAtMs + hours * hourMs);
        expect(end.getTime()).toBeLessThanOrEqual(Date.now() + hours * hourMs);
      }
    },
  );

  it('of staff cannot be passed off as one of an account, with its longer life', async () => {
    const { cookie } = await secure().start(staff, client, { cookieHeader: '' });
    const forged = headerOf(cookie).replace('=s-', '=a-');
    expect(await secure().find(forged, client)).toBeNull();
    expect(await secure().find(headerOf(cookie), client)).toMatchObject({ identity: { kind: 'staff' } });
  });

  it('ends with its account', async () => {
    const { id } = await test.db.prisma.account.create({ data: { email: 'b@b.test', displayName: 'Bo' } });
    const { cookie } = await secure().start({ kind: 'account', id }, client, { cookieHeader: '' });
    await test.db.prisma.account.delete({ where: { id } });
    expect(await secure().find(headerOf(cookie), client)).toBeNull();
  });

  it('shows when and from where it was last used, to the minute', async () => {
    const sessions = secure();
    const { cookie, signedIn } = await sessions.start(account, client, { cookieHeader: '' });
    const where = { handle: signedIn?.sessionHandle ?? '' };
    const longAgo = new Date(Date.now() - 61_000);
    await test.db.prisma.session.update({ where, data: { lastSeenAt: longAgo } });
    await sessions.find(headerOf(cookie), { address: '198.51.100.7', userAgent: 'Other' });
    const row = await test.db.prisma.session.findUniqueOrThrow({ where });
    expect(row).toMatchObject({ address: '198.51.100.7', userAgent: 'Other' });
    expect(row.lastSeenAt.getTime()).toBeGreaterThan(longAgo.getTime());
  });

  describe('through single sign-on', () => {
    let organizationId: string;
    let connectionId: string;
    beforeAll(async () => {
      ({ id: organizationId } = await test.db.prisma.organization.create({
        data: { slug: 'acme', name: 'Acme' },
      }));
      ({ id: connectionId } = await test.db.prisma.ssoConnection.create({
        data: {
          organizationId,
          provider: 'oidc',
          issuer: 'https://idp.test',
          clientId: 'rollcall',
          clientSecretSealed: 'sealed',
          createdBy: 'Test',
          state: 'on',
        },
      }));
      await test.db.prisma.member.create({
        data: {
          organizationId,
          accountId: account.id,
          displayName: 'Ann',
          origin: 'invitation',
          direct: true,
          active: true,
          role: 'member',
          reason: 'default',
        },
      });
    });
    const start = async () => {
      const wayIn = { sso: { organizationId, connectionId } };
      return headerOf((await secure().start(account, client, { cookieHeader: '', wayIn })).cookie);
    };

    it('reaches its organization alone', async () => {
      const found = await secure().find(await start(), client);
      expect(found?.reach).toEqual({
        onlyOrganizationId: organizationId,
        throughSso: true,
        breaksGlass: false,
      });
    });

    it('ends at the next request when the member is deactivated, whatever else the account is in', async () => {
      const cookie = await start();
      const own = headerOf((await secure().start(account, client, { cookieHeader: '' })).cookie);
      await test.db.prisma.member.updateMany({ where: { organizationId }, data: { active: false } });
      expect(await secure().find(cookie, client)).toBeNull();
      expect(await secure().find(own, client)).not.toBeNull();
      await test.db.prisma.member.updateMany({ where: { organizationId }, data: { active: true } });
    });

    it('ends at the next request when single sign-on is no longer on', async () => {
      const cookie = await start();
      await test.db.prisma.ssoConnection.updateMany({ where: { organizationId }, data: { state: 'tested' } });
      expect(await secure().find(cookie, client)).toBeNull();
    });
  });
});
