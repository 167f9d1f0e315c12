import { somebodyAdministers } from '#domain/break-glass/somebody-administers.ts';
import { pendingRemovals } from '#domain/removals/queries.ts';
import type { OrganizationScope } from '#domain/scope.ts';
import type { Attention } from './attention.ts';

const holdsMax = 20;
const overridesMax = 20;
const endingPinsMax = 20;
const pinEndsSoonMs = 7 * 24 * 60 * 60 * 1000;

/** Support alone, or who is leaving, is there to read it. */
export async function missingAdmin({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
  return (await somebodyAdministers(db.prisma, organizationId)) ? [] : [{ kind: 'no_admin' }];
}

export async function removalsToDecide(scope: OrganizationScope): Promise<Attention[]> {
  const pending = await pendingRemovals(scope);
  return pending ? [{ kind: 'pending_removals', count: pending.count, at: pending.firstAt }] : [];
}

export async function lockoutHolds({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
  const holds = await db.prisma.lockoutHold.findMany({
    where: { organizationId },
    select: { memberId: true, heldAt: true, member: { select: { displayName: true } } },
    orderBy: [{ heldAt: 'asc' }, { memberId: 'asc' }],
    take: holdsMax,
  });
  return holds.map(({ memberId, heldAt, member }) => ({
    kind: 'lockout_hold',
    memberId,
    name: member.displayName,
    at: heldAt,
  }));
}

/** What support fixed, for as long as it lasts: the customer is not to find it by chance. */
export async function fixedByHand(scope: OrganizationScope): Promise<Attention[]> {
  const [overrides, pins] = await Promise.all([roleOverrides(scope), endingPins(scope)]);
  return [...overrides, ...pins];
}

async function roleOverrides({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
  const overrides = await db.prisma.roleOverride.findMany({
    where: { organizationId, endsAt: { gt: new Date() } },
    select: { memberId: true, endsAt: true, member: { select: { displayName: true } } },
    orderBy: [{ endsAt: 'asc' }, { memberId: 'asc' }],
    take: overridesMax,
  });
  return overrides.map(({ memberId, endsAt, member }) => ({
    kind: 'role_override',
    memberId,
    name: member.displayName,
    at: endsAt,
  }));
}

/** Those that end within a week: time to make them longer. */
async function endingPins({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
  const nowMs = Date.now();
  const pins = await db.prisma.rolePin.findMany({
    where: { organizationId, endsAt: { gt: new Date(nowMs), lte: new Date(nowMs + pinEndsSoonMs) } },
    select: { memberId: true, endsAt: true, member: { select: { displayName: true } } },
    orderBy: [{ endsAt: 'asc' }, { memberId: 'asc' }],
    take: endingPinsMax,
  });
  return pins.map(({ memberId, endsAt, member }) => ({
    kind: 'pin_ending',
    memberId,
    name: member.displayName,
    ...(endsAt && { at: endsAt }),
  }));
}

export async function incompleteMembers({ db, organizationId }: OrganizationScope): Promise<Attention[]> {
  const where = { organizationId, active: true, mergedIntoId: null, missing: { isEmpty: false } };
  const count = await db.prisma.member.count({ where });
  return count > 0 ? [{ kind: 'incomplete_members', count }] : [];
}
