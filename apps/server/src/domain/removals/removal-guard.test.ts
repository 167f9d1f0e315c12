import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '#domain/audit/queries.ts';
import { examineOrganization } from '#domain/doctor/examine-organization.ts';
import type { Finding } from '#domain/doctor/finding.ts';
import { listMembers } from '#domain/members/member-list.ts';
import { getMember } from '#domain/members/member-page.ts';
import { mergeMembers } from '#domain/members/merge-members.ts';
import { setRemovalGuard } from '#domain/organizations/set-removal-guard.ts';
import { overrideRole } from '#domain/roles/override-role.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { unpinRole } from '#domain/roles/unpin-role.ts';
import type { ActorScope } from '#domain/scope.ts';
import { makeOrganization, roleOf } from '#domain/testing/organization.ts';
import { passMinutes } from '#domain/testing/pass-minutes.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { allowRemovals } from './allow-removals.ts';
import { letKeptPeopleGo } from './let-kept-people-go.ts';
import { listWithheld } from './queries.ts';
import { rejectRemovals } from './reject-removals.ts';
import { settlePendingRemovals } from './settle-pending-removals.ts';

describe('the mass-removal guard', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  /** An invited admin, and as many pushed people, of whom the first are in a group that administers. */
  async function company({ people, admins = 0 }: { people: number; admins?: number }) {
    const { scope, adminId } = await makeOrganization(test.db);
    const userNames = Array.from({ length: people }, (_, index) => `u${index}`);
    const directory = await pushDirectory(scope, {
      users: userNames.map((userName) => ({ userName })),
      groups: { Admins: userNames.slice(0, admins) },
    });
    const { directoryId } = directory;
    const changes = [{ directoryId, groupId: directory.group('Admins'), role: 'admin' as const }];
    await setGroupRoles(scope, { expectedVersion: 1, changes });
    return { scope, adminId, directory, userNames };
  }

  const pending = (scope: ActorScope) => listWithheld(scope, { state: 'pending', limit: 100 });
  const pendingNames = async (scope: ActorScope) =>
    (await pending(scope)).items.map(({ displayName }) => displayName).sort();
  const doctor = async ({ db, organizationId: id }: ActorScope) => {
    const findings: Finding[] = [];
    for await (const finding of examineOrganization(db, { id, slug: 'x' })) findings.push(finding);
    return findings;
  };

  it('delays the end of access of those past 30 % of the people, and shows SCIM the new state at once', async () => {
    // 41 with the invited admin: 12 may go.
    const { scope, directory, userNames } = await company({ people: 40 });
    for (const userName of userNames.slice(0, 14)) await directory.setActive(userName, false);
    expect(await pendingNames(scope)).toEqual(['u12', 'u13']);
    const { db, organizationId } = scope;
    expect(await db.prisma.directoryUser.count({ where: { organizationId, active: false } })).toBe(14);
    expect(await db.prisma.member.count({ where: { organizationId, active: false } })).toBe(12);
    const person = await getMember(scope, directory.user('u13').memberId);
    expect(person).toMatchObject({ active: true, withheld: 'pending', reason: { kind: 'withheld' } });
    expect(person.removal).toMatchObject({ state: 'pending', ends: 'access', directoryName: 'Entra' });
    const { items } = await listMembers(scope, { status: 'pending', limit: 10 });
    expect(items.map(({ displayName }) => displayName)).toEqual(['u12', 'u13']);
    const record = await db.prisma.provisioningRecord.findFirstOrThrow({
      where: { organizationId, operation: 'disable' },
      orderBy: { at: 'desc' },
    });
    expect(record).toMatchObject({ status: 200, effect: { withheld: 1 } });
    expect(await doctor(scope)).toEqual([]);
  });

  it('lets 9 people go from a small organization, and leaves one of 20 people alone', async () => {
    const small = await company({ people: 20 });
    for (const userName of small.userNames.slice(0, 11)) await small.directory.deleteUser(userName);
    expect(await pendingNames(small.scope)).toEqual(['u10', 'u9']);
    const smaller = await company({ people: 19 });
    for (const userName of smaller.userNames) await smaller.directory.deleteUser(userName);
    expect(await pendingNames(smaller.scope)).toEqual([]);
  });

  it('lets exactly as many go when all requests come at once', async () => {
    const { scope, directory, userNames } = await company({ people: 40 });
    await Promise.all(userNames.slice(0, 30).map((userName) => directory.deleteUser(userName)));
    expect((await pending(scope)).total).toBe(18);
    expect(await doctor(scope)).toEqual([]);
  }, 30_000);

  it('does not count who was inactive already, nor somebody twice', async () => {
    const { scope, directory, userNames } = await company({ people: 40 });
    const gone = userNames.slice(0, 12);
    for (const userName of gone) await directory.setActive(userName, false);
    for (const userName of gone) await directory.deleteUser(userName);
    await directory.setActive('u12', false);
    await directory.deleteUser('u12');
    expect(await pendingNames(scope)).toEqual(['u12']);
  });

  it('counts anew after an hour', async () => {
    const { scope, directory, userNames } = await company({ people: 40 });
    for (const userName of userNames.slice(0, 12)) await directory.setActive(userName, false);
    await passMinutes(scope, 61);
    for (const userName of userNames.slice(12, 21)) await directory.setActive(userName, false);
    expect(await pendingNames(scope)).toEqual([]);
    await directory.setActive('u21', false);
    expect(await pendingNames(scope)).toEqual(['u21']);
  });

  it('protects half of those who administer, whether they are deactivated or lose the group', async () => {
    // 5 administer: two may go.
    const { scope, directory } = await company({ people: 30, admins: 4 });
    await directory.setActive('u0', false);
    await directory.setMembers('Admins', ['u0', 'u2', 'u3']);
    await directory.setMembers('Admins', ['u0']);
    expect(await pendingNames(scope)).toEqual(['u2', 'u3']);
    expect(await roleOf(scope, directory.user('u1').memberId)).toBe('member by default');
    expect(await roleOf(scope, directory.user('u2').memberId)).toBe('admin by withheld');
    const { items } = await pending(scope);
    expect(items[0]?.removal).toMatchObject({ ends: 'administration', role: 'admin' });
    await directory.setActive('u2', false);
    expect((await getMember(scope, directory.user('u2').memberId)).removal).toMatchObject({ ends: 'access' });
    expect(await doctor(scope)).toEqual([]);
  });

  it('leaves the emptied group of all who administer to the lockout hold, which lets them act', async () => {
    const { scope, adminId, directory } = await company({ people: 30, admins: 3 });
    await unpinRole(scope, adminId);
    await directory.setMembers('Admins', []);
    expect(await pendingNames(scope)).toEqual([]);
    expect(await roleOf(scope, directory.user('u0').memberId)).toBe('admin by lockout_hold');
  });

  it('does not take somebody who is pending for one who can still administer', async () => {
    const { scope, adminId, directory } = await company({ people: 30, admins: 4 });
    await unpinRole(scope, adminId);
    await directory.setMembers('Admins', ['u1', 'u2', 'u3']);
    await directory.setMembers('Admins', ['u2', 'u3']);
    await directory.setMembers('Admins', ['u3']);
    expect(await pendingNames(scope)).toEqual(['u2']);
    await directory.setMembers('Admins', []);
    expect(await roleOf(scope, directory.user('u3').memberId)).toBe('admin by lockout_hold');
    expect(await doctor(scope)).toEqual([]);
  });

  it('ends no lockout hold for somebody who is pending, but for one who is kept', async () => {
    const { scope, adminId, directory } = await company({ people: 30, admins: 4 });
    await unpinRole(scope, adminId);
    await directory.setMembers('Admins', []);
    for (const userName of ['u0', 'u1', 'u2']) await directory.setActive(userName, false);
    expect(await pendingNames(scope)).toEqual(['u2']);
    const [pendingId, heldId] = [directory.user('u2').memberId, directory.user('u3').memberId];
    await directory.push({ userName: 'new' });
    await pinRole(scope, { memberId: directory.user('new').memberId, role: 'boss' });
    expect(await roleOf(scope, heldId)).toBe('admin by lockout_hold');
    await rejectRemovals(scope, { memberIds: [pendingId] }, 'a wrong filter');
    expect(await roleOf(scope, pendingId)).toBe('admin by withheld');
    expect(await roleOf(scope, heldId)).toBe('member by default');
    expect(await doctor(scope)).toEqual([]);
  });

  it('is over for whom an admin pins as one who administers', async () => {
    const { scope, directory } = await company({ people: 30, admins: 4 });
    await directory.setMembers('Admins', ['u0']);
    expect(await pendingNames(scope)).toEqual(['u3']);
    await pinRole(scope, { memberId: directory.user('u3').memberId, role: 'admin' });
    expect(await pendingNames(scope)).toEqual([]);
    expect(await roleOf(scope, directory.user('u3').memberId)).toBe('admin by pin');
  });

  it('leaves nobody pending as the only one who administers, whatever support overrides', async () => {
    const { scope, adminId, directory } = await company({ people: 30, admins: 2 });
    const { db, organizationId } = scope;
    await directory.setMembers('Admins', []);
    expect(await pendingNames(scope)).toHaveLength(1);
    const actor = { kind: 'staff', id: null, name: 'Sam', address: null } as const;
    const override = { memberId: adminId, role: 'boss' as const, reason: 'x', hours: 1 };
    await expect(overrideRole({ db, organizationId, actor }, override)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await roleOf(scope, adminId)).toBe('admin by pin');
  });

  it('never delays a single deactivation, also of the last who administers', async () => {
    const { scope, adminId, directory } = await company({ people: 30, admins: 1 });
    await unpinRole(scope, adminId);
    await directory.setActive('u0', false);
    expect(await pendingNames(scope)).toEqual([]);
    expect(await getMember(scope, directory.user('u0').memberId)).toMatchObject({ active: false });
  });

  it('lets go what nobody decided when its time has come, and records it', async () => {
    const { scope, directory, userNames } = await company({ people: 40, admins: 1 });
    for (const userName of userNames.slice(1, 13)) await directory.setActive(userName, false);
    await directory.deleteUser('u0');
    expect(await pendingNames(scope)).toEqual(['u0']);
    const { id: _, memberId } = await memberCalled(scope, 'u0');
    expect(await roleOf(scope, memberId)).toBe('admin by withheld');
    await passMinutes(scope, 239);
    await settlePendingRemovals(test.db);
    expect(await pendingNames(scope)).toEqual(['u0']);
    await passMinutes(scope, 1);
    await settlePendingRemovals(test.db);
    expect(await pendingNames(scope)).toEqual([]);
    expect(await getMember(scope, memberId)).toMatchObject({ active: false, role: 'member' });
    const { items } = await listAudit(scope, { limit: 1 });
    expect(items).toMatchObject([{ action: 'removal.took_effect', actor: { kind: 'system' } }]);
    expect(await doctor(scope)).toEqual([]);
  });

  it('takes back what the IdP takes back', async () => {
    const { scope, directory, userNames } = await company({ people: 40, admins: 2 });
    for (const userName of userNames.slice(0, 14)) await directory.setActive(userName, false);
    expect(await pendingNames(scope)).toEqual(['u1', 'u12', 'u13']);
    for (const userName of ['u1', 'u12', 'u13']) await directory.setActive(userName, true);
    expect(await pendingNames(scope)).toEqual([]);
    expect(await roleOf(scope, directory.user('u1').memberId)).toBe('admin by group');
  });

  it('keeps whom an admin keeps, until the IdP removes them once more', async () => {
    const { scope, directory, userNames } = await company({ people: 40 });
    for (const userName of userNames.slice(0, 16)) await directory.setActive(userName, false);
    const [u12, u13, u14] = ['u12', 'u13', 'u14'].map((userName) => directory.user(userName).memberId);
    expect(await rejectRemovals(scope, { memberIds: [u12 ?? '', u13 ?? ''] }, ' a wrong filter ')).toEqual({
      people: 2,
    });
    expect(await allowRemovals(scope, { seenAt: new Date() })).toEqual({ people: 2 });
    expect(await getMember(scope, u14 ?? '')).toMatchObject({ active: false, withheld: null });
    expect(await getMember(scope, u12 ?? '')).toMatchObject({
      active: true,
      withheld: 'kept',
      removal: { state: 'kept', by: 'Test', reason: 'a wrong filter' },
    });
    await passMinutes(scope, 500);
    await settlePendingRemovals(test.db);
    expect(await getMember(scope, u12 ?? '')).toMatchObject({ active: true });
    const { items } = await listAudit(scope, { limit: 2 });
    expect(items).toMatchObject([
      { action: 'removal.allowed', after: { people: 2, names: ['u14', 'u15'] } },
      { action: 'removal.rejected', reason: 'a wrong filter', after: { people: 2 } },
    ]);
    await directory.deleteUser('u12');
    expect(await getMember(scope, u12 ?? '')).toMatchObject({ active: false, withheld: null });
    expect(await letKeptPeopleGo(scope, [u12 ?? '', u13 ?? ''])).toEqual({ people: 1 });
    expect(await getMember(scope, u13 ?? '')).toMatchObject({ active: false, withheld: null });
    expect(await doctor(scope)).toEqual([]);
  });

  it('decides only about those who were pending when somebody looked', async () => {
    const { scope, directory, userNames } = await company({ people: 40 });
    for (const userName of userNames.slice(0, 13)) await directory.setActive(userName, false);
    const seenAt = new Date();
    for (const userName of userNames.slice(13, 15)) await directory.setActive(userName, false);
    expect(await allowRemovals(scope, { seenAt })).toEqual({ people: 1 });
    expect(await pendingNames(scope)).toEqual(['u13', 'u14']);
  });

  it('gives up what is pending when a merge brings a source that is active', async () => {
    const { scope, adminId, directory, userNames } = await company({ people: 40 });
    for (const userName of userNames.slice(0, 13)) await directory.setActive(userName, false);
    const leaving = directory.user('u12').memberId;
    const other = await pushDirectory(scope, { users: [{ userName: 'twelve' }], name: 'Okta' });
    await mergeMembers(scope, { keepId: other.user('twelve').memberId, mergeId: leaving });
    expect(await pendingNames(scope)).toEqual([]);
    expect(await roleOf(scope, adminId)).toBe('admin by pin');
    expect(await doctor(scope)).toEqual([]);
  });

  it('does nothing where it is switched off, and the switch is in the audit', async () => {
    const { scope, directory, userNames } = await company({ people: 40 });
    await setRemovalGuard(scope, false);
    await setRemovalGuard(scope, false);
    for (const userName of userNames) await directory.setActive(userName, false);
    expect(await pendingNames(scope)).toEqual([]);
    const { items } = await listAudit(scope, { limit: 2 });
    expect(items).toMatchObject([
      { action: 'organization.removal_guard_set', after: { removalGuard: false } },
      { action: 'group_roles.saved' },
    ]);
  }, 30_000);

  async function memberCalled({ organizationId }: ActorScope, displayName: string) {
    const { id } = await test.db.prisma.member.findFirstOrThrow({ where: { organizationId, displayName } });
    return { id, memberId: id };
  }
});
