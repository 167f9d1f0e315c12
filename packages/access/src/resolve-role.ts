import { type Role, rankOf } from './roles.ts';

/** A group of a directory, the key under which a role mapping is kept (never the display name). */
export type GroupKey = { readonly directoryId: string; readonly groupId: string };

export type RoleMapping = GroupKey & { readonly role: Role };

/** A value of an attribute in a directory, the key under which an attribute mapping is kept. */
export type AttributeKey = {
  readonly directoryId: string;
  readonly attribute: string;
  readonly value: string;
};

export type AttributeMapping = AttributeKey & { readonly role: Role };

/** Everything that decides the role of one member at one instant. Pins and overrides that have ended are left out. */
export type RoleInputs = {
  readonly override: Role | null;
  readonly lockoutHold: Role | null;
  readonly pin: Role | null;
  /** The role of before a removal that the mass-removal guard or an admin holds back. */
  readonly withheld: Role | null;
  /** One entry for each directory user of the member, with the groups that directory put them in. */
  readonly directoryUsers: readonly {
    readonly directoryId: string;
    readonly active: boolean;
    readonly groupIds: readonly string[];
    /** Which of the mapped values the user has, as the schema of the attribute compares them. */
    readonly attributes: readonly Omit<AttributeKey, 'directoryId'>[];
  }[];
  readonly mappings: readonly RoleMapping[];
  readonly attributeMappings: readonly AttributeMapping[];
  readonly defaultRole: Role;
};

export type RoleReason =
  | { readonly kind: 'override' | 'pin' | 'lockout_hold' | 'withheld' | 'default' }
  | ({ readonly kind: 'group' } & GroupKey)
  | ({ readonly kind: 'attribute' } & AttributeKey);

export type EffectiveRole = { readonly role: Role; readonly reason: RoleReason };

/**
 * The specification of the effective role: override, else lockout hold, else pin, else the role of before a removal
 * that is withheld, else the highest role among the mapped groups in which an active directory user of the member is
 * and the mapped values that one has, else the default of the organization. Of several that give the same role a group
 * is named before a value, and the one with the lower key, so that the reason is the same wherever it is computed. The
 * database's `role_of()` must agree; a property test compares them.
 */
export function resolveRole(inputs: RoleInputs): EffectiveRole {
  if (inputs.override) return { role: inputs.override, reason: { kind: 'override' } };
  if (inputs.lockoutHold) return { role: inputs.lockoutHold, reason: { kind: 'lockout_hold' } };
  if (inputs.pin) return { role: inputs.pin, reason: { kind: 'pin' } };
  if (inputs.withheld) return { role: inputs.withheld, reason: { kind: 'withheld' } };
  const [highest] = [
    ...mappedGroups(inputs).sort(highestFirst),
    ...mappedAttributes(inputs).sort(highestFirst),
  ].sort((a, b) => rankOf(b.role) - rankOf(a.role));
  if (highest) return { role: highest.role, reason: highest.reason };
  return { role: inputs.defaultRole, reason: { kind: 'default' } };
}

type Speaking = { readonly role: Role; readonly key: string; readonly reason: RoleReason };

function mappedGroups({ directoryUsers, mappings }: RoleInputs): Speaking[] {
  const memberOf = new Set(
    directoryUsers
      .filter((user) => user.active)
      .flatMap(({ directoryId, groupIds }) => groupIds.map((groupId) => keyOf(directoryId, groupId))),
  );
  return mappings.flatMap(({ role, directoryId, groupId }) => {
    const key = keyOf(directoryId, groupId);
    return memberOf.has(key) ? [{ role, key, reason: { kind: 'group', directoryId, groupId } }] : [];
  });
}

function mappedAttributes({ directoryUsers, attributeMappings }: RoleInputs): Speaking[] {
  const has = new Set(
    directoryUsers
      .filter((user) => user.active)
      .flatMap(({ directoryId, attributes }) =>
        attributes.map(({ attribute, value }) => keyOf(directoryId, attribute, value)),
      ),
  );
  return attributeMappings.flatMap(({ role, directoryId, attribute, value }) => {
    const key = keyOf(directoryId, attribute, value);
    return has.has(key) ? [{ role, key, reason: { kind: 'attribute', directoryId, attribute, value } }] : [];
  });
}

function highestFirst(a: Speaking, b: Speaking): number {
  return rankOf(b.role) - rankOf(a.role) || compare(a.key, b.key);
}

/** Parts in order, apart by what stands in none of them and before everything else. */
function keyOf(...parts: readonly string[]): string {
  return parts.join('\u0000');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
