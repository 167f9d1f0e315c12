import { createTestDatabase } from '@rollcall/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '#domain/audit/queries.ts';
import { getMember } from '#domain/members/member-page.ts';
import { memberTimeline } from '#domain/members/timeline.ts';
import { attentionOf } from '#domain/organizations/attention.ts';
import type { ActorScope, StaffScope } from '#domain/scope.ts';
import { makeOrganization, roleOf } from '#domain/testing/organization.ts';
import { pushDirectory } from '#domain/testing/pushed-directory.ts';
import { endOverride } from './end-override.ts';
import { overrideRole } from './override-role.ts';
import { pinRole } from './pin-role.ts';
import { settleEndedPinsAndOverrides } from './settle-ended-pins-and-overrides.ts';
import { syncRoleTable } from './sync-role-table.ts';
import { unpinRole } from './unpin-role.ts';

describe('an override', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  async function somebody() {
    const organization = await makeOrganization(test.db);
    const directory = await pushDirectory(organization.scope, { users: [{ userName: 'ann' }] });
    const { memberId } = directory.user('ann');
    return { ...organization, memberId, support: asSupport(organization.scope) };
  }

  it('wins over a pin until support ends it, and says what the role would be without it', async () => {
    const { scope, support, memberId } = await somebody();
    await pinRole(scope, { memberId, role: 'boss' });
    const before = Date.now();
    await overrideRole(support, { memberId, role: 'admin', reason: ' ticket 7 ', hours: 24 });
    expect(await roleOf(scope, memberId)).toBe('admin by override');
    const page = await getMember(scope, memberId);
    expect(page.override).toMatchObject({ role: 'admin', reason: 'ticket 7', by: 'Sam' });
    expect(page.override?.endsAt.getTime()).toBeGreaterThanOrEqual(before + 24 * 3_600_000);
    expect(page.otherwise).toEqual({ role: 'boss', reason: { kind: 'pin' } });
    expect(await attentionOf(scope, [])).toContainEqual(
      expect.objectContaining({ kind: 'role_override', memberId, name: 'ann' }),
    );
    await endOverride(support, memberId);
    expect(await roleOf(scope, memberId)).toBe('boss by pin');
    const { items } = await listAudit(scope, { limit: 2 });
    expect(items).toMatchObject([
      { action: 'member.override_ended', actor: { kind: 'staff', name: 'Sam' } },
      { action: 'member.overridden', reason: 'ticket 7', after: { override: 'admin' } },
    ]);
  });

  it('needs a reason and an end within 30 days', async () => {
    const { support, memberId } = await somebody();
    const override = { memberId, role: 'boss' as const, reason: 'x', hours: 24 };
    for (const wrong of [{ reason: ' ' }, { hours: 721 }, { hours: 0 }, { hours: Number.NaN }]) {
      await expect(overrideRole(support, { ...override, ...wrong })).rejects.toMatchObject({
        code: 'invalid',
      });
    }
  });

  it('ends by itself, and is recorded as ended by Rollcall', async () => {
    const { scope, support, memberId } = await somebody();
    await overrideRole(support, { memberId, role: 'admin', reason: 'x', hours: 1 });
    await passHour(scope);
    await settleEndedPinsAndOverrides(test.db);
    await settleEndedPinsAndOverrides(test.db);
    expect(await roleOf(scope, memberId)).toBe('member by default');
    const { items } = await listAudit(scope, { limit: 2 });
    expect(items).toMatchObject([
      { action: 'member.override_ended', actor: { kind: 'system' } },
      { action: 'member.overridden' },
    ]);
  });

  it('that ends for the last who administer leaves them a lockout hold', async () => {
    const { scope, support, memberId, adminId } = await somebody();
    await pinRole(scope, { memberId, role: 'boss' });
    await overrideRole(support, { memberId, role: 'admin', reason: 'x', hours: 1 });
    await pinRole(scope, { memberId: adminId, role: 'boss' });
    await overrideRole(support, { memberId: adminId, role: 'admin', reason: 'x', hours: 1 });
    await unpinRole(scope, memberId);
    await unpinRole(scope, adminId);
    await passHour(scope);
    await settleEndedPinsAndOverrides(test.db);
    expect(await roleOf(scope, memberId)).toBe('admin by lockout_hold');
    expect(await roleOf(scope, adminId)).toBe('admin by lockout_hold');
  });

  it('that ends with others and with a pin is the cause of its own change of role alone', async () => {
    const { scope, support, memberId } = await somebody();
    const other = await pushDirectory(scope, { users: [{ userName: 'bo' }], name: 'Okta' });
    const otherId = other.user('bo').memberId;
    const endsAt = new Date(Date.now() + 1_800_000);
    await pinRole(scope, { memberId, role: 'boss', endsAt });
    await pinRole(scope, { memberId: otherId, role: 'boss', endsAt });
    await overrideRole(support, { memberId, role: 'admin', reason: 'x', hours: 1 });
    await passHour(scope);
    await settleEndedPinsAndOverrides(test.db);
    const causes = new Map(
      (await listAudit(scope, { limit: 3 })).items.map(({ id, action, target }) => [
        id,
        [action, target?.id],
      ]),
    );
    const causeOf = async (id: string) => {
      const { items } = await memberTimeline(scope, { memberId: id, limit: 1 });
      return causes.get(items[0]?.cause.record?.id ?? '');
    };
    expect(await causeOf(memberId)).toEqual(['member.override_ended', memberId]);
    expect(await causeOf(otherId)).toEqual(['member.pin_ended', otherId]);
  });

  it('that ends above a lower pin leaves the last who administer a lockout hold, until somebody pins them anew', async () => {
    const { scope, support, memberId, adminId } = await somebody();
    await pinRole(scope, { memberId, role: 'boss' });
    await overrideRole(support, { memberId, role: 'admin', reason: 'x', hours: 1 });
    await pinRole(scope, { memberId: adminId, role: 'boss' });
    await passHour(scope);
    await settleEndedPinsAndOverrides(test.db);
    const page = await getMember(scope, memberId);
    expect(page).toMatchObject({
      role: 'admin',
      reason: { kind: 'lockout_hold' },
      otherwise: { role: 'boss', reason: { kind: 'pin' } },
    });
    expect(await attentionOf(scope, [])).toContainEqual(
      expect.objectContaining({ kind: 'lockout_hold', memberId, name: 'ann' }),
    );
    await expect(pinRole(scope, { memberId, role: 'boss' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await roleOf(scope, memberId)).toBe('admin by lockout_hold');
    await pinRole(scope, { memberId: adminId, role: 'admin' });
    expect(await roleOf(scope, memberId)).toBe('boss by pin');
  });

  it('does not take the last admin down, neither when it begins nor when support ends it', async () => {
    const { support, adminId } = await somebody();
    const override = { memberId: adminId, reason: 'x', hours: 1 };
    await expect(overrideRole(support, { ...override, role: 'boss' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  async function passHour({ organizationId }: ActorScope): Promise<void> {
    const data = { endsAt: new Date(Date.now() - 1) };
    await test.db.prisma.rolePin.updateMany({ where: { organizationId, endsAt: { not: null } }, data });
    await test.db.prisma.roleOverride.updateMany({ where: { organizationId }, data });
  }
});

function asSupport({ db, organizationId }: ActorScope): StaffScope {
  return { db, organizationId, actor: { kind: 'staff', id: null, name: 'Sam', address: null } };
}
