import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pinRole } from '#domain/roles/pin-role.ts';
import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { makeOrganization, roleOf, type TestOrganization } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { dismissDuplicate } from './dismiss-duplicate.ts';
import { findDuplicates } from './duplicates.ts';
import { getMember } from './member-page.ts';
import { mergeMembers } from './merge-members.ts';
import { splitMember } from './split-member.ts';
import { memberTimeline } from './timeline.ts';

describe('people who are one person, or are not', () => {
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

  const memberOf = (id: string) => getMember(organization.scope, id);

  it('merges a pushed person into the invited one, who keeps account, pin and history', async () => {
    const { scope, adminId } = organization;
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'ann' }],
      groups: { Chiefs: ['ann'] },
    });
    const { memberId } = directory.user('ann');
    await mergeMembers(scope, { keepId: adminId, mergeId: memberId });
    const kept = await memberOf(adminId);
    expect(kept).toMatchObject({
      active: true,
      role: 'admin',
      reason: { kind: 'pin' },
      account: { email: organization.adminEmail },
      sources: [{ kind: 'directory', active: true }],
      directoryUsers: [{ userName: 'ann', groups: [{ name: 'Chiefs' }] }],
      mergedFrom: [{ id: memberId, displayName: 'ann' }],
    });
    expect(await memberOf(memberId)).toMatchObject({
      active: false,
      directoryUsers: [],
      mergedInto: { id: adminId },
    });
  });

  it('moves the pin when only the merged person has one, and settles the role by it', async () => {
    const { scope } = organization;
    const directory = await pushDirectory(scope, { users: [{ userName: 'ann' }, { userName: 'ann2' }] });
    const [keepId, mergeId] = [directory.user('ann').memberId, directory.user('ann2').memberId];
    await pinRole(scope, { memberId: mergeId, role: 'boss', reason: 'acting' });
    await mergeMembers(scope, { keepId, mergeId });
    expect(await roleOf(scope, keepId)).toBe('boss by pin');
    const { items } = await memberTimeline(scope, { memberId: keepId, limit: 10 });
    expect(items).toMatchObject([
      {
        fromRole: 'member',
        toRole: 'boss',
        reason: { kind: 'pin' },
        cause: { kind: 'audit', actor: 'Test' },
      },
    ]);
  });

  it('refuses two who both sign in with an account', async () => {
    const { scope, adminId } = organization;
    const other = await test.db.prisma.account.create({ data: { email: 'x@x.test', displayName: 'X' } });
    const { id: mergeId } = await test.db.prisma.member.create({
      data: {
        organizationId: scope.organizationId,
        accountId: other.id,
        displayName: 'X',
        origin: 'invitation',
        direct: true,
        active: true,
        role: 'member',
        reason: 'default',
      },
    });
    const merging = mergeMembers(scope, { keepId: adminId, mergeId });
    await expect(merging).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('X') });
  });

  it('refuses a merge that would leave nobody who administers', async () => {
    const { scope, adminId } = organization;
    const directory = await pushDirectory(scope, { users: [{ userName: 'ann', active: false }] });
    const merging = mergeMembers(scope, { keepId: adminId, mergeId: directory.user('ann').memberId });
    await expect(merging).rejects.toMatchObject({ code: 'conflict' });
    expect(await memberOf(adminId)).toMatchObject({ active: true, role: 'admin', mergedFrom: [] });
  });

  it('lets one of two opposite merges at once win', async () => {
    const { scope } = organization;
    const directory = await pushDirectory(scope, { users: [{ userName: 'ann' }, { userName: 'ann2' }] });
    const [a, b] = [directory.user('ann').memberId, directory.user('ann2').memberId];
    const results = await Promise.allSettled([
      mergeMembers(scope, { keepId: a, mergeId: b }),
      mergeMembers(scope, { keepId: b, mergeId: a }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('splits a directory user off, with a role of its own, and does not offer the two again', async () => {
    const { scope } = organization;
    const email = 'shared@acme.test';
    const entra = await pushDirectory(scope, { users: [{ userName: 'ann', email }] });
    const okta = await pushDirectory(scope, {
      name: 'Okta',
      users: [{ userName: 'ann', email }],
      groups: { Chiefs: ['ann'] },
    });
    const { memberId } = entra.user('ann');
    expect(okta.user('ann').memberId).toBe(memberId);
    const changes = [{ directoryId: okta.directoryId, groupId: okta.group('Chiefs'), role: 'boss' as const }];
    await setGroupRoles(scope, { expectedVersion: 1, changes });
    expect(await roleOf(scope, memberId)).toBe('boss by group');

    const given = { memberId, directoryId: okta.directoryId, directoryUserId: okta.user('ann').id };
    const split = await splitMember(scope, given);
    expect(await roleOf(scope, memberId)).toBe('member by default');
    expect(await roleOf(scope, split.memberId)).toBe('boss by group');
    expect(await findDuplicates(scope)).toEqual([]);
    const again = splitMember(scope, { ...given, memberId: split.memberId });
    await expect(again).rejects.toMatchObject({ code: 'conflict' });
  });

  it('makes an admin who came by invitation an invited one again when the directory user is split off', async () => {
    const { scope, adminId, adminEmail } = organization;
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'someone else', email: adminEmail }],
    });
    expect(directory.user('someone else').memberId).toBe(adminId);
    const { id: directoryUserId } = directory.user('someone else');
    await splitMember(scope, { memberId: adminId, directoryId: directory.directoryId, directoryUserId });
    expect(await memberOf(adminId)).toMatchObject({ active: true, sources: [{ kind: 'invitation' }] });
  });

  it('offers those who share an address, and whoever has the userName of somebody who left', async () => {
    const { scope } = organization;
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'ann' }, { userName: 'bo', email: 'bo@x.test' }],
    });
    const gone = directory.user('ann').memberId;
    await directory.deleteUser('ann');
    await test.db.prisma.directoryUser.updateMany({
      where: { id: directory.user('bo').id },
      data: { userName: 'ANN' },
    });
    const { memberId: bo } = directory.user('bo');
    const twin = await directory.push({ userName: 'bo2' });
    await test.db.prisma.member.updateMany({ where: { id: twin.memberId }, data: { email: 'BO@x.test' } });

    const pairs = await findDuplicates(scope);
    expect(pairs).toHaveLength(2);
    expect(pairs).toContainEqual({ memberIds: [gone, bo].sort(), because: 'same_user_name' });
    expect(pairs).toContainEqual({ memberIds: [bo, twin.memberId].sort(), because: 'same_email' });
    await dismissDuplicate(scope, [twin.memberId, bo]);
    await dismissDuplicate(scope, [gone, bo]);
    expect(await findDuplicates(scope)).toEqual([]);
  });
});
