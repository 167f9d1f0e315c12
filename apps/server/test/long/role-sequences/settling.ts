import { administers, type EffectiveRole, type Role } from '@rollcall/access';
import {
  ableAdministrators,
  administratorsOf,
  hasAccess,
  isPending,
  memberOf,
  type OrganizationModel,
  resolvedRoles,
  storedRoles,
} from './model.ts';

/** What settling makes of the organization. Changes nothing. */
export type Settled = {
  readonly roles: ReadonlyMap<string, EffectiveRole>;
  readonly holds: ReadonlyMap<string, Role>;
  readonly isNewHold: boolean;
};

/**
 * The rules of lockout holds, over everybody at once: when a change demotes somebody and leaves nobody who can
 * administer, all whom it demotes are held; the holds end together as soon as somebody can by other means.
 */
export function settled(model: OrganizationModel): Settled {
  const holds = new Map([...model.members].flatMap(([id, { hold }]) => (hold ? [[id, hold] as const] : [])));
  let roles = resolvedRoles(model, { holds });
  const demoted = administratorsOf(model, storedRoles(model)).filter(
    (id) => !administers(roles.get(id)?.role ?? 'member'),
  );
  const isNewHold = demoted.length > 0 && ableAdministrators(model, roles).length === 0;
  if (isNewHold) {
    for (const id of demoted) if (!holds.has(id)) holds.set(id, memberOf(model, id).stored.role);
    roles = resolvedRoles(model, { holds });
  }
  const withoutHolds = resolvedRoles(model, { holds: new Map() });
  if (holds.size > 0 && ableAdministrators(model, withoutHolds).length > 0) {
    return { roles: withoutHolds, holds: new Map(), isNewHold };
  }
  return { roles, holds, isNewHold };
}

/** A person in the portal is refused what leads here. `couldBefore` are those who could administer. */
export function isRefused(model: OrganizationModel, couldBefore: readonly string[]): boolean {
  const { roles, holds, isNewHold } = settled(model);
  const able = ableAdministrators(model, roles);
  return (isNewHold && able.some((id) => holds.has(id))) || (couldBefore.length > 0 && able.length === 0);
}

type RoleChangeModel = {
  readonly memberId: string;
  readonly from: Role;
  readonly to: EffectiveRole;
};

/** Takes over what settling made. Returns whose role changed, from which to which. */
export function settle(model: OrganizationModel): RoleChangeModel[] {
  const { roles, holds } = settled(model);
  const changes = [];
  for (const [memberId, member] of model.members) {
    const to = roles.get(memberId) ?? member.stored;
    if (to.role !== member.stored.role) changes.push({ memberId, from: member.stored.role, to });
    member.stored = to;
    member.hold = holds.get(memberId) ?? null;
  }
  return changes;
}

/**
 * Only deactivation and deletion leave nobody: whoever could administer before and has not lost access, nor waits to
 * lose it, is why somebody still can.
 */
export function isLockedOut(model: OrganizationModel, couldBefore: readonly string[]): boolean {
  const couldStay = couldBefore.filter((id) => hasAccess(model, id) && !isPending(model, id));
  return couldStay.length > 0 && ableAdministrators(model, storedRoles(model)).length === 0;
}
