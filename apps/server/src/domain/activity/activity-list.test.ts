import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeMembers } from '#domain/members/merge-members.ts';
import { setRequiredAttributes } from '#domain/organizations/set-required-attributes.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { type ActivityFilter, listActivity } from './queries.ts';

describe('the activity', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  /** What happened to whom, the newest first. */
  async function acts(scope: ActorScope, filter: ActivityFilter) {
    const { items } = await listActivity(scope, { ...filter, limit: 100 });
    return items.map(({ operation, resourceName, result }) => `${operation} ${resourceName}: ${result}`);
  }

  it('knows as incomplete what left somebody active without access, and nobody else', async () => {
    const { scope } = await makeOrganization(test.db);
    await setRequiredAttributes(scope, { required: ['email'], strict: false });
    const directory = await pushDirectory(scope, {
      users: [
        { userName: 'ana', email: 'ana@acme.test' },
        { userName: 'bo' },
        { userName: 'cem', active: false },
      ],
    });
    await directory.setActive('cem', true);
    await directory.setActive('bo', false);
    expect(await acts(scope, { result: 'incomplete' })).toEqual([
      'enable cem: incomplete',
      'create bo: incomplete',
    ]);
    expect(await acts(scope, { result: 'ok' })).toEqual([
      'disable bo: ok',
      'create cem: ok',
      'create ana: ok',
    ]);
    const { items } = await listActivity(scope, { operation: 'create', result: 'incomplete', limit: 1 });
    expect(items).toMatchObject([{ missing: ['email'], withheld: 0 }]);
  });

  it('knows as pending what the mass-removal guard holds back, of people and of groups', async () => {
    const { scope } = await makeOrganization(test.db);
    const userNames = Array.from({ length: 40 }, (_, index) => `u${index}`);
    const directory = await pushDirectory(scope, { users: userNames.map((userName) => ({ userName })) });
    for (const userName of userNames.slice(0, 13)) await directory.setActive(userName, false);
    await directory.deleteUser('u13');
    expect(await acts(scope, { result: 'pending' })).toEqual(['delete u13: pending', 'disable u12: pending']);
    expect(await acts(scope, { result: 'failed' })).toEqual([]);
  });

  it('of a person has the requests to groups that added or removed them, with another name and without them', async () => {
    const { scope, adminId } = await makeOrganization(test.db);
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'ana' }, { userName: 'bo' }],
      groups: { Finance: ['ana'], Sales: ['bo'] },
    });
    await directory.setMembers('Sales', ['ana', 'bo']);
    await directory.removeFromGroup('Finance', 'ana');
    await directory.addToGroup('Finance', 'bo');
    const ana = directory.user('ana').memberId;
    const wanted = ['update Finance: ok', 'update Sales: ok', 'create Finance: ok', 'create ana: ok'];
    expect(await acts(scope, { memberId: ana })).toEqual(wanted);
    expect(await acts(scope, { memberId: ana, groupId: directory.group('Sales') })).toEqual([
      'update Sales: ok',
    ]);
    await directory.deleteGroup('Sales');
    await directory.deleteUser('ana');
    expect(await acts(scope, { memberId: ana })).toEqual(['delete ana: ok', 'delete Sales: ok', ...wanted]);
    await mergeMembers(scope, { keepId: adminId, mergeId: ana });
    expect(await acts(scope, { memberId: adminId })).toEqual([
      'delete ana: ok',
      'delete Sales: ok',
      ...wanted,
    ]);
  });

  it('of a group has the people who left it because they were deleted', async () => {
    const { scope } = await makeOrganization(test.db);
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'ana' }, { userName: 'bo' }],
      groups: { Finance: ['ana', 'bo'], Sales: ['bo'] },
    });
    const groupId = directory.group('Finance');
    await directory.deleteUser('ana');
    const wanted = ['delete ana: ok', 'create Finance: ok'];
    expect(await acts(scope, { groupId })).toEqual(wanted);
    const firstPage = await listActivity(scope, { groupId, limit: 1 });
    const secondPage = await listActivity(scope, {
      groupId,
      limit: 1,
      cursor: firstPage.nextCursor ?? '',
    });
    const names = [...firstPage.items, ...secondPage.items].map(({ resourceName }) => resourceName);
    expect(names).toEqual(['ana', 'Finance']);
    expect(secondPage.nextCursor).toBeNull();
  });
});
