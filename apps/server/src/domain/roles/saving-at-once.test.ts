import { type Role, resolveRole } from '@rollcall/access';
import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActorScope, StaffScope } from '#domain/scope.ts';
import { makeOrganization, roleOf } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { asAppError } from '#errors.ts';
import { overrideRole } from './override-role.ts';
import { previewRoles } from './preview-roles.ts';
import { setGroupRoles } from './set-group-roles.ts';
import { settleEndedPinsAndOverridesOf } from './settle-ended-pins-and-overrides.ts';
import type { StagedRoles } from './staged-roles.ts';
import { readStoredRoles } from './stored-roles.ts';
import { syncRoleTable } from './sync-role-table.ts';

describe('what happens while roles are saved', () => {
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
      users: [{ userName: 'ann' }, { userName: 'bo' }],
      groups: { Chiefs: ['ann'], Finance: ['bo'] },
    });
  });

  /** What an admin previewed and is about to save. */
  async function previewed(roles: { readonly Chiefs?: Role; readonly Finance?: Role }) {
    const changes = Object.entries(roles).map(([name, role]) => ({
      directoryId: directory.directoryId,
      groupId: directory.group(name),
      role,
    }));
    const staged: StagedRoles = { changes };
    const { mappingsVersion, digest } = await previewRoles(scope, staged);
    return { ...staged, expectedVersion: mappingsVersion, previewed: digest };
  }

  /** Runs all at the same instant: each waits for the lock that is held until all of them do. */
  async function atOnce(works: readonly (() => Promise<unknown>)[]): Promise<(string | null)[]> {
    const { organizationId } = scope;
    let running: Promise<(string | null)[]> = Promise.resolve([]);
    await test.db.transaction(async (tx) => {
      await tx.$executeRaw`SELECT rollcall.lock_roles(${organizationId}::uuid, true)`;
      running = Promise.all(
        works.map((work) =>
          work().then(
            () => null,
            (error) => asAppError(error)?.code ?? String(error),
          ),
        ),
      );
      await expect
        .poll(async () => {
          const [waiting] = await tx.$queryRaw<{ count: number }[]>`
            SELECT count(*)::int AS count FROM pg_locks l
            WHERE l.locktype = 'advisory' AND NOT l.granted
              AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
          return waiting?.count;
        })
        .toBe(works.length);
    });
    return await running;
  }

  async function expectAgreement(): Promise<void> {
    const members = await readStoredRoles(test.db, scope.organizationId, { afterId: null, limit: 100 });
    expect(members.map(({ stored }) => stored)).toEqual(members.map(({ inputs }) => resolveRole(inputs)));
  }

  it('of two admins one saves and the other is told, and saves what a new preview shows', async () => {
    const saves = [
      await previewed({ Chiefs: 'admin' }),
      await previewed({ Chiefs: 'boss', Finance: 'boss' }),
    ];
    const codes = await atOnce(saves.map((save) => () => setGroupRoles(scope, save)));
    expect([...codes].sort()).toEqual([null, 'stale'].sort());
    const loser = codes.indexOf('stale') === 0 ? { Chiefs: 'admin' as const } : { Finance: 'boss' as const };
    await setGroupRoles(scope, await previewed(loser));
    await expectAgreement();
  });

  it('a push counts wholly before the save, which is then stale, or wholly after it', async () => {
    for (const [round, role] of (['boss', 'admin', 'member', 'boss'] as const).entries()) {
      const save = await previewed({ Chiefs: role });
      const isIn = round % 2 === 1;
      const push = () =>
        isIn ? directory.removeFromGroup('Chiefs', 'bo') : directory.addToGroup('Chiefs', 'bo');
      const [saved, pushed] = await atOnce([() => setGroupRoles(scope, save), push]);
      expect(pushed).toBeNull();
      expect([null, 'stale']).toContain(saved);
      await expectAgreement();
      if (saved === 'stale') await setGroupRoles(scope, await previewed({ Chiefs: role }));
      expect(await roleOf(scope, directory.user('ann').memberId)).toBe(`${role} by group`);
      await expectAgreement();
    }
  });

  it('an override that ends during a save is no part of what was agreed to', async () => {
    const { memberId } = directory.user('ann');
    await overrideRole(asSupport(scope), { memberId, role: 'boss', reason: 'x', hours: 1 });
    const save = await previewed({ Chiefs: 'admin' });
    await test.db.prisma.roleOverride.updateMany({
      where: { memberId },
      data: { endsAt: new Date(Date.now() - 1) },
    });
    const [saved, ended] = await atOnce([
      () => setGroupRoles(scope, save),
      () => settleEndedPinsAndOverridesOf(test.db, scope.organizationId),
    ]);
    expect([saved, ended]).toEqual(['stale', null]);
    expect(await roleOf(scope, memberId)).toBe('member by default');
    await setGroupRoles(scope, await previewed({ Chiefs: 'admin' }));
    expect(await roleOf(scope, memberId)).toBe('admin by group');
    await expectAgreement();
  });
});

function asSupport({ db, organizationId }: ActorScope): StaffScope {
  return { db, organizationId, actor: { kind: 'staff', id: null, name: 'Sam', address: null } };
}
