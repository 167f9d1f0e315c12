import { administers, type EffectiveRole, type Role, resolveRole } from '@rollcall/access';

type UserModel = {
  readonly memberId: string;
  active: boolean;
  userType: string | null;
};

export type DirectoryModel = {
  readonly directoryId: string;
  readonly users: Map<string, UserModel>;
  /** By display name. */
  readonly groups: Map<
    string,
    { readonly groupId: string; readonly members: Set<string>; role: Role | null }
  >;
  /** By the value of userType. */
  readonly valueRoles: Map<string, Role>;
};

export type MemberModel = {
  readonly direct: boolean;
  pin: Role | null;
  override: Role | null;
  hold: Role | null;
  stored: EffectiveRole;
};

export type OrganizationModel = {
  readonly directories: DirectoryModel[];
  readonly members: Map<string, MemberModel>;
  defaultRole: Role;
};

export const attribute = 'userType';

/** What settling makes of the organization: the new stored roles, and who is newly held. Changes nothing. */
export type Settled = {
  readonly roles: ReadonlyMap<string, EffectiveRole>;
  readonly holds: ReadonlyMap<string, Role>;
  /** A person in the portal is refused what leads here. */
  readonly isLockout: boolean;
};

/**
 * The rules of lockout holds, over everybody at once: when a change leaves nobody who administers, those whom it
 * demotes are held; the holds end together as soon as somebody administers by other means.
 */
export function settled(model: OrganizationModel): Settled {
  const holds = new Map([...model.members].flatMap(([id, { hold }]) => (hold ? [[id, hold] as const] : [])));
  const heldBefore = holds.size;
  const before = administratorsOf(model, new Map([...model.members].map(([id, { stored }]) => [id, stored])));

  let roles = rolesOf(model, holds);
  if (before.length > 0 && administratorsOf(model, roles).length === 0) {
    for (const id of before) holds.set(id, model.members.get(id)?.stored.role ?? 'admin');
    roles = rolesOf(model, holds);
  }
  // An override wins over a hold, so that it can leave nobody all the same.
  const leavesNobody = before.length > 0 && administratorsOf(model, roles).length === 0;
  const isLockout = holds.size > heldBefore || leavesNobody;

  const withoutHolds = rolesOf(model, new Map());
  if (holds.size > 0 && administratorsOf(model, withoutHolds).length > 0) {
    return { roles: withoutHolds, holds: new Map(), isLockout };
  }
  return { roles, holds, isLockout };
}

/** Takes over what settling made. Returns whose role changed, from which to which. */
export function settle(model: OrganizationModel): { id: string; from: Role; to: EffectiveRole }[] {
  const { roles, holds } = settled(model);
  const changes = [];
  for (const [id, member] of model.members) {
    const to = roles.get(id) ?? member.stored;
    if (to.role !== member.stored.role) changes.push({ id, from: member.stored.role, to });
    member.stored = to;
    member.hold = holds.get(id) ?? null;
  }
  return changes;
}

function rolesOf(model: OrganizationModel, holds: ReadonlyMap<string, Role>): Map<string, EffectiveRole> {
  const { directories, defaultRole } = model;
  const mappings = directories.flatMap(({ directoryId, groups }) =>
    [...groups.values()].flatMap(({ groupId, role }) => (role ? [{ directoryId, groupId, role }] : [])),
  );
  const attributeMappings = directories.flatMap(({ directoryId, valueRoles }) =>
    [...valueRoles].map(([value, role]) => ({ directoryId, attribute, value, role })),
  );
  return new Map(
    [...model.members].map(([id, { pin, override }]) => {
      const lockoutHold = holds.get(id) ?? null;
      const directoryUsers = directoryUsersOf(model, id);
      const kept = { override, pin, lockoutHold, withheld: null };
      return [id, resolveRole({ ...kept, directoryUsers, mappings, attributeMappings, defaultRole })];
    }),
  );
}

function directoryUsersOf({ directories }: OrganizationModel, memberId: string) {
  return directories.flatMap(({ directoryId, users, groups, valueRoles }) =>
    [...users].flatMap(([userName, user]) => {
      if (user.memberId !== memberId) return [];
      const groupIds = [...groups.values()].flatMap(({ groupId, members }) =>
        members.has(userName) ? [groupId] : [],
      );
      const attributes = [...valueRoles.keys()]
        .filter((value) => value.toLowerCase() === user.userType?.toLowerCase())
        .map((value) => ({ attribute, value }));
      return [{ directoryId, active: user.active, groupIds, attributes }];
    }),
  );
}

export function hasAccess(model: OrganizationModel, memberId: string): boolean {
  if (model.members.get(memberId)?.direct) return true;
  return model.directories.some(({ users }) =>
    [...users.values()].some((user) => user.memberId === memberId && user.active),
  );
}

export function administratorsOf(
  model: OrganizationModel,
  roles: ReadonlyMap<string, EffectiveRole>,
): string[] {
  return [...roles].flatMap(([id, { role }]) => (administers(role) && hasAccess(model, id) ? [id] : []));
}
