import type { Role } from '@rollcall/access';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization, roleOf } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { listChangeSets, undoOf } from './change-sets.ts';
import { setGroupRoles } from './set-group-roles.ts';
import { syncRoleTable } from './sync-role-table.ts';

describe('a change set', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let scope: ActorScope;
  let directory: PushedDirectory;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    ({ scope } = await makeOrganization(test.db));
    directory = await pushDirectory(scope, {
      users: [{ userName: 'ann' }, { userName: 'bo', attributes: { userType: 'Manager' } }],
      groups: { Chiefs: ['ann'], Finance: ['ann', 'bo'] },
    });
  });

  async function save(roles: Readonly<Record<string, Role | null>>, userType?: Role | null) {
    const { directoryId } = directory;
    const { mappingsVersion: expectedVersion } = await test.db.prisma.organization.findUniqueOrThrow({
      where: { id: scope.organizationId },
    });
    await setGroupRoles(scope, {
      expectedVersion,
      changes: Object.entries(roles).map(([name, role]) => ({
        directoryId,
        groupId: directory.group(name),
        role,
      })),
      attributes:
        userType === undefined
          ? []
          : [{ directoryId, attribute: 'userType', value: 'Manager', role: userType }],
    });
    const { items } = await listChangeSets(scope, { limit: 1 });
    return items[0]?.id ?? '';
  }

  async function undo(id: string) {
    const { groups, attributes, defaultRole, mappingsVersion } = await undoOf(scope, id);
    await setGroupRoles(scope, {
      expectedVersion: mappingsVersion,
      changes: groups.map(({ to, ...group }) => ({ ...group, role: to })),
      attributes: attributes.map(({ to, ...value }) => ({ ...value, role: to })),
      defaultRole: defaultRole?.to,
      undoes: id,
    });
  }

  it('is listed with who saved it, what it changed and what that did to people', async () => {
    await save({ Chiefs: 'admin', Finance: 'boss' }, 'admin');
    const { items } = await listChangeSets(scope, { limit: 10 });
    expect(items).toMatchObject([
      {
        actor: { kind: 'system', name: 'Test' },
        changes: {
          groups: [
            { name: 'Chiefs', before: null, role: 'admin' },
            { name: 'Finance', before: null, role: 'boss' },
          ],
          attributes: [{ attribute: 'userType', value: 'Manager', before: null, role: 'admin' }],
          defaultRole: null,
        },
        transitions: [{ from: 'member', to: 'admin', people: 2 }],
        isUndo: false,
        isUndone: false,
      },
    ]);
  });

  it('is taken back by the reverse change, which is a change set as well', async () => {
    await save({ Finance: 'boss' });
    const id = await save({ Chiefs: 'admin', Finance: null }, 'admin');
    await undo(id);
    expect(await roleOf(scope, directory.user('ann').memberId)).toBe('boss by group');
    expect(await roleOf(scope, directory.user('bo').memberId)).toBe('boss by group');
    const { items } = await listChangeSets(scope, { limit: 10 });
    expect(items.map(({ isUndo, isUndone }) => [isUndo, isUndone])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('is taken back as far as that goes: what is gone, or was changed since, is named', async () => {
    const id = await save({ Chiefs: 'admin', Finance: 'boss' }, 'boss');
    await directory.deleteGroup('Chiefs');
    await save({ Finance: 'member' });
    const undone = await undoOf(scope, id);
    expect(undone.groups).toEqual([]);
    expect(undone.attributes).toMatchObject([{ value: 'Manager', from: 'boss', to: null }]);
    expect(undone.impossible).toEqual([
      { name: 'Chiefs', because: 'gone' },
      { name: 'Finance', because: 'changed_since' },
    ]);
  });

  it('comes in pages, the newest first', async () => {
    const ids = [
      await save({ Finance: 'boss' }),
      await save({ Finance: 'admin' }),
      await save({ Finance: null }),
    ];
    const first = await listChangeSets(scope, { limit: 2 });
    const second = await listChangeSets(scope, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
    expect(second.nextCursor).toBeNull();
  });
});
