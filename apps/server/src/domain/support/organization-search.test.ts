import type { Provider } from '@rollcall/access';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recogniseQuarantines } from '#domain/health/recognise-quarantines.ts';
import { createDirectory } from '#domain/organizations/create-directory.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { searchOrganizations } from './organization-search.ts';
import type { OrganizationState } from './organization-states.ts';

type Connection = {
  readonly organization: TestOrganization;
  readonly directoryId: string;
  readonly tokenId: string;
};

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('the organizations of support', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  /** With a directory that was heard of so many minutes ago. */
  async function connected(
    heardMinutesAgo: number | null = 1,
    provider: Provider = 'entra',
  ): Promise<Connection> {
    const organization = await makeOrganization(test.db);
    const { scope } = organization;
    const { directoryId } = await createDirectory(scope, { provider, name: 'IdP' });
    const { tokenId } = await createToken(scope, {
      directoryId,
      name: 'x',
      kind: 'bearer',
      lifetimeDays: 30,
    });
    if (heardMinutesAgo !== null) {
      await test.db.prisma.directory.updateMany({
        where: { id: directoryId },
        data: { lastRequestAt: ago(heardMinutesAgo), createdAt: ago(10_000) },
      });
    }
    return { organization, directoryId, tokenId };
  }

  async function answered({ organization, directoryId, tokenId }: Connection, status: number, at: Date) {
    const { organizationId } = organization.scope;
    const request = {
      method: 'GET',
      path: '/Users',
      durationMs: 1,
      requestId: 'r',
      operation: 'read',
      effect: {},
    };
    await test.db.prisma.provisioningRecord.create({
      data: { organizationId, directoryId, tokenId, ...request, status, at },
    });
  }

  async function foundAs(organization: TestOrganization) {
    const { items } = await searchOrganizations(test.db, { search: organization.slug, limit: 200 });
    const item = items.find(({ slug }) => slug === organization.slug);
    return { state: item?.state, reasons: item?.reasons };
  }

  const withReason = (state: OrganizationState, kind: string, count = 1) => ({
    state,
    reasons: [{ kind, count }],
  });

  it('are working, overdue, quiet or not connected as their directories are', async () => {
    expect(await foundAs((await connected()).organization)).toEqual({ state: 'working', reasons: [] });
    expect(await foundAs((await connected(180)).organization)).toEqual(withReason('overdue', 'overdue'));
    expect(await foundAs((await connected(180, 'okta')).organization)).toEqual(withReason('quiet', 'quiet'));
    expect(await foundAs((await connected(null)).organization)).toEqual({
      state: 'not_connected',
      reasons: [],
    });
  });

  it('fail when a directory fails, and are in quarantine when it is tried ever more rarely', async () => {
    const failing = await connected();
    await answered(failing, 200, ago(90));
    await answered(failing, 400, ago(1));
    expect(await foundAs(failing.organization)).toEqual(withReason('failing', 'failing'));
    const mended = await connected();
    await answered(mended, 400, ago(1));
    await answered(mended, 200, new Date());
    expect(await foundAs(mended.organization)).toEqual({ state: 'working', reasons: [] });

    const refused = await connected(60 * 25);
    const { organizationId } = refused.organization.scope;
    const { directoryId, tokenId } = refused;
    const refuse = (at: Date) =>
      test.db.prisma.authenticationFailure.create({
        data: { organizationId, directoryId, tokenId, minute: at, lastAt: at, reason: 'expired', count: 1 },
      });
    await refuse(ago(60 * 24));
    await refuse(ago(60 * 18));
    await refuse(ago(1));
    expect(await foundAs(refused.organization)).toEqual(withReason('failing', 'failing'));
    await recogniseQuarantines(test.db);
    expect(await foundAs(refused.organization)).toEqual(withReason('quarantined', 'quarantined'));
  });

  it('want attention while something waits for a person', async () => {
    const noAdmin = (await connected()).organization;
    await test.db.prisma.member.updateMany({ where: { id: noAdmin.adminId }, data: { missing: ['email'] } });
    expect(await foundAs(noAdmin)).toEqual(withReason('attention', 'no_admin'));

    const held = (await connected()).organization;
    const member = { organizationId: held.scope.organizationId, memberId: held.adminId };
    await test.db.prisma.lockoutHold.create({ data: { ...member, role: 'admin' } });
    expect(await foundAs(held)).toEqual(withReason('attention', 'lockout_hold'));

    const removal = await connected(180, 'okta');
    const { directoryId } = removal;
    const leaving = {
      organizationId: removal.organization.scope.organizationId,
      memberId: removal.organization.adminId,
    };
    const ends = { ends: 'access', role: 'admin', directoryId, recordId: directoryId };
    await test.db.prisma.withheldRemoval.create({ data: { ...leaving, ...ends, takesEffectAt: ago(-60) } });
    expect(await foundAs(removal.organization)).toEqual({
      state: 'attention',
      reasons: [
        { kind: 'no_admin', count: 1 },
        { kind: 'pending_removals', count: 1 },
        { kind: 'quiet', count: 1 },
      ],
    });
    await test.db.prisma.withheldRemoval.updateMany({
      where: leaving,
      data: { takesEffectAt: null, keptAt: ago(0), keptBy: 'Ann', keptReason: 'x' },
    });
    expect(await foundAs(removal.organization)).toEqual(withReason('quiet', 'quiet'));
  });

  it('want attention when the last token of a directory that was in use has ended', async () => {
    const { organization, tokenId } = await connected();
    await test.db.prisma.scimCredential.updateMany({ where: { tokenId }, data: { expiresAt: ago(1) } });
    expect(await foundAs(organization)).toEqual(withReason('attention', 'no_live_token'));
  });

  it('come worst first, page by page, with how many there are of each state', async () => {
    const { items, totals } = await searchOrganizations(test.db, { limit: 200 });
    const states = items.map(({ state }) => state);
    const order = ['quarantined', 'failing', 'overdue', 'attention', 'quiet', 'not_connected', 'working'];
    expect(states).toEqual([...states].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    for (const state of order) {
      const counted = states.filter((one) => one === state).length;
      expect(counted).toBeGreaterThan(0);
      expect(totals).toMatchObject({ [state]: counted });
    }
    const paged: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await searchOrganizations(test.db, { limit: 2, cursor });
      paged.push(...page.items.map(({ slug }) => slug));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(items.map(({ slug }) => slug));
  });

  it('are shown in one state alone, with the totals of all', async () => {
    const all = await searchOrganizations(test.db, { limit: 200 });
    const quiet = await searchOrganizations(test.db, { limit: 200, state: 'quiet' });
    expect(quiet.items).toEqual(all.items.filter(({ state }) => state === 'quiet'));
    expect(quiet.totals).toEqual(all.totals);
    const nothing = await searchOrganizations(test.db, { limit: 200, search: 'nobody is called so' });
    expect(nothing).toMatchObject({ items: [], nextCursor: null, totals: { failing: 0, working: 0 } });
  });

  it('are found by a domain, by the address that somebody signs in with, and by one that was invited', async () => {
    const { scope, slug, adminId } = (await connected()).organization;
    const { organizationId } = scope;
    const { prisma } = test.db;
    const createdBy = 'Test';
    await prisma.organizationDomain.create({
      data: { organizationId, domain: 'found.example', challenge: 'x', createdBy },
    });
    await prisma.member.updateMany({ where: { id: adminId }, data: { email: 'other@elsewhere.example' } });
    const invitation = {
      email: 'Guest@elsewhere.example',
      role: 'admin',
      invitedBy: 'Test',
      expiresAt: ago(-60),
    };
    await prisma.invitation.create({ data: { organizationId, ...invitation } });
    const searches = ['found.example', 'anybody@found.example', `ADMIN@${slug}.test`];
    for (const search of [...searches, 'other@elsewhere.example', 'guest@elsewhere.example']) {
      const { items } = await searchOrganizations(test.db, { search, limit: 200 });
      expect(
        items.map((item) => item.slug),
        search,
      ).toEqual([slug]);
    }
  });
});
