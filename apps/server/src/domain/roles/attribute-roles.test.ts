import type { Role } from '@rollcall/access';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getMember } from '#domain/members/member-page.ts';
import { memberTimeline } from '#domain/members/timeline.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization, roleOf, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { previewRoles } from './preview-roles.ts';
import { setGroupRoles } from './set-group-roles.ts';
import { syncRoleTable } from './sync-role-table.ts';
import { unpinRole } from './unpin-role.ts';

const department = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department';

describe('roles by attribute', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;
  let scope: ActorScope;
  let directory: PushedDirectory;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    organization = await makeOrganization(test.db);
    scope = organization.scope;
    directory = await pushDirectory(scope, { users: [] });
  });

  async function push(userName: string, attributes: Readonly<Record<string, unknown>>): Promise<string> {
    const { memberId } = await directory.push({ userName, attributes });
    return memberId;
  }

  async function save(attribute: string, value: string, role: Role | null) {
    const { directoryId } = directory;
    const staged = { changes: [], attributes: [{ directoryId, attribute, value, role }] };
    const preview = await previewRoles(scope, staged);
    const { mappingsVersion: expectedVersion, digest: previewed } = preview;
    await setGroupRoles(scope, { ...staged, expectedVersion, previewed });
    return preview;
  }

  it('follow a value when it is mapped, when it is pushed, when it changes and when its mapping goes', async () => {
    const ann = await push('ann', { userType: 'Manager' });
    const preview = await save('usertype', 'manager', 'boss');
    expect(preview.people.items).toMatchObject([
      {
        displayName: 'ann',
        from: 'member',
        to: 'boss',
        reason: { kind: 'attribute', attribute: 'userType' },
      },
    ]);
    expect(await roleOf(scope, ann)).toBe('boss by attribute');
    const bo = await push('bo', { userType: 'MANAGER' });
    expect(await roleOf(scope, bo)).toBe('boss by attribute');
    await directory.replaceInUser('bo', { userType: 'Worker' });
    expect(await roleOf(scope, bo)).toBe('member by default');
    await directory.replaceInUser('bo', { userType: 'Manager' });
    expect(await roleOf(scope, bo)).toBe('boss by attribute');
    const { items } = await memberTimeline(scope, { memberId: bo, limit: 10 });
    expect(items.map(({ toRole, cause }) => [toRole, cause.kind])).toEqual([
      ['boss', 'provisioning'],
      ['member', 'provisioning'],
      ['boss', 'provisioning'],
    ]);
    expect(items[0]?.reason).toMatchObject({ kind: 'attribute', attribute: 'userType', value: 'manager' });
    await save('userType', 'Manager', null);
    expect(await roleOf(scope, ann)).toBe('member by default');
    expect(await test.db.prisma.attributeMapping.count()).toBe(0);
  });

  it('come from an extension by its bare name, and from any of several values', async () => {
    const ann = await push('ann', {
      [department.slice(0, department.lastIndexOf(':'))]: { department: 'IT' },
    });
    const bo = await push('bo', { roles: [{ value: 'reader' }, { value: 'owner' }] });
    await save('department', 'it', 'boss');
    await save('roles', 'owner', 'admin');
    expect(await roleOf(scope, ann)).toBe('boss by attribute');
    expect(await roleOf(scope, bo)).toBe('admin by attribute');
    expect((await getMember(scope, ann)).reason).toMatchObject({ attribute: department, value: 'it' });
  });

  it('and roles by groups are weighed together, and the page of a person names both', async () => {
    const ann = await push('ann', { userType: 'Manager' });
    await directory.pushGroup('Chiefs', ['ann']);
    await save('userType', 'Manager', 'boss');
    const { directoryId } = directory;
    const changes = [{ directoryId, groupId: directory.group('Chiefs'), role: 'admin' as const }];
    await setGroupRoles(scope, { changes, expectedVersion: 2 });
    expect((await getMember(scope, ann)).considered).toMatchObject([
      { reason: { kind: 'group' }, role: 'admin', counts: true },
      { reason: { kind: 'attribute', value: 'Manager' }, role: 'boss', counts: false, note: 'lower' },
      { reason: { kind: 'default' } },
    ]);
  });

  it('do not take the last admin away when an attribute changes: they are held', async () => {
    const ann = await push('ann', { userType: 'Manager' });
    await save('userType', 'Manager', 'admin');
    await unpinRole(scope, organization.adminId);
    await directory.replaceInUser('ann', { userType: 'Worker' });
    expect(await roleOf(scope, ann)).toBe('admin by lockout_hold');
  });

  it.each(['nonsense', 'groups', 'meta.created', 'active', 'password', 'userType eq "a" or title'])(
    'are refused for %s, which is no text of a person',
    async (attribute) => {
      await expect(save(attribute, 'x', 'boss')).rejects.toMatchObject({ code: 'invalid' });
    },
  );

  it('are refused for a directory of another organization', async () => {
    const stranger = await makeOrganization(test.db);
    const foreign = await pushDirectory(stranger.scope, { users: [] });
    const attributes = [
      { directoryId: foreign.directoryId, attribute: 'title', value: 'x', role: 'boss' as const },
    ];
    await expect(previewRoles(scope, { changes: [], attributes })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
