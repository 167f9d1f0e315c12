import { administers, type EffectiveRole, type Role, resolveRole } from '@rollcall/access';

export type UserModel = {
  readonly memberId: string;
  active: boolean;
  userType: string | null;
};

export type GroupModel = { readonly groupId: string; readonly members: Set<string>; role: Role | null };

export type DirectoryModel = {
  readonly directoryId: string;
  readonly users: Map<string, UserModel>;
  /** By display name. */
  readonly groups: Map<string, GroupModel>;
  /** By the value of userType. */
  readonly valueRoles: Map<string, Role>;
};

type WithheldModel = {
  readonly role: Role;
  readonly ends: 'access' | 'administration';
  readonly state: 'pending' | 'kept';
};

export type MemberModel = {
  readonly direct: boolean;
  pin: { readonly role: Role; readonly ends: boolean } | null;
  override: Role | null;
  hold: Role | null;
  withheld: WithheldModel | null;
  stored: EffectiveRole;
};

export type OrganizationModel = {
  readonly directories: DirectoryModel[];
  readonly members: Map<string, MemberModel>;
  defaultRole: Role;
  /** What the mass-removal guard counted in the hour; null where it is off. */
  readonly window: { people: number; administering: number; administeringBefore: number } | null;
};

export const attribute = 'userType';

export function newMember(given: Partial<MemberModel> & Pick<MemberModel, 'stored'>): MemberModel {
  return { direct: false, pin: null, override: null, hold: null, withheld: null, ...given };
}

export function memberOf({ members }: OrganizationModel, id: string): MemberModel {
  const found = members.get(id);
  if (!found) throw new Error(`The model has no member ${id}`);
  return found;
}

export function hasSource({ members, directories }: OrganizationModel, memberId: string): boolean {
  if (members.get(memberId)?.direct) return true;
  return directories.some(({ users }) =>
    [...users.values()].some((user) => user.memberId === memberId && user.active),
  );
}

export function hasAccess(model: OrganizationModel, memberId: string): boolean {
  return memberOf(model, memberId).withheld?.ends === 'access' || hasSource(model, memberId);
}

export function isPending(model: OrganizationModel, memberId: string): boolean {
  return memberOf(model, memberId).withheld?.state === 'pending';
}

type Roles = ReadonlyMap<string, EffectiveRole>;

export function storedRoles({ members }: OrganizationModel): Map<string, EffectiveRole> {
  return new Map([...members].map(([id, { stored }]) => [id, stored]));
}

/** Who has access and administers. Not all of them can act: see `ableAdministrators`. */
export function administratorsOf(model: OrganizationModel, roles: Roles): string[] {
  return [...roles].flatMap(([id, { role }]) => (administers(role) && hasAccess(model, id) ? [id] : []));
}

/** Who is pending may look and change nothing. */
export function ableAdministrators(model: OrganizationModel, roles: Roles): string[] {
  return administratorsOf(model, roles).filter((id) => !isPending(model, id));
}

/** What makes the roles beside what the model has: holds that are about to be, and nothing withheld. */
type Otherwise = { readonly holds?: ReadonlyMap<string, Role>; readonly withoutWithheld?: boolean };

/** The role that `resolveRole()` gives everybody. */
export function resolvedRoles(
  model: OrganizationModel,
  otherwise: Otherwise = {},
): Map<string, EffectiveRole> {
  const { directories, defaultRole, members } = model;
  const mappings = directories.flatMap(({ directoryId, groups }) =>
    [...groups.values()].flatMap(({ groupId, role }) => (role ? [{ directoryId, groupId, role }] : [])),
  );
  const attributeMappings = directories.flatMap(({ directoryId, valueRoles }) =>
    [...valueRoles].map(([value, role]) => ({ directoryId, attribute, value, role })),
  );
  return new Map(
    [...members].map(([id, { pin, override, hold, withheld }]) => [
      id,
      resolveRole({
        override,
        lockoutHold: otherwise.holds ? (otherwise.holds.get(id) ?? null) : hold,
        pin: pin?.role ?? null,
        withheld: otherwise.withoutWithheld ? null : (withheld?.role ?? null),
        directoryUsers: directoryUsersOf(model, id),
        mappings,
        attributeMappings,
        defaultRole,
      }),
    ]),
  );
}

function directoryUsersOf({ directories }: OrganizationModel, memberId: string) {
  return directories.flatMap(({ directoryId, users, groups, valueRoles }) =>
    [...users].flatMap(([userName, user]) => {
      if (user.memberId !== memberId) return [];
      const groupIds = [...groups.values()].flatMap(({ groupId, members }) =>
        members.has(userName) ? [groupId] : [],
      );
      const attributes = mappedValuesOf(valueRoles, user.userType).map((value) => ({ attribute, value }));
      return [{ directoryId, active: user.active, groupIds, attributes }];
    }),
  );
}

/** Case does not matter for a userType. */
export function mappedValuesOf(valueRoles: ReadonlyMap<string, Role>, userType: string | null): string[] {
  return [...valueRoles.keys()].filter((value) => value.toLowerCase() === userType?.toLowerCase());
}
