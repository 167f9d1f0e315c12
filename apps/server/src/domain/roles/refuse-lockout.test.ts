import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeOrganization, roleOf } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { endOverride } from './end-override.ts';
import { overrideRole } from './override-role.ts';
import { setGroupRoles } from './set-group-roles.ts';
import { syncRoleTable } from './sync-role-table.ts';
import { unpinRole } from './unpin-role.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  test = await createTestDatabase();
  await syncRoleTable(test.db);
});
afterAll(() => test.close());

it('a lockout hold that has its way again is no reason to refuse the end of an override', async () => {
  const { scope, adminId } = await makeOrganization(test.db);
  const { db, organizationId } = scope;
  const staff = {
    db,
    organizationId,
    actor: { kind: 'staff', id: null, name: 'Sam', address: null },
  } as const;
  const directory = await pushDirectory(scope, { users: [{ userName: 'ann' }], groups: { Chiefs: ['ann'] } });
  const { memberId } = directory.user('ann');
  const { directoryId } = directory;
  const changes = [{ directoryId, groupId: directory.group('Chiefs'), role: 'admin' as const }];
  await setGroupRoles(scope, { changes, expectedVersion: 1 });
  await unpinRole(scope, adminId);
  await directory.removeFromGroup('Chiefs', 'ann');
  await directory.replaceInUser('ann', { active: false });
  await overrideRole(staff, { memberId, role: 'member', reason: 'x', hours: 1 });
  await directory.replaceInUser('ann', { active: true });
  await endOverride(staff, memberId);
  expect(await roleOf(scope, memberId)).toBe('admin by lockout_hold');
});
