import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { overviewOf } from '#domain/organizations/overview.ts';
import { makeOrganization, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { bringGroupBack } from './bring-group-back.ts';
import { dismissGroup } from './dismiss-group.ts';
import { listGroups } from './group-list.ts';
import { setGroupRoles } from './set-group-roles.ts';
import { syncRoleTable } from './sync-role-table.ts';

describe('a dismissed group', () => {
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
    directory = await pushDirectory(organization.scope, { users: [{ userName: 'ann' }, { userName: 'bo' }] });
    await directory.pushGroup('Lunch', ['ann', 'bo'], { externalId: 'lunch' });
    await directory.pushGroup('Chiefs', ['ann']);
    await dismissGroup(organization.scope, named('Lunch'));
  });

  const named = (name: string) => ({ directoryId: directory.directoryId, groupId: directory.group(name) });
  const states = async () => {
    const { items } = await listGroups(organization.scope, { limit: 10 });
    return Object.fromEntries(items.map(({ name, state }) => [name, state]));
  };
  const save = async (name: string, role: 'admin' | null) => {
    const { mappingsVersion } = await listGroups(organization.scope, { limit: 1 });
    await setGroupRoles(organization.scope, {
      changes: [{ ...named(name), role }],
      expectedVersion: mappingsVersion,
    });
  };
  const asked = async () => {
    const { attention, groups } = await overviewOf(organization.scope);
    return {
      groups,
      about: attention.filter(({ kind }) => kind === 'unmapped_group').map(({ name }) => name),
    };
  };

  it('is asked about no more, and is found where somebody looks for it', async () => {
    expect(await asked()).toEqual({ groups: { total: 2, mapped: 0, unmapped: 1 }, about: ['Chiefs'] });
    expect(await states()).toEqual({ Lunch: 'dismissed', Chiefs: 'unmapped' });
    const unmapped = await listGroups(organization.scope, { limit: 10, state: 'unmapped' });
    expect(unmapped.items.map(({ name }) => name)).toEqual(['Chiefs']);
    const dismissed = await listGroups(organization.scope, { limit: 10, state: 'dismissed' });
    expect(dismissed.items.map(({ name }) => name)).toEqual(['Lunch']);
  });

  it('is asked about again once an admin brings it back, and the audit has both, once each', async () => {
    await dismissGroup(organization.scope, named('Lunch'));
    await bringGroupBack(organization.scope, named('Lunch'));
    await bringGroupBack(organization.scope, named('Lunch'));
    expect((await asked()).about).toEqual(['Lunch', 'Chiefs']);
    const { organizationId } = organization.scope;
    const records = await test.db.prisma.auditRecord.findMany({
      where: { organizationId, action: { startsWith: 'group_roles.' } },
      orderBy: { id: 'asc' },
    });
    expect(records.map(({ action, targetKind, targetName }) => [action, targetKind, targetName])).toEqual([
      ['group_roles.dismissed', 'group', 'Lunch'],
      ['group_roles.brought_back', 'group', 'Lunch'],
    ]);
  });

  it('stays dismissed when its IdP renames it', async () => {
    await directory.replaceInGroup('Lunch', { displayName: 'Canteen' });
    expect(await states()).toMatchObject({ Canteen: 'dismissed' });
  });

  it('is the same one when its IdP deletes it and pushes it again with its externalId', async () => {
    await directory.deleteGroup('Lunch');
    expect(await states()).toEqual({ Chiefs: 'unmapped' });
    await directory.pushGroup('Canteen', ['ann'], { externalId: 'lunch' });
    expect(await states()).toMatchObject({ Canteen: 'dismissed' });
    await bringGroupBack(organization.scope, named('Canteen'));
    await directory.deleteGroup('Canteen');
    await directory.pushGroup('Canteen', ['ann'], { externalId: 'lunch' });
    expect(await states()).toMatchObject({ Canteen: 'unmapped' });
  });

  it('is another one when only the name returns', async () => {
    await directory.deleteGroup('Lunch');
    await directory.pushGroup('Lunch', ['ann'], { externalId: 'another' });
    expect(await states()).toMatchObject({ Lunch: 'unmapped' });
  });

  it('is another one in another directory, whatever its externalId', async () => {
    await directory.deleteGroup('Lunch');
    const okta = await pushDirectory(organization.scope, { name: 'Okta', users: [] });
    await okta.pushGroup('Lunch', [], { externalId: 'lunch' });
    expect(await states()).toMatchObject({ Lunch: 'unmapped' });
  });

  it('is so no more once it gives a role, and has none again when the role is taken away', async () => {
    await save('Lunch', 'admin');
    expect(await states()).toMatchObject({ Lunch: 'mapped' });
    await save('Lunch', null);
    expect(await states()).toMatchObject({ Lunch: 'unmapped' });
  });

  it('cannot be one that gives a role', async () => {
    await save('Chiefs', 'admin');
    await expect(dismissGroup(organization.scope, named('Chiefs'))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await states()).toMatchObject({ Chiefs: 'mapped' });
  });

  it('is offered no role that it gave before it was deleted', async () => {
    await directory.pushGroup('Ops', ['ann'], { externalId: 'ops' });
    await save('Ops', 'admin');
    await directory.deleteGroup('Ops');
    await directory.pushGroup('Ops', ['ann'], { externalId: 'ops' });
    const ops = async () => {
      const { items } = await listGroups(organization.scope, { limit: 10, search: 'Ops' });
      return items.map(({ state, formerRole }) => ({ state, formerRole }));
    };
    expect(await ops()).toEqual([{ state: 'unmapped', formerRole: 'admin' }]);
    await dismissGroup(organization.scope, named('Ops'));
    expect(await ops()).toEqual([{ state: 'dismissed', formerRole: null }]);
  });
});
