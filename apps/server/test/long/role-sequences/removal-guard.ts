import { administers } from '@rollcall/access';
import {
  ableAdministrators,
  hasSource,
  isPending,
  memberOf,
  type OrganizationModel,
  resolvedRoles,
} from './model.ts';

/** So many may go in an hour without a count of the people; the model lets an hour pass before there are more. */
export const uncountedMax = 9;

type Removals = {
  /** Whose removal this write would be, and who of them administers. */
  readonly going: readonly string[];
  readonly administering: readonly string[];
  /** Who could administer before it. */
  readonly able: readonly string[];
};

/**
 * What the mass-removal guard does first with an IdP's write about these members: forgets what the write gave back, and
 * finds whom it removes (docs/decisions/0032).
 */
export function findRemovals(
  model: OrganizationModel,
  activeBefore: readonly string[],
  { memberIds, endsAccess }: { memberIds: readonly string[]; endsAccess: boolean },
): Removals {
  for (const id of memberIds) forgetReturned(model, id);
  const wasActive = memberIds.filter((id) => activeBefore.includes(id));
  const ending = endsAccess ? wasActive.filter((id) => !hasSource(model, id)) : [];
  for (const id of ending) {
    const member = memberOf(model, id);
    if (member.withheld?.state === 'kept') member.withheld = null;
    if (member.withheld) member.withheld = { ...member.withheld, ends: 'access' };
  }
  const next = resolvedRoles(model);
  const wasAdministering = (id: string) => administers(memberOf(model, id).stored.role);
  const isDemoted = (id: string) => wasAdministering(id) && !administers(next.get(id)?.role ?? 'member');
  let demoted = wasActive.filter((id) => !ending.includes(id) && isDemoted(id));
  const able = activeBefore.filter((id) => wasAdministering(id) && !isPending(model, id));
  const stay = [
    ...able.filter((id) => !demoted.includes(id)),
    ...ableAdministrators(model, next).filter((id) => memberIds.includes(id)),
  ];
  // That is for the lockout hold.
  if (stay.length === 0) demoted = [];
  const going = [...ending, ...demoted].filter((id) => memberOf(model, id).withheld === null).sort();
  return { going, administering: going.filter(wasAdministering), able };
}

/** Counts the removals, and holds back those of admins past half of them, or past the first where there are few. */
export function withholdRemovals(model: OrganizationModel, { going, administering, able }: Removals): void {
  const { window } = model;
  if (!window || going.length === 0) return;
  if (window.people === 0) window.administeringBefore = able.length;
  window.people += going.length;
  const gone = window.administering;
  window.administering += administering.length;
  const most = Math.max(1, Math.floor(window.administeringBefore / 2));
  for (const [index, id] of administering.entries()) {
    if (gone + index + 1 <= most) continue;
    const member = memberOf(model, id);
    const ends = hasSource(model, id) ? 'administration' : 'access';
    member.withheld = { role: member.stored.role, ends, state: 'pending' };
  }
}

/** What is no longer true is not held back: the IdP, or an admin, gave it back. */
export function forgetReturned(model: OrganizationModel, memberId: string): void {
  const member = memberOf(model, memberId);
  if (!member.withheld) return;
  const roles = resolvedRoles(model, { holds: new Map(), withoutWithheld: true });
  const isBack =
    member.withheld.ends === 'access'
      ? hasSource(model, memberId)
      : administers(roles.get(memberId)?.role ?? 'member');
  if (isBack) member.withheld = null;
}

/** The hour is over for what was counted. */
export function passHour({ window }: OrganizationModel): void {
  if (window) Object.assign(window, { people: 0, administering: 0 });
}
