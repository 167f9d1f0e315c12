import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '#domain/audit/queries.ts';
import { getMember } from '#domain/members/member-page.ts';
import { memberTimeline } from '#domain/members/timeline.ts';
import { attentionOf } from '#domain/organizations/attention.ts';
import { makeOrganization, roleOf } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { pinRole } from './pin-role.ts';
import { setGroupRoles } from './set-group-roles.ts';
import { settleEndedPinsAndOverrides } from './settle-ended-pins-and-overrides.ts';
import { syncRoleTable } from './sync-role-table.ts';
import { unpinRole } from './unpin-role.ts';

describe('a pin', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  it('wins over groups until it is taken away', async () => {
    const { scope } = await makeOrganization(test.db);
    const directory = await pushDirectory(scope, {
      users: [{ userName: 'ann' }],
      groups: { Chiefs: ['ann'] },
    });
    const { memberId } = directory.user('ann');
    const changes = [
      { directoryId: directory.directoryId, groupId: directory.group('Chiefs'), role: 'boss' as const },
    ];
    await setGroupRoles(scope, { expectedVersion: 1, changes });
    await pinRole(scope, { memberId, role: 'admin', reason: 'on call' });
    expect(await roleOf(scope, memberId)).toBe('admin by pin');
    const page = await getMember(scope, memberId);
    expect(page.pin).toMatchObject({ role: 'admin', by: 'Test', reason: 'on call' });
    expect(page.considered).toMatchObject([
      { reason: { kind: 'pin' }, role: 'admin', counts: true },
      { reason: { kind: 'group', groupName: 'Chiefs' }, role: 'boss', counts: false, note: 'lower' },
      { reason: { kind: 'default' }, role: 'member', counts: false, note: 'lower' },
    ]);
    await unpinRole(scope, memberId);
    expect(await roleOf(scope, memberId)).toBe('boss by group');
  });

  it('with an end is ignored from then on, and is settled and recorded by Rollcall', async () => {
    const { scope } = await makeOrganization(test.db);
    const directory = await pushDirectory(scope, { users: [{ userName: 'ann' }] });
    const { memberId } = directory.user('ann');
    const endsAt = new Date(Date.now() + 3_600_000);
    await pinRole(scope, { memberId, role: 'boss', endsAt });
    expect(await roleOf(scope, memberId)).toBe('boss by pin');
    const before = await getMember(scope, memberId);
    expect(before.pin?.endsAt).toEqual(endsAt);
    expect(before.until).toEqual(endsAt);
    expect(await attentionOf(scope, [])).toContainEqual({
      kind: 'pin_ending',
      memberId,
      name: 'ann',
      at: endsAt,
    });
    expect(before.otherwise).toEqual({ role: 'member', reason: { kind: 'default' } });

    await test.db.prisma.rolePin.updateMany({
      where: { memberId },
      data: { endsAt: new Date(Date.now() - 1) },
    });
    const { considered } = await getMember(scope, memberId);
    expect(considered[0]).toMatchObject({ reason: { kind: 'pin' }, counts: false, note: 'ended' });
    await settleEndedPinsAndOverrides(test.db);
    await settleEndedPinsAndOverrides(test.db);
    expect(await roleOf(scope, memberId)).toBe('member by default');
    expect((await listAudit(scope, { limit: 2 })).items).toMatchObject([
      { action: 'member.pin_ended', actor: { kind: 'system' }, before: { pin: 'boss' } },
      { action: 'member.pinned' },
    ]);
    const { items } = await memberTimeline(scope, { memberId, limit: 1 });
    expect(items).toMatchObject([{ fromRole: 'boss', toRole: 'member', cause: { kind: 'audit' } }]);
  });

  it('does not end before it begins', async () => {
    const { scope, adminId } = await makeOrganization(test.db);
    const pin = { memberId: adminId, role: 'admin' as const, endsAt: new Date(Date.now() - 1) };
    await expect(pinRole(scope, pin)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('cannot be taken from, or lowered for, the only person who administers', async () => {
    const { scope, adminId } = await makeOrganization(test.db);
    await expect(unpinRole(scope, adminId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(pinRole(scope, { memberId: adminId, role: 'boss' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await roleOf(scope, adminId)).toBe('admin by pin');
  });

  it('is not lost by two admins who take each other down at once', async () => {
    const { scope, adminId } = await makeOrganization(test.db);
    const directory = await pushDirectory(scope, { users: [{ userName: 'ann' }] });
    const { memberId } = directory.user('ann');
    await pinRole(scope, { memberId, role: 'admin' });
    const results = await Promise.allSettled([unpinRole(scope, adminId), unpinRole(scope, memberId)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
