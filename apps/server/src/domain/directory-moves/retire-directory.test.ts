import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listGroups } from '#domain/roles/group-list.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { unpinRole } from '#domain/roles/unpin-role.ts';
import { authenticate } from '#domain/scim-tokens/authenticate.ts';
import { createToken } from '#domain/scim-tokens/create-token.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization, roleOf, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { moveRoles } from './move-roles.ts';
import { previewRetirement } from './preview-retirement.ts';
import { retireDirectory } from './retire-directory.ts';
import { startMove } from './start-move.ts';
import { stopMove } from './stop-move.ts';

type Users = Parameters<typeof pushDirectory>[1]['users'];
type Groups = Readonly<Record<string, readonly string[]>>;

describe('retiring the old directory', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;
  let scope: ActorScope;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    organization = await makeOrganization(test.db);
    scope = organization.scope;
  });

  async function move(
    old: { users: Users; groups?: Groups },
    added: { users: Users; groups?: Groups },
  ): Promise<{ okta: PushedDirectory; entra: PushedDirectory }> {
    const okta = await pushDirectory(scope, { name: 'Okta', ...old });
    const entra = await pushDirectory(scope, { name: 'Entra', ...added });
    await startMove(scope, { directoryId: okta.directoryId, toDirectoryId: entra.directoryId });
    return { okta, entra };
  }

  async function give(directory: PushedDirectory, group: string, role: 'admin' | 'boss'): Promise<void> {
    const { mappingsVersion: expectedVersion } = await test.db.prisma.organization.findUniqueOrThrow({
      where: { id: scope.organizationId },
    });
    const changes = [{ directoryId: directory.directoryId, groupId: directory.group(group), role }];
    await setGroupRoles(scope, { expectedVersion, changes });
  }

  async function retire(directory: PushedDirectory, given: { acceptsEndOfAccess?: boolean } = {}) {
    const { digest } = await previewRetirement(scope, directory.directoryId);
    const { directoryId, providerId } = directory;
    return await retireDirectory(scope, {
      directoryId,
      confirmation: providerId,
      previewed: digest,
      ...given,
    });
  }

  const memberOf = (id: string) => test.db.prisma.member.findFirstOrThrow({ where: { id } });

  const both = (userName: string) => ({ userName, email: `${userName}@acme.test` });

  it('leaves whom both hold as they are, with role and pin, and ends who was in by the old one alone', async () => {
    const { okta, entra } = await move(
      { users: [both('ann'), both('bo'), both('cy')], groups: { Leads: ['ann', 'cy'] } },
      { users: [both('ann'), both('bo')], groups: { leads: ['ann'] } },
    );
    await give(okta, 'Leads', 'boss');
    await give(entra, 'leads', 'boss');
    const pinned = okta.user('bo').memberId;
    await pinRole(scope, { memberId: pinned, role: 'boss' });
    const preview = await previewRetirement(scope, okta.directoryId);
    expect(preview).toMatchObject({ losingAccess: 1, otherRole: 0, unchanged: 2, refusal: null });
    expect(preview.losing.items).toMatchObject([
      { memberId: okta.user('cy').memberId, from: 'boss', to: 'member' },
    ]);

    await retire(okta, { acceptsEndOfAccess: true });
    expect(await roleOf(scope, okta.user('ann').memberId)).toBe('boss by group');
    expect(await roleOf(scope, pinned)).toBe('boss by pin');
    expect((await memberOf(okta.user('cy').memberId)).active).toBe(false);
    const changes = await test.db.prisma.roleChange.findMany({
      where: { organizationId: scope.organizationId, causeKind: 'audit' },
      orderBy: { id: 'desc' },
      take: 1,
    });
    const [record] = await test.db.prisma.auditRecord.findMany({
      where: { organizationId: scope.organizationId, action: 'directory.retired' },
    });
    expect(changes).toMatchObject([{ memberId: okta.user('cy').memberId, causeId: record?.id }]);
    expect(record).toMatchObject({ targetName: 'Okta', after: { replacedBy: 'Entra', peopleEnded: 1 } });
  });

  it('says whose role changes, since the new directory gives another, and does exactly that', async () => {
    const { okta, entra } = await move(
      { users: [both('ann'), both('bo')], groups: { Leads: ['ann'] } },
      { users: [both('ann'), both('bo')], groups: { Leads: ['ann'] } },
    );
    await give(okta, 'Leads', 'boss');
    const preview = await previewRetirement(scope, okta.directoryId);
    expect(preview.transitions).toEqual([{ from: 'boss', to: 'member', people: 1 }]);
    expect(preview.changing.items).toMatchObject([{ displayName: 'ann', reason: { kind: 'default' } }]);
    expect(await retire(okta)).toEqual({ losingAccess: 0, otherRole: 1 });
    expect(await roleOf(scope, entra.user('ann').memberId)).toBe('member by default');
  });

  it('is refused when other people would be concerned than were shown', async () => {
    const { okta } = await move({ users: [both('ann')] }, { users: [both('ann')] });
    const { digest } = await previewRetirement(scope, okta.directoryId);
    const late = await okta.push({ userName: 'late' });
    const { directoryId, providerId: confirmation } = okta;
    const retiring = retireDirectory(scope, {
      directoryId,
      confirmation,
      previewed: digest,
      acceptsEndOfAccess: true,
    });
    await expect(retiring).rejects.toMatchObject({ code: 'stale' });
    expect((await memberOf(late.memberId)).active).toBe(true);
  });

  it('is refused until the actor says that they know whom it puts out', async () => {
    const { okta } = await move({ users: [both('ann')] }, { users: [] });
    await expect(retire(okta)).rejects.toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('1 person'),
    });
    expect(await retire(okta, { acceptsEndOfAccess: true })).toMatchObject({ losingAccess: 1 });
  });

  it('is refused with the names when nobody would administer, and makes no lockout hold', async () => {
    const { adminEmail: email, adminId } = organization;
    const admin = { userName: 'admin', email };
    const { okta } = await move({ users: [admin], groups: { Chiefs: ['admin'] } }, { users: [admin] });
    await give(okta, 'Chiefs', 'admin');
    await unpinRole(scope, adminId);
    expect((await previewRetirement(scope, okta.directoryId)).refusal).toContain('Nobody could run');
    await expect(retire(okta)).rejects.toMatchObject({ code: 'conflict' });
    expect(await roleOf(scope, adminId)).toBe('admin by group');
    expect(await test.db.prisma.lockoutHold.count({ where: { organizationId: scope.organizationId } })).toBe(
      0,
    );
  });

  it('lets a lockout hold stand', async () => {
    const { adminEmail: email, adminId } = organization;
    const admin = { userName: 'admin', email };
    const { okta, entra } = await move({ users: [admin] }, { users: [admin], groups: { Chiefs: ['admin'] } });
    await give(entra, 'Chiefs', 'admin');
    await unpinRole(scope, adminId);
    await entra.removeFromGroup('Chiefs', 'admin');
    expect(await roleOf(scope, adminId)).toBe('admin by lockout_hold');
    await retire(okta);
    expect(await roleOf(scope, adminId)).toBe('admin by lockout_hold');
  });

  it('leaves a removal that waits for an admin to the admin', async () => {
    const users = Array.from({ length: 30 }, (_, index) => both(`p${index}`));
    const { okta } = await move({ users }, { users: users.slice(0, 5) });
    for (const { userName } of users.slice(10, 24)) await okta.setActive(userName, false);
    const withheld = await test.db.prisma.withheldRemoval.findMany({
      where: { organizationId: scope.organizationId },
    });
    expect(withheld.length).toBeGreaterThan(0);
    await retire(okta, { acceptsEndOfAccess: true });
    const members = await test.db.prisma.member.findMany({
      where: { organizationId: scope.organizationId, id: { in: withheld.map(({ memberId }) => memberId) } },
    });
    expect(members.every(({ active }) => active)).toBe(true);
    expect(
      await test.db.prisma.withheldRemoval.count({ where: { organizationId: scope.organizationId } }),
    ).toBe(withheld.length);
  });

  it('revokes the tokens, and tells whoever still uses one that the connection was retired', async () => {
    const { okta } = await move({ users: [both('ann')] }, { users: [both('ann')] });
    const { directoryId } = okta;
    const { token } = await createToken(scope, { directoryId, name: 'old' });
    const caller = { address: null, client: null };
    await authenticate(test.db, token, caller);
    await retire(okta);
    await expect(authenticate(test.db, token, caller)).rejects.toMatchObject({
      code: 'unauthenticated',
      detail: expect.stringContaining('was retired'),
    });
    const failures = await test.db.prisma.authenticationFailure.findMany({ where: { directoryId } });
    expect(failures).toMatchObject([{ reason: 'retired', count: 1 }]);
    await expect(createToken(scope, { directoryId, name: 'again' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('keeps its groups to be read, and gives them no role again', async () => {
    const { okta, entra } = await move(
      { users: [both('ann')], groups: { Leads: ['ann'] } },
      { users: [both('ann')], groups: { Leads: ['ann'] } },
    );
    await give(okta, 'Leads', 'boss');
    await retire(okta);
    const { directoryId } = okta;
    const shown = await listGroups(scope, { limit: 10 });
    expect(shown.items.map((group) => group.directoryId)).toEqual([entra.directoryId]);
    const retired = await listGroups(scope, { limit: 10, directoryId });
    expect(retired.items).toMatchObject([{ name: 'Leads', role: 'boss', state: 'retired', people: 1 }]);
    await expect(give(okta, 'Leads', 'admin')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('happens once, with its provider id typed, and to a directory that is being replaced', async () => {
    const { okta, entra } = await move({ users: [both('ann')] }, { users: [both('ann')] });
    const { directoryId } = okta;
    const { digest: previewed } = await previewRetirement(scope, directoryId);
    const typed = retireDirectory(scope, { directoryId, previewed, confirmation: 'Okta' });
    await expect(typed).rejects.toMatchObject({ code: 'invalid' });
    await expect(retire(entra)).rejects.toMatchObject({ code: 'not_found' });
    await retire(okta);
    await expect(retire(okta)).rejects.toMatchObject({ code: 'conflict' });
    await expect(stopMove(scope, directoryId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('proposes for each group with a role the one of the same name, and those whose name has it as a part', async () => {
    const { okta } = await move(
      { users: [both('ann'), both('bo')], groups: { 'IT Admins': ['ann', 'bo'], Leads: ['ann'] } },
      {
        users: [both('ann'), both('bo')],
        groups: { 'it-admins': ['ann'], 'SG IT Admins EU': ['bo'], Finance: ['bo'] },
      },
    );
    await give(okta, 'IT Admins', 'admin');
    await give(okta, 'Leads', 'boss');
    const { groups } = await moveRoles(scope, okta.directoryId);
    expect(groups).toMatchObject([
      {
        name: 'IT Admins',
        role: 'admin',
        people: 2,
        proposed: [
          { name: 'it-admins', sameName: true, shared: 1, role: null },
          { name: 'SG IT Admins EU', sameName: false, shared: 1 },
        ],
      },
      { name: 'Leads', proposed: [] },
    ]);
  });
});
