import { type Role, rankOf } from '@rollcall/access';
import type { DirectoryUserOfMember } from './member-directory-users.ts';
import type { RoleReason } from './role-reason.ts';

/** Something that speaks for a role, and whether it decides; otherwise the note says why not. */
export type ConsideredReason = {
  readonly reason: RoleReason;
  readonly role: Role;
  readonly counts: boolean;
  readonly note?: 'inactive_user' | 'lower' | 'ended';
};

export type RoleEvidence = {
  readonly override: { readonly role: Role; readonly ended: boolean } | null;
  readonly pin: { readonly role: Role; readonly ended: boolean } | null;
  readonly hold: { readonly role: Role } | null;
  readonly directoryUsers: readonly Pick<
    DirectoryUserOfMember,
    'directoryId' | 'directoryName' | 'active' | 'groups'
  >[];
  readonly defaultRole: Role;
};

/** Everything that was weighed for the role of a member, in the order in which it is weighed; `winner` decided. */
export function consideredReasons(evidence: RoleEvidence, winner: RoleReason): ConsideredReason[] {
  const { override, pin, hold, defaultRole } = evidence;
  const weighed = (reason: RoleReason, role: Role): ConsideredReason =>
    isSame(reason, winner) ? { reason, role, counts: true } : { reason, role, counts: false, note: 'lower' };
  const untilEnded = (kind: 'override' | 'pin', { role, ended }: { role: Role; ended: boolean }) =>
    ended ? { reason: { kind }, role, counts: false, note: 'ended' as const } : weighed({ kind }, role);
  return [
    ...(override ? [untilEnded('override', override)] : []),
    ...(pin ? [untilEnded('pin', pin)] : []),
    ...(hold ? [weighed({ kind: 'lockout_hold' }, hold.role)] : []),
    ...mappedGroups(evidence).map(({ reason, role, active }) =>
      active ? weighed(reason, role) : { reason, role, counts: false, note: 'inactive_user' as const },
    ),
    weighed({ kind: 'default' }, defaultRole),
  ];
}

/** Of reasons in the order in which they are weighed: the next one that would decide without a pin or override. */
export function otherwiseOf(
  considered: readonly ConsideredReason[],
  winner: RoleReason,
): { role: Role; reason: RoleReason } | null {
  if (winner.kind !== 'override' && winner.kind !== 'pin') return null;
  const next = considered.find(({ note }) => note === 'lower');
  return next ? { role: next.role, reason: next.reason } : null;
}

type MappedGroup = { reason: RoleReason; role: Role; active: boolean };

/** Each group once, also when two directory users of the member are in it. */
function mappedGroups({ directoryUsers }: RoleEvidence): MappedGroup[] {
  const byGroup = new Map<string, MappedGroup>();
  for (const { directoryId, directoryName, active, groups } of directoryUsers) {
    for (const { groupId, name, role } of groups) {
      if (role === null) continue;
      const key = `${directoryId}/${groupId}`;
      const reason = { kind: 'group' as const, directoryId, directoryName, groupId, groupName: name };
      byGroup.set(key, { reason, role, active: active || byGroup.get(key)?.active === true });
    }
  }
  return [...byGroup.values()].sort((a, b) => rankOf(b.role) - rankOf(a.role));
}

function isSame(a: RoleReason, b: RoleReason): boolean {
  return a.kind === b.kind && a.directoryId === b.directoryId && a.groupId === b.groupId;
}
