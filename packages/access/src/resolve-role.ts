import { type Role, rankOf } from './roles.ts';

/** A group of a directory, the key under which a role mapping is kept (never the display name). */
export type GroupKey = { readonly directoryId: string; readonly groupId: string };

export type RoleMapping = GroupKey & { readonly role: Role };

/** Everything that decides the role of one member at one instant. Pins and overrides that have ended are left out. */
export type RoleInputs = {
  readonly override: Role | null;
  readonly pin: Role | null;
  readonly lockoutHold: Role | null;
  /** One entry for each directory user of the member, with the groups that directory put them in. */
  readonly directoryUsers: readonly {
    readonly directoryId: string;
    readonly active: boolean;
    readonly groupIds: readonly string[];
  }[];
  readonly mappings: readonly RoleMapping[];
  readonly defaultRole: Role;
};

export type RoleReason =
  | { readonly kind: 'override' | 'pin' | 'lockout_hold' | 'default' }
  | ({ readonly kind: 'group' } & GroupKey);

export type EffectiveRole = { readonly role: Role; readonly reason: RoleReason };

/**
 * The specification of the effective role: override, else pin, else lockout hold, else the highest role among the
 * mapped groups in which an active directory user of the member is, else the default of the organization.
 * Of two groups that give the same role the one with the lower (directoryId, groupId) is named, so that the reason
 * is the same wherever it is computed. The database's `role_of()` must agree; a property test compares them.
 */
export function resolveRole(inputs: RoleInputs): EffectiveRole {
  if (inputs.override) return { role: inputs.override, reason: { kind: 'override' } };
  if (inputs.pin) return { role: inputs.pin, reason: { kind: 'pin' } };
  if (inputs.lockoutHold) return { role: inputs.lockoutHold, reason: { kind: 'lockout_hold' } };
  const [highest] = mappedGroups(inputs).sort(highestFirst);
  if (highest) {
    const { directoryId, groupId, role } = highest;
    return { role, reason: { kind: 'group', directoryId, groupId } };
  }
  return { role: inputs.defaultRole, reason: { kind: 'default' } };
}

function mappedGroups(inputs: RoleInputs): RoleMapping[] {
  const memberOf = new Set(
    inputs.directoryUsers
      .filter((user) => user.active)
      .flatMap((user) => user.groupIds.map((groupId) => keyOf({ directoryId: user.directoryId, groupId }))),
  );
  return inputs.mappings.filter((mapping) => memberOf.has(keyOf(mapping)));
}

function highestFirst(a: RoleMapping, b: RoleMapping): number {
  return rankOf(b.role) - rankOf(a.role) || compare(keyOf(a), keyOf(b));
}

function keyOf({ directoryId, groupId }: GroupKey): string {
  return `${directoryId}/${groupId}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
