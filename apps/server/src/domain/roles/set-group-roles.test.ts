import type { Role } from '@rollcall/access';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeOrganization, roleOf, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { listGroups } from './group-list.ts';
import { setGroupRoles } from './set-group-roles.ts';
import { syncRoleTable } from './sync-role-table.ts';
import { unpinRole } from './unpin-role.ts';

describe('saving the roles of groups', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;
  let directory: PushedDirectory;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    organization = await makeOrganization(test.db);
    directory = await pushDirectory(organization.scope, {
      users: [{ userName: 'ann' }, { userName: 'bo' }, { userName: 'cy', active: false }],
      groups: { Chiefs: ['ann', 'cy'], Finance: ['ann', 'bo'] },
    });
  });

  function save(expectedVersion: number, roles: Readonly<Record<string, Role | null>>, defaultRole?: Role) {
    const changes = Object.entries(roles).map(([name, role]) => ({
      directoryId: directory.directoryId,
      groupId: directory.group(name),
      role,
    }));
    return setGroupRoles(organization.scope, { expectedVersion, changes, defaultRole });
  }

  async function roles(): Promise<Record<string, string>> {
    const of = (userName: string) => roleOf(organization.scope, directory.user(userName).memberId);
    return { ann: await of('ann'), bo: await of('bo'), cy: await of('cy') };
  }

  it('gives everybody the highest role of their groups, and counts no inactive user', async () => {
    expect(await save(1, { Chiefs: 'admin', Finance: 'boss' })).toEqual({
      mappingsVersion: 2,
      roleChanges: 2,
    });
    expect(await roles()).toEqual({ ann: 'admin by group', bo: 'boss by group', cy: 'member by default' });
  });

  it('takes a role away with its mapping', async () => {
    await save(1, { Finance: 'boss' });
    await save(2, { Finance: null });
    expect((await roles()).bo).toBe('member by default');
  });

  it('changes everyone else with the default role, and nobody who has a role by something else', async () => {
    await save(1, { Chiefs: 'admin' });
    expect(await save(2, {}, 'boss')).toEqual({ mappingsVersion: 3, roleChanges: 2 });
    expect(await roles()).toEqual({ ann: 'admin by group', bo: 'boss by default', cy: 'boss by default' });
  });

  it('does not take a default role that administers', async () => {
    await expect(save(1, {}, 'admin')).rejects.toMatchObject({ code: 'invalid' });
  });

  it('lets one of two admins who save at once win, and tells the other', async () => {
    const results = await Promise.allSettled([save(1, { Finance: 'boss' }), save(1, { Finance: 'admin' })]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: 'stale' });
  });

  it('leaves the version alone when nothing differs', async () => {
    await save(1, { Finance: 'boss' });
    expect(await save(2, { Finance: 'boss', Chiefs: null })).toEqual({ mappingsVersion: 2, roleChanges: 0 });
  });

  it('saves nothing of a set with a group that does not exist', async () => {
    const changes = [
      { directoryId: directory.directoryId, groupId: directory.group('Finance'), role: 'boss' as const },
      { directoryId: directory.directoryId, groupId: directory.directoryId, role: 'boss' as const },
    ];
    const saving = setGroupRoles(organization.scope, { expectedVersion: 1, changes });
    await expect(saving).rejects.toMatchObject({ code: 'not_found' });
    expect((await roles()).bo).toBe('member by default');
  });

  it('refuses to leave nobody who administers, with the names, and keeps nothing of the save', async () => {
    await save(1, { Chiefs: 'admin' });
    await unpinRole(organization.scope, organization.adminId);
    const saving = save(2, { Chiefs: 'boss', Finance: 'boss' });
    await expect(saving).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('ann') });
    expect(await roles()).toMatchObject({ ann: 'admin by group', bo: 'member by default' });
    expect(await test.db.prisma.lockoutHold.count()).toBe(0);
    const { mappingsVersion, items } = await listGroups(organization.scope, { limit: 10 });
    expect(mappingsVersion).toBe(2);
    expect(items.map(({ name, role }) => [name, role])).toEqual([
      ['Chiefs', 'admin'],
      ['Finance', null],
    ]);
  });

  it('records who saved what, and names that as the cause of every change of role', async () => {
    await save(1, { Finance: 'boss' });
    const { organizationId } = organization.scope;
    const [record] = await test.db.prisma.auditRecord.findMany({
      where: { organizationId, action: 'group_roles.saved' },
    });
    const group = {
      directoryId: directory.directoryId,
      groupId: directory.group('Finance'),
      name: 'Finance',
    };
    expect(record).toMatchObject({
      actorName: 'Test',
      before: { groups: [{ ...group, role: null }] },
      after: { groups: [{ ...group, role: 'boss' }] },
    });
    const changes = await test.db.prisma.roleChange.findMany({
      where: { organizationId, causeId: record?.id },
    });
    expect(changes.map(({ toRole, causeKind, at }) => ({ toRole, causeKind, at }))).toEqual(
      Array(2).fill({ toRole: 'boss', causeKind: 'audit', at: record?.at }),
    );
  });
});
