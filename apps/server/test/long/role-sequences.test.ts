import { type Role, roleNames } from '@rollcall/access';
import { createTestDatabase } from '@rollcall/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setRemovalGuard } from '#domain/organizations/set-removal-guard.ts';
import { endOverride } from '#domain/roles/end-override.ts';
import { overrideRole } from '#domain/roles/override-role.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { listPreviewedPeople } from '#domain/roles/preview-people.ts';
import { previewRoles } from '#domain/roles/preview-roles.ts';
import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import { settleEndedPinsAndOverridesOf } from '#domain/roles/settle-ended-pins-and-overrides.ts';
import { readStoredRoles } from '#domain/roles/stored-roles.ts';
import { syncRoleTable } from '#domain/roles/sync-role-table.ts';
import { unpinRole } from '#domain/roles/unpin-role.ts';
import type { ActorScope, StaffScope } from '#domain/scope.ts';
import { makeOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { asAppError } from '#errors.ts';
import {
  administratorsOf,
  attribute,
  type DirectoryModel,
  hasAccess,
  type MemberModel,
  type OrganizationModel,
  settle,
  settled,
} from './role-model.ts';
import { runSize, seed } from './run-size.ts';

/** What an identity provider, an admin, support or the clock does. The numbers choose among what there is. */
const kinds = [
  'push user',
  'push user',
  'set active',
  'set active',
  'set value',
  'rename',
  'delete user',
  'push group',
  'add to group',
  'add to group',
  'add to group',
  'remove from group',
  'remove from group',
  'rename group',
  'delete group',
  'save',
  'save',
  'save',
  'pin',
  'unpin',
  'override',
  'end override',
  'time passes',
] as const;

const step = fc.record({
  organization: fc.nat(99),
  directory: fc.nat(99),
  kind: fc.constantFrom(...kinds),
  which: fc.nat(9_999),
  other: fc.nat(9_999),
  role: fc.constantFrom(...roleNames, 'admin' as const),
  flag: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const values = ['Manager', 'MANAGER', 'Contractor', 'Owner'];
const mappableValues = ['Manager', 'Owner'];
const usersMax = 8;
const groupsMax = 5;

/** An organization with what it must look like. */
type Organization = {
  readonly scope: ActorScope;
  readonly staff: StaffScope;
  readonly directories: readonly PushedDirectory[];
  readonly model: OrganizationModel;
  version: number;
  /** Role changes that were looked at. */
  seen: number;
};

describe('whatever is done in whatever order', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let made = 0;
  beforeAll(async () => {
    test = await createTestDatabase();
    await syncRoleTable(test.db);
  });
  afterAll(() => test.close());

  const [sequences, steps] = runSize({ ci: [30, 25] as const, long: [500, 100] as const });
  it('roles are those of the model, each change is recorded once, and previews come true', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: steps, maxLength: steps, size: 'max' }),
        async (sequence) => {
          const organizations = [await newOrganization(), await newOrganization()];
          for (const each of sequence) {
            const organization = pick(organizations, each.organization);
            if (!organization) continue;
            const before = rolesOf(organization);
            const had = administratorsOf(organization.model, before);
            await take(organization, each);
            await compare(organization, before);
            if (had.length > 0) expectNoLockout(organization, had);
          }
          // What happened to one was nothing to the other.
          for (const organization of organizations) await compare(organization, rolesOf(organization));
        },
      ),
      { numRuns: sequences, seed, endOnFailure: true },
    );
  }, 3_600_000);

  async function newOrganization(): Promise<Organization> {
    const { scope, adminId } = await makeOrganization(test.db);
    // It delays what this model takes to happen at once, and has a property test of its own.
    await setRemovalGuard(scope, false);
    const directories = [
      await pushDirectory(scope, { users: [], name: 'First' }),
      await pushDirectory(scope, { users: [], name: 'Second' }),
    ];
    const admin = { role: 'admin', reason: { kind: 'pin' } } as const;
    const first = { direct: true, pin: 'admin', override: null, hold: null, stored: admin } as const;
    const { db, organizationId } = scope;
    return {
      scope,
      staff: { db, organizationId, actor: { kind: 'staff', id: null, name: 'Sam', address: null } },
      directories,
      model: {
        directories: directories.map(({ directoryId }) => ({
          directoryId,
          users: new Map(),
          groups: new Map(),
          valueRoles: new Map(),
        })),
        members: new Map([[adminId, { ...first }]]),
        defaultRole: 'member',
      },
      version: 1,
      seen: await db.prisma.roleChange.count({ where: { organizationId } }),
    };
  }

  /** Does the step in the database and in the model, which says first whether a person is refused it. */
  async function take(organization: Organization, given: Step): Promise<void> {
    const { scope, staff, model } = organization;
    const place = given.directory % organization.directories.length;
    const directory = organization.directories[place];
    const its = model.directories[place];
    if (!directory || !its) return;
    const userName = pick([...its.users.keys()], given.which);
    const group = pick([...its.groups.keys()], given.other);
    const memberId = pick([...model.members.keys()], given.which);
    const { role, flag } = given;
    made += 1;
    switch (given.kind) {
      case 'push user': {
        if (its.users.size >= usersMax) return;
        const userType = flag ? (pick(values, given.which) ?? null) : null;
        const attributes = userType ? { userType } : {};
        const active = given.other % 5 > 0;
        const pushed = await directory.push({ userName: `user ${made}`, active, attributes });
        its.users.set(`user ${made}`, { memberId: pushed.memberId, active, userType });
        const stored = { role: model.defaultRole, reason: { kind: 'default' } } as const;
        model.members.set(pushed.memberId, { direct: false, pin: null, override: null, hold: null, stored });
        return;
      }
      case 'set active': {
        const user = userName && its.users.get(userName);
        if (!user) return;
        await directory.replaceInUser(userName, { active: flag });
        user.active = flag;
        return;
      }
      case 'set value': {
        const user = userName && its.users.get(userName);
        const userType = pick(values, given.other);
        if (!user || !userType) return;
        await directory.replaceInUser(userName, { userType });
        user.userType = userType;
        return;
      }
      case 'rename':
        if (userName) await directory.replaceInUser(userName, { displayName: `Name ${made}` });
        return;
      case 'delete user':
        if (!userName) return;
        await directory.deleteUser(userName);
        its.users.delete(userName);
        for (const { members } of its.groups.values()) members.delete(userName);
        return;
      case 'push group': {
        if (its.groups.size >= groupsMax) return;
        const members = [...its.users.keys()].filter((_, index) => (given.which >> index) % 2 === 0);
        const groupId = await directory.pushGroup(`Group ${made}`, members);
        its.groups.set(`Group ${made}`, { groupId, members: new Set(members), role: null });
        return;
      }
      case 'add to group':
        if (!group || !userName) return;
        await directory.addToGroup(group, userName);
        its.groups.get(group)?.members.add(userName);
        return;
      case 'remove from group':
        if (!group || !userName) return;
        await directory.removeFromGroup(group, userName);
        its.groups.get(group)?.members.delete(userName);
        return;
      case 'rename group':
        if (group) await directory.replaceInGroup(group, { displayName: `Renamed ${made}` });
        return;
      case 'delete group':
        if (!group) return;
        await directory.deleteGroup(group);
        its.groups.delete(group);
        return;
      case 'save':
        await save(organization, given);
        return;
      case 'pin':
        await actOn(organization, memberId, (member) => {
          member.pin = role;
          member.hold = null;
          return (id) => pinRole(scope, { memberId: id, role, endsAt: flag ? inAnHour() : undefined });
        });
        return;
      case 'unpin':
        await actOn(organization, memberId, (member) => {
          member.pin = null;
          return (id) => unpinRole(scope, id);
        });
        return;
      case 'override':
        await actOn(organization, memberId, (member) => {
          member.override = role;
          return (id) => overrideRole(staff, { memberId: id, role, reason: 'x', hours: 1 });
        });
        return;
      case 'end override':
        await actOn(organization, memberId, (member) => {
          member.override = null;
          return (id) => endOverride(staff, id);
        });
        return;
      case 'time passes': {
        const { organizationId } = scope;
        const past = {
          where: { organizationId, endsAt: { not: null } },
          data: { endsAt: new Date(0) },
        } as const;
        const ending = await scope.db.prisma.rolePin.findMany({ where: past.where });
        await scope.db.prisma.rolePin.updateMany(past);
        await scope.db.prisma.roleOverride.updateMany({ where: { organizationId }, data: past.data });
        await settleEndedPinsAndOverridesOf(scope.db, organizationId);
        for (const pin of ending) member(model, pin.memberId).pin = null;
        for (const each of model.members.values()) each.override = null;
        return;
      }
    }
  }

  /** Somebody changes one member in the portal, unless that leaves nobody who administers. */
  async function actOn(
    { model }: Organization,
    memberId: string | undefined,
    change: (member: MemberModel) => (id: string) => Promise<unknown>,
  ): Promise<void> {
    if (!memberId) return;
    const changed = member(model, memberId);
    const before = { ...changed };
    const act = change(changed);
    const isRefused = settled(model).isLockout;
    const code = await act(memberId).then(
      () => null,
      (error) => asAppError(error)?.code ?? error,
    );
    expect(code).toBe(isRefused ? 'conflict' : null);
    if (isRefused) Object.assign(changed, before);
  }

  /** Stages several changes, and holds the preview to the model and the save to the preview. */
  async function save(organization: Organization, { which, other, role, flag }: Step): Promise<void> {
    const { scope, model } = organization;
    const saved = structuredClone(model);
    const changes = model.directories.flatMap(({ directoryId, groups }, place) =>
      [...groups.values()].flatMap((group, index) => {
        if ((which >> (index + place * groupsMax)) % 2 === 0) return [];
        const to: Role | null = (other >> index) % 3 === 0 ? null : role;
        group.role = to;
        return [{ directoryId, groupId: group.groupId, role: to }];
      }),
    );
    const attributes = model.directories.flatMap((directory) =>
      mappableValues.flatMap((value, index) => {
        if ((other >> (index + 4)) % 4 > 0) return [];
        const to = flag ? role : null;
        setValueRole(directory, value, to);
        return [{ directoryId: directory.directoryId, attribute, value, role: to }];
      }),
    );
    const defaultRole: Role | undefined = other % 7 === 0 ? (flag ? 'boss' : 'member') : undefined;
    if (defaultRole) model.defaultRole = defaultRole;

    const staged = { changes, attributes, defaultRole };
    const preview = await previewRoles(scope, staged);
    const { isLockout, roles } = settled(model);
    expect(preview.refusal !== null).toBe(isLockout);
    const saving = { ...staged, expectedVersion: organization.version, previewed: preview.digest };
    if (isLockout) {
      await expect(setGroupRoles(scope, saving)).rejects.toMatchObject({
        code: 'conflict',
        message: preview.refusal,
      });
      Object.assign(model, saved);
      return;
    }
    const people = await listPreviewedPeople(scope, { ...staged, limit: 200 });
    const shown = people.items.map(({ id, from, to, reason }) => [id, from, to, reason.kind]).sort();
    const expected = [...model.members].flatMap(([id, { stored }]) => {
      const to = roles.get(id);
      return to && to.role !== stored.role ? [[id, stored.role, to.role, to.reason.kind]] : [];
    });
    expect(shown).toEqual(expected.sort());
    expect(preview.administrators.count).toBe(administratorsOf(model, roles).length);
    const result = await setGroupRoles(scope, saving);
    expect(result.roleChanges).toBe(expected.length);
    organization.version = result.mappingsVersion;
  }

  /** Everybody's stored role and reason, and exactly one record for each role that changed. */
  async function compare(organization: Organization, before: ReturnType<typeof rolesOf>): Promise<void> {
    const { model, scope } = organization;
    const { organizationId } = scope;
    const newcomers = [...model.members].filter(([id]) => !before.has(id));
    expect(newcomers.length).toBeLessThanOrEqual(1);
    const changes = settle(model);
    const stored = await readStoredRoles(test.db, organizationId, { afterId: null, limit: 500 });
    expect(Object.fromEntries(stored.map((each) => [each.memberId, each.stored]))).toEqual(
      Object.fromEntries(rolesOf(organization)),
    );
    const recorded = await test.db.prisma.roleChange.findMany({
      where: { organizationId },
      orderBy: { id: 'asc' },
      skip: organization.seen,
    });
    organization.seen += recorded.length;
    const inOrder = (rows: (string | null)[][]) => rows.map((row) => row.join(' ')).sort();
    expect(
      inOrder(
        recorded.map(({ memberId, fromRole, toRole, reason }) => [
          memberId,
          fromRole,
          toRole,
          kindOf(reason),
        ]),
      ),
    ).toEqual(inOrder(changes.map(({ id, from, to }) => [id, from, to.role, to.reason.kind])));
    expect(recorded.every(({ causeId }) => causeId !== null)).toBe(true);
  }
});

/** Only deactivation and deletion leave nobody. */
function expectNoLockout({ model }: Organization, had: readonly string[]): void {
  if (!had.some((id) => hasAccess(model, id))) return;
  const stored = new Map([...model.members].map(([id, { stored }]) => [id, stored]));
  expect(administratorsOf(model, stored).length).toBeGreaterThan(0);
}

function rolesOf({ model }: Organization) {
  return new Map([...model.members].map(([id, { stored }]) => [id, stored]));
}

function setValueRole({ valueRoles }: DirectoryModel, value: string, role: Role | null): void {
  if (role === null) valueRoles.delete(value);
  else valueRoles.set(value, role);
}

function member({ members }: OrganizationModel, id: string) {
  const found = members.get(id);
  if (!found) throw new Error(`The model has no member ${id}`);
  return found;
}

function kindOf(reason: unknown): string {
  return typeof reason === 'object' && reason !== null && 'kind' in reason ? String(reason.kind) : '';
}

function inAnHour(): Date {
  return new Date(Date.now() + 3_600_000);
}

function pick<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[number % Math.max(items.length, 1)];
}
