import type { Role } from '@rollcall/access';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization, roleOf, type TestOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { pinRole } from './pin-role.ts';
import { listPreviewedPeople } from './preview-people.ts';
import { previewRoles } from './preview-roles.ts';
import { setGroupRoles } from './set-group-roles.ts';
import type { StagedRoles } from './staged-roles.ts';
import { syncRoleTable } from './sync-role-table.ts';
import { unpinRole } from './unpin-role.ts';

describe('a preview of roles', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let organization: TestOrganization;
  let scope: ActorScope;
  /** The scope of the first admin, as a person. */
  let admin: ActorScope;
  let directory: PushedDirectory;

  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  beforeEach(async () => {
    organization = await makeOrganization(test.db);
    scope = organization.scope;
    directory = await pushDirectory(scope, {
      users: [{ userName: 'ann' }, { userName: 'bo' }, { userName: 'cy', active: false }, { userName: 'di' }],
      groups: { Chiefs: ['ann', 'cy'], Finance: ['ann', 'bo'] },
    });
    const { accountId } = await test.db.prisma.member.findUniqueOrThrow({
      where: { organizationId_id: { organizationId: scope.organizationId, id: organization.adminId } },
    });
    admin = { ...scope, actor: { kind: 'account', id: accountId, name: 'Admin', address: null } };
  });

  function staged(roles: Readonly<Record<string, Role | null>>, defaultRole?: Role): StagedRoles {
    const { directoryId } = directory;
    const changes = Object.entries(roles).map(([name, role]) => ({
      directoryId,
      groupId: directory.group(name),
      role,
    }));
    return { changes, defaultRole };
  }

  /** Saves what was previewed a moment ago. */
  async function save(changes: StagedRoles, by: ActorScope = scope) {
    const { mappingsVersion, digest } = await previewRoles(by, changes);
    return await setGroupRoles(by, { ...changes, expectedVersion: mappingsVersion, previewed: digest });
  }

  it('says who goes from which role to which, why, and who keeps theirs', async () => {
    await pinRole(scope, { memberId: directory.user('bo').memberId, role: 'boss' });
    const preview = await previewRoles(scope, staged({ Chiefs: 'admin', Finance: 'boss' }));
    expect(preview).toMatchObject({
      mappingsVersion: 1,
      gain: 1,
      lose: 0,
      // Bo by the pin, and Cy, whose user is inactive.
      keep: 2,
      transitions: [{ from: 'member', to: 'admin', people: 1, withoutAccess: 0 }],
      administrators: { count: 2, names: [organization.adminEmail, 'ann'] },
      own: null,
      byDefault: { role: 'member', people: 1 },
      refusal: null,
    });
    expect(preview.people.items).toMatchObject([
      { displayName: 'ann', from: 'member', to: 'admin', reason: { kind: 'group', groupName: 'Chiefs' } },
    ]);
  });

  it('counts everyone else by a default role that is staged', async () => {
    await save(staged({ Chiefs: 'admin' }));
    const preview = await previewRoles(scope, staged({ Chiefs: null }, 'boss'));
    expect(preview).toMatchObject({
      transitions: [
        { from: 'admin', to: 'boss', people: 1, withoutAccess: 0 },
        { from: 'member', to: 'boss', people: 3, withoutAccess: 1 },
      ],
      byDefault: { role: 'boss', people: 3 },
    });
  });

  it('writes and locks nothing', async () => {
    const { organizationId } = scope;
    await test.db.transaction(async (tx) => {
      await tx.$executeRaw`SELECT rollcall.lock_roles(${organizationId}::uuid, true)`;
      await tx.$executeRaw`SELECT FROM member WHERE organization_id = ${organizationId}::uuid FOR UPDATE`;
      const { gain } = await previewRoles(scope, staged({ Chiefs: 'admin', Finance: 'boss' }));
      expect(gain).toBe(2);
    });
    expect(await roleOf(scope, directory.user('ann').memberId)).toBe('member by default');
  });

  it('shows those first who lose administration, in pages, and can show one way alone', async () => {
    await save(staged({ Chiefs: 'admin' }));
    const changes = staged({ Chiefs: null, Finance: 'boss' }, 'boss');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listPreviewedPeople(scope, { ...changes, cursor, limit: 1 });
      seen.push(...page.items.map(({ displayName, from, to }) => `${displayName} ${from} → ${to}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['ann admin → boss', 'bo member → boss', 'cy member → boss', 'di member → boss']);
    const transition = { from: 'member' as const, to: 'boss' as const };
    const { items } = await listPreviewedPeople(scope, { ...changes, transition, limit: 10 });
    expect(items.map(({ displayName }) => displayName)).toEqual(['bo', 'cy', 'di']);
  });

  it('refuses with the very sentence with which the save does', async () => {
    await save(staged({ Chiefs: 'admin' }));
    await unpinRole(scope, organization.adminId);
    const changes = staged({ Chiefs: 'boss', Finance: 'boss' });
    const { refusal, administrators } = await previewRoles(scope, changes);
    expect(administrators).toEqual({ count: 0, names: [] });
    expect(refusal).toContain('ann');
    await expect(save(changes)).rejects.toMatchObject({ code: 'conflict', message: refusal });
  });

  it('counts who would no longer be held, since somebody else administers', async () => {
    await save(staged({ Chiefs: 'admin' }));
    await unpinRole(scope, organization.adminId);
    // The IdP takes the last admin away: she is held.
    await directory.removeFromGroup('Chiefs', 'ann');
    expect(await roleOf(scope, directory.user('ann').memberId)).toBe('admin by lockout_hold');
    const changes = staged({ Finance: null, Chiefs: 'boss' });
    expect((await previewRoles(scope, changes)).transitions).toEqual([]);
    const { memberId } = await directory.push({ userName: 'ed' });
    await directory.pushGroup('Owners', ['ed']);
    const owners = staged({ Owners: 'admin' });
    const preview = await previewRoles(scope, owners);
    expect(preview.people.items.map(({ displayName, from, to }) => [displayName, from, to])).toEqual([
      ['ann', 'admin', 'member'],
      ['ed', 'member', 'admin'],
    ]);
    expect((await save(owners)).roleChanges).toBe(2);
    expect(await roleOf(scope, memberId)).toBe('admin by group');
  });

  it('is what the save does; when a push changed that, and only then, the save is stale', async () => {
    const changes = staged({ Chiefs: 'admin', Finance: 'boss' });
    const { mappingsVersion, digest } = await previewRoles(scope, changes);
    const saving = { ...changes, expectedVersion: mappingsVersion, previewed: digest };
    // It does not matter to it: Ann is an admin by the other group, and Di is in none of them.
    await directory.removeFromGroup('Finance', 'ann');
    await directory.pushGroup('Elsewhere', ['di']);
    await directory.addToGroup('Finance', 'di');
    await expect(setGroupRoles(scope, saving)).rejects.toMatchObject({ code: 'stale' });
    expect(await roleOf(scope, directory.user('ann').memberId)).toBe('member by default');
    await directory.removeFromGroup('Finance', 'di');
    expect(await setGroupRoles(scope, saving)).toMatchObject({ roleChanges: 2 });
  });

  it('tells two people who change places from none', async () => {
    await save(staged({ Chiefs: 'boss' }));
    const { digest } = await previewRoles(scope, staged({ Chiefs: 'admin' }));
    await directory.removeFromGroup('Chiefs', 'ann');
    await directory.addToGroup('Chiefs', 'di');
    const now = await previewRoles(scope, staged({ Chiefs: 'admin' }));
    expect(now.transitions).toMatchObject([{ from: 'boss', to: 'admin', people: 1 }]);
    expect(now.digest).not.toBe(digest);
  });

  it('says that the actor would not be an admin any more, and the save wants that to be known', async () => {
    const { organizationId } = scope;
    const key = { organizationId, directoryId: directory.directoryId, id: directory.user('di').id };
    await test.db.prisma.directoryUser.update({
      where: { organizationId_directoryId_id: key },
      data: { memberId: organization.adminId },
    });
    await directory.pushGroup('Owners', ['di']);
    await save(staged({ Owners: 'admin', Finance: 'admin' }));
    await unpinRole(scope, organization.adminId);
    const changes = staged({ Owners: null });
    const preview = await previewRoles(admin, changes);
    expect(preview.own).toEqual({ from: 'admin', to: 'member', losesAdministration: true });
    expect((await previewRoles(scope, changes)).own).toBeNull();
    expect((await previewRoles(admin, staged({ Chiefs: 'boss' }))).own).toMatchObject({
      to: 'admin',
      losesAdministration: false,
    });
    const saving = { ...changes, expectedVersion: preview.mappingsVersion, previewed: preview.digest };
    await expect(setGroupRoles(admin, saving)).rejects.toMatchObject({ code: 'conflict' });
    expect(await setGroupRoles(admin, { ...saving, acceptsOwnLoss: true })).toMatchObject({ roleChanges: 1 });
  });
});
