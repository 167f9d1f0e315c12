import type { Database } from '@rollcall/db';
import { setRemovalGuard } from '#domain/organizations/set-removal-guard.ts';
import { overrideRole } from '#domain/roles/override-role.ts';
import { pinRole } from '#domain/roles/pin-role.ts';
import { setGroupRoles } from '#domain/roles/set-group-roles.ts';
import type { ActorScope, StaffScope } from '#domain/scope.ts';
import { makeOrganization } from '#domain/testing/organization.ts';
import { type PushedDirectory, pushDirectory } from '#domain/testing/pushed-directory.ts';
import { type DirectoryModel, type MemberModel, newMember, type OrganizationModel } from './model.ts';

/** An organization with what it must look like. */
export type Organization = {
  readonly scope: ActorScope;
  readonly support: StaffScope;
  readonly directories: readonly PushedDirectory[];
  readonly model: OrganizationModel;
  /** To whom things happen; the others make the organization large enough for the mass-removal guard. */
  readonly people: string[];
  mappingsVersion: number;
  /** Role changes that were looked at. */
  seen: number;
};

const crowd = 24;
const userNames = ['Ann', 'Bo', 'Cem'];
const userType = 'Manager';

/**
 * With an invited admin, and a group of admins in one of two directories. Where the mass-removal guard is on, many are in
 * it; where it is off, there is one, and support overrides a lower pin of the invited admin: not much is needed there
 * until nobody could administer.
 */
export async function newOrganization(
  db: Database,
  { guarded }: { guarded: boolean },
): Promise<Organization> {
  const { scope, adminId } = await makeOrganization(db);
  const { organizationId } = scope;
  const support = {
    db,
    organizationId,
    actor: { kind: 'staff', id: null, name: 'Sam', address: null },
  } as const;
  const leads = guarded ? userNames : userNames.slice(0, 1);
  if (!guarded) await setRemovalGuard(scope, false);
  const first = await pushDirectory(scope, {
    name: 'First',
    users: userNames.map((userName) => ({ userName, attributes: { userType } })),
    groups: { Leads: leads },
  });
  const second = await pushDirectory(scope, { users: [], name: 'Second' });
  const [{ directoryId }, groupId] = [first, first.group('Leads')];
  const changes = [{ directoryId, groupId, role: 'admin' as const }];
  const { mappingsVersion } = await setGroupRoles(scope, { changes, expectedVersion: 1 });

  if (!guarded) {
    await overrideRole(support, { memberId: adminId, role: 'admin', reason: 'x', hours: 1 });
    await pinRole(scope, { memberId: adminId, role: 'boss' });
  }
  const admin = newMember({
    direct: true,
    pin: { role: guarded ? 'admin' : 'boss', ends: false },
    override: guarded ? null : 'admin',
    stored: { role: 'admin', reason: { kind: guarded ? 'pin' : 'override' } },
  });
  const byGroup = { role: 'admin', reason: { kind: 'group', directoryId, groupId } } as const;
  const pushed = userNames.map((userName): [string, MemberModel] => [
    first.user(userName).memberId,
    newMember({ stored: leads.includes(userName) ? byGroup : byDefault }),
  ]);
  const others = await addOthers(db, { organizationId, count: guarded ? crowd : 0 });
  return {
    scope,
    support,
    directories: [first, second],
    model: {
      directories: [modelOf(first, leads), { ...emptyDirectory(), directoryId: second.directoryId }],
      members: new Map([[adminId, admin], ...pushed, ...others]),
      defaultRole: 'member',
      window: guarded ? { people: 0, administering: 0, administeringBefore: 0 } : null,
    },
    people: [adminId, ...pushed.map(([id]) => id)],
    mappingsVersion,
    seen: await db.prisma.roleChange.count({ where: { organizationId } }),
  };
}

const byDefault = { role: 'member', reason: { kind: 'default' } } as const;

function emptyDirectory(): Omit<DirectoryModel, 'directoryId'> {
  return { users: new Map(), groups: new Map(), valueRoles: new Map() };
}

function modelOf(directory: PushedDirectory, leads: readonly string[]): DirectoryModel {
  return {
    ...emptyDirectory(),
    directoryId: directory.directoryId,
    users: new Map(
      userNames.map((userName) => [
        userName,
        { memberId: directory.user(userName).memberId, active: true, userType },
      ]),
    ),
    groups: new Map([
      ['Leads', { groupId: directory.group('Leads'), members: new Set(leads), role: 'admin' }],
    ]),
  };
}

/** People to whom nothing happens but a change of the default role. */
async function addOthers(
  db: Database,
  { organizationId, count }: { organizationId: string; count: number },
): Promise<[string, MemberModel][]> {
  const added = await db.prisma.member.createManyAndReturn({
    data: Array.from({ length: count }, (_, index) => ({
      organizationId,
      displayName: `Other ${index}`,
      origin: 'import',
      direct: true,
      active: true,
      role: 'member',
      reason: 'default',
    })),
    select: { id: true },
  });
  return added.map(({ id }) => [id, newMember({ direct: true, stored: byDefault })]);
}

export function pick<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[number % Math.max(items.length, 1)];
}
