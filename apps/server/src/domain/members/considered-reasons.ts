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
  readonly hold: { readonly role: Role } | null;
  readonly pin: { readonly role: Role; readonly ended: boolean } | null;
  readonly withheld: { readonly role: Role } | null;
  readonly directoryUsers: readonly Pick<
    DirectoryUserOfMember,
    'directoryId' | 'directoryName' | 'active' | 'groups' | 'attributes'
  >[];
  readonly defaultRole: Role;
};

/** Everything that was weighed for the role of a member, in the order in which it is weighed; `winner` decided. */
export function consideredReasons(evidence: RoleEvidence, winner: RoleReason): ConsideredReason[] {
  const { override, pin, hold, withheld, defaultRole } = evidence;
  const weighed = (reason: RoleReason, role: Role): ConsideredReason =>
    isSame(reason, winner) ? { reason, role, counts: true } : { reason, role, counts: false, note: 'lower' };
  const untilEnded = (kind: 'override' | 'pin', { role, ended }: { role: Role; ended: boolean }) =>
    ended ? { reason: { kind }, role, counts: false, note: 'ended' as const } : weighed({ kind }, role);
  return [
    ...(override ? [untilEnded('override', override)] : []),
    ...(hold ? [weighed({ kind: 'lockout_hold' }, hold.role)] : []),
    ...(pin ? [untilEnded('pin', pin)] : []),
    ...(withheld ? [weighed({ kind: 'withheld' }, withheld.role)] : []),
    ...mapped(evidence).map(({ reason, role, active }) =>
      active ? weighed(reason, role) : { reason, role, counts: false, note: 'inactive_user' as const },
    ),
    weighed({ kind: 'default' }, defaultRole),
  ];
}

/** Of reasons in the order in which they are weighed: the next one that would decide without a pin, override or hold. */
export function otherwiseOf(
  considered: readonly ConsideredReason[],
  winner: RoleReason,
): { role: Role; reason: RoleReason } | null {
  if (!isLiftable(winner.kind)) return null;
  const next = considered.find(({ note }) => note === 'lower');
  return next ? { role: next.role, reason: next.reason } : null;
}

function isLiftable(kind: RoleReason['kind']): boolean {
  return kind === 'override' || kind === 'lockout_hold' || kind === 'pin';
}

type Mapped = { reason: RoleReason; role: Role; active: boolean };

/** Each group and each value once, also when two directory users of the member have it; the highest role first. */
function mapped({ directoryUsers }: RoleEvidence): Mapped[] {
  const groups = new Map<string, Mapped>();
  const values = new Map<string, Mapped>();
  for (const { directoryId, directoryName, active, ...user } of directoryUsers) {
    const directory = { directoryId, directoryName };
    for (const { groupId, name, role } of user.groups) {
      if (role === null) continue;
      const reason = { kind: 'group' as const, ...directory, groupId, groupName: name };
      addOnce(groups, [directoryId, groupId], { reason, role, active });
    }
    for (const { attribute, value, role } of user.attributes) {
      const reason = { kind: 'attribute' as const, ...directory, attribute, value };
      addOnce(values, [directoryId, attribute, value], { reason, role, active });
    }
  }
  return [...groups.values(), ...values.values()].sort((a, b) => rankOf(b.role) - rankOf(a.role));
}

function addOnce(to: Map<string, Mapped>, parts: readonly string[], mapped: Mapped): void {
  const key = JSON.stringify(parts);
  to.set(key, { ...mapped, active: mapped.active || to.get(key)?.active === true });
}

function isSame(a: RoleReason, b: RoleReason): boolean {
  const keyOf = ({ kind, directoryId, groupId, attribute, value }: RoleReason) =>
    JSON.stringify([kind, directoryId, groupId, attribute, value]);
  return keyOf(a) === keyOf(b);
}
