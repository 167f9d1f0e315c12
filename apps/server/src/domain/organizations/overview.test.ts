import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import { revokeToken } from '#domain/scim-tokens/revoke-token.ts';
import { searchOrganizations } from '#domain/support/organization-search.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { overviewOf } from './overview.ts';

describe('the overview', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    organization = await makeOrganization(test.db);
  });

  const attention = async () => (await overviewOf(organization.scope)).attention;
  const heardFrom = (id: string, lastRequestAt = new Date()) =>
    test.db.prisma.directory.updateMany({ where: { id }, data: { lastRequestAt } });

  it('asks for a directory first', async () => {
    expect(await attention()).toEqual([{ kind: 'no_directory' }]);
  });

  it('counts people, groups and the last 24 hours, every hour of them', async () => {
    await pushDirectory(organization.scope, {
      users: [{ userName: 'ann' }, { userName: 'bo', active: false }],
      groups: { Chiefs: ['ann'] },
    });
    const overview = await overviewOf(organization.scope);
    expect(overview).toMatchObject({
      people: { total: 3, active: 2, administering: 1 },
      groups: { total: 1, mapped: 0, unmapped: 1 },
      directories: [{ users: 2, groups: 1, changesLastDay: 3, failuresLastDay: 0 }],
    });
    expect(overview.activity).toHaveLength(24);
    expect(overview.activity.at(-1)).toMatchObject({ changes: 3, failures: 0 });
    const [first, second] = overview.activity;
    expect((second?.at.getTime() ?? 0) - (first?.at.getTime() ?? 0)).toBe(3_600_000);
  });

  it('says that an IdP never came, and that one pushes people without groups', async () => {
    const { directoryId } = await pushDirectory(organization.scope, { users: [] });
    expect(await attention()).toMatchObject([{ kind: 'never_connected', directoryId, provider: 'entra' }]);
    await heardFrom(directoryId);
    expect(await attention()).toEqual([]);
    const other = await pushDirectory(organization.scope, { name: 'Okta', users: [{ userName: 'ann' }] });
    await heardFrom(other.directoryId);
    expect(await attention()).toMatchObject([{ kind: 'no_groups', directoryName: 'Okta' }]);
  });

  it('names the largest groups without a role', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const { directoryId } = await pushDirectory(organization.scope, {
      users: names.map((userName) => ({ userName })),
      groups: { ...Object.fromEntries(names.map((name, index) => [name, names.slice(index)])), Empty: [] },
    });
    await heardFrom(directoryId);
    expect((await attention()).map(({ kind, name, people }) => [kind, name, people])).toEqual([
      ['unmapped_group', 'a', 7],
      ['unmapped_group', 'b', 6],
      ['unmapped_group', 'c', 5],
      ['unmapped_group', 'd', 4],
      ['unmapped_group', 'e', 3],
    ]);
  });

  it('warns of the end of a token that no other outlives', async () => {
    const { directoryId } = await pushDirectory(organization.scope, { users: [] });
    await heardFrom(directoryId);
    const { tokenId } = await createToken(organization.scope, {
      directoryId,
      name: 'old',
      lifetimeDays: 30,
    });
    expect(await attention()).toMatchObject([{ kind: 'token_expiring', tokenId, name: 'old' }]);
    await test.db.prisma.scimCredential.updateMany({ where: { tokenId }, data: { expiresAt: new Date() } });
    expect(await attention()).toMatchObject([{ kind: 'token_expired', tokenId }]);
    await createToken(organization.scope, { directoryId, name: 'new' });
    expect(await attention()).toEqual([]);
  });

  it('goes on warning while the IdP has not come with the next token', async () => {
    const { directoryId } = await pushDirectory(organization.scope, { users: [] });
    await heardFrom(directoryId);
    const old = await createToken(organization.scope, { directoryId, name: 'old', lifetimeDays: 30 });
    const used = ({ tokenId }: { tokenId: string }) =>
      test.db.prisma.scimCredential.updateMany({ where: { tokenId }, data: { lastUsedAt: new Date() } });
    await used(old);
    const next = await createToken(organization.scope, { directoryId, name: 'next' });
    expect(await attention()).toMatchObject([{ kind: 'token_expiring', name: 'old', next: 'next' }]);
    await used(next);
    expect(await attention()).toEqual([]);
  });

  it('says that the only token was revoked, and nothing of one that was replaced', async () => {
    const { directoryId } = await pushDirectory(organization.scope, { users: [] });
    await heardFrom(directoryId);
    const first = await createToken(organization.scope, { directoryId, name: 'first' });
    const second = await createToken(organization.scope, { directoryId, name: 'second' });
    await revokeToken(organization.scope, first.tokenId);
    expect(await attention()).toEqual([]);
    await revokeToken(organization.scope, second.tokenId);
    expect(await attention()).toMatchObject([{ kind: 'token_revoked', name: 'second', directoryId }]);
    await createToken(organization.scope, { directoryId, name: 'third' });
    expect(await attention()).toEqual([]);
  });

  it('says that an IdP comes with a token that is refused, until it comes with one that is not', async () => {
    const { organizationId } = organization.scope;
    const { directoryId } = await pushDirectory(organization.scope, { users: [] });
    const { tokenId } = await createToken(organization.scope, { directoryId, name: 'x' });
    const minute = new Date(Math.floor(Date.now() / 60_000) * 60_000);
    const lastAt = new Date(minute.getTime() + 30_000);
    const failure = { organizationId, directoryId, tokenId, minute, lastAt };
    await test.db.prisma.authenticationFailure.createMany({
      data: [
        { ...failure, reason: 'wrong_secret', count: 2 },
        { ...failure, reason: 'truncated', count: 1 },
      ],
    });
    const { directories, attention: problems } = await overviewOf(organization.scope);
    expect(directories).toMatchObject([{ state: 'failing' }]);
    expect(problems).toMatchObject([
      { kind: 'authentication_failures', directoryId, tokenId, count: 3, at: lastAt },
    ]);
    await heardFrom(directoryId, new Date(minute.getTime() + 29_999));
    expect(await attention()).toMatchObject([{ kind: 'authentication_failures' }]);
    await heardFrom(directoryId, lastAt);
    expect(await attention()).toEqual([]);
  });

  it('says how many requests failed where a directory is failing', async () => {
    const { organizationId } = organization.scope;
    const { directoryId } = await pushDirectory(organization.scope, { users: [] });
    await test.db.prisma.provisioningRecord.createMany({
      data: ['/Users', '/Groups'].map((path) => ({
        organizationId,
        directoryId,
        tokenId: 'x',
        operation: 'refuse',
        method: 'POST',
        path,
        status: 400,
        effect: {},
        durationMs: 1,
        requestId: path,
      })),
    });
    await heardFrom(directoryId);
    expect(await attention()).toMatchObject([{ kind: 'failing', directoryId, count: 2 }]);
  });

  it('counts nobody as administering who has no access for what they lack', async () => {
    const { scope, adminId } = organization;
    await test.db.prisma.member.updateMany({ where: { id: adminId }, data: { missing: ['email'] } });
    const { people, attention: rows } = await overviewOf(scope);
    expect(people).toMatchObject({ total: 1, active: 1, administering: 0, leavingAdministration: 0 });
    expect(rows[0]).toEqual({ kind: 'no_admin' });
    const { items } = await searchOrganizations(test.db, { search: organization.slug, limit: 100 });
    expect(items).toMatchObject([{ people: 1, administering: 0 }]);
  });

  it('counts apart who administers still and is being removed: they decide nothing any more', async () => {
    const { scope, adminId: memberId } = organization;
    const { organizationId } = scope;
    const { directoryId } = await pushDirectory(scope, { users: [] });
    const ends = { ends: 'access', role: 'admin', directoryId, recordId: directoryId };
    const takesEffectAt = new Date(Date.now() + 3_600_000);
    await test.db.prisma.withheldRemoval.create({
      data: { organizationId, memberId, ...ends, takesEffectAt },
    });
    const {
      people,
      attention: [first],
    } = await overviewOf(scope);
    expect(people).toMatchObject({ total: 1, active: 1, administering: 0, leavingAdministration: 1 });
    expect(first).toEqual({ kind: 'no_admin' });
    const found = async () =>
      (await searchOrganizations(test.db, { search: organization.slug, limit: 100 })).items;
    expect(await found()).toMatchObject([{ people: 1, administering: 0 }]);
    await test.db.prisma.withheldRemoval.deleteMany({ where: { organizationId } });
    expect(await found()).toMatchObject([{ people: 1, administering: 1 }]);
    expect((await overviewOf(scope)).attention).not.toContainEqual({ kind: 'no_admin' });
  });

  it('names who is held in a role, and counts who may be one person', async () => {
    const { organizationId } = organization.scope;
    const directory = await pushDirectory(organization.scope, {
      users: [{ userName: 'ann' }, { userName: 'ann2' }],
    });
    await heardFrom(directory.directoryId);
    const { memberId } = directory.user('ann');
    await test.db.prisma.lockoutHold.create({ data: { organizationId, memberId, role: 'admin' } });
    const ids = [memberId, directory.user('ann2').memberId];
    await test.db.prisma.member.updateMany({ where: { id: { in: ids } }, data: { email: 'ann@acme.test' } });
    expect((await attention()).filter(({ kind }) => kind !== 'no_groups')).toMatchObject([
      { kind: 'lockout_hold', memberId, name: 'ann' },
      { kind: 'possible_duplicate', count: 1 },
    ]);
  });
});
