import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getMember } from '#domain/members/member-page.ts';
import { makeOrganization, roleOf } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { pinRole } from './pin-role.ts';
import { setGroupRoles } from './set-group-roles.ts';
import { syncRoleTable } from './sync-role-table.ts';
import { unpinRole } from './unpin-role.ts';

describe('a pin', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  it('wins over groups until it is taken away', async () => {
    const { scope } = await makeOrganization(test.db);
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'ann' }],
      groups: { Chiefs: ['ann'] },
    });
    const { memberId } = directory.user('ann');
    const changes = [
      { directoryId: directory.directoryId, groupId: directory.group('Chiefs'), role: 'boss' as const },
    ];
    await setGroupRoles(scope, { expectedVersion: 1, changes });
    await pinRole(scope, { memberId, role: 'admin', reason: 'on call' });
    expect(await roleOf(scope, memberId)).toBe('admin by pin');
    const page = await getMember(scope, memberId);
    expect(page.pin).toMatchObject({ role: 'admin', by: 'Test', reason: 'on call' });
    expect(page.considered).toMatchObject([
      { reason: { kind: 'pin' }, role: 'admin', counts: true },
      { reason: { kind: 'group', groupName: 'Chiefs' }, role: 'boss', counts: false, note: 'lower' },
      { reason: { kind: 'default' }, role: 'member', counts: false, note: 'lower' },
    ]);
    await unpinRole(scope, memberId);
    expect(await roleOf(scope, memberId)).toBe('boss by group');
  });

  it('cannot be taken from, or lowered for, the only person who administers', async () => {
    const { scope, adminId } = await makeOrganization(test.db);
    await expect(unpinRole(scope, adminId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(pinRole(scope, { memberId: adminId, role: 'boss' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await roleOf(scope, adminId)).toBe('admin by pin');
  });

  it('is not lost by two admins who take each other down at once', async () => {
    const { scope, adminId } = await makeOrganization(test.db);
    const directory = await pushDirectory(scope, { users: [{ userName: 'ann' }] });
    const { memberId } = directory.user('ann');
    await pinRole(scope, { memberId, role: 'admin' });
    const results = await Promise.allSettled([unpinRole(scope, adminId), unpinRole(scope, memberId)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
