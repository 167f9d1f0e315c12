/**
 * The roles of the installation, highest first. A vendor's configuration may replace the table; nothing else
 * in the code compares a role by its name. `administers` is the capability to run the organization in the portal.
 */
export type RoleDefinition = {
  readonly name: string;
  readonly label: string;
  /** Higher wins when several groups give a role. Unique in the table. */
  readonly rank: number;
  readonly administers: boolean;
};

export const roles = [
  { name: 'admin', label: 'Admin', rank: 30, administers: true },
  { name: 'boss', label: 'Boss', rank: 20, administers: false },
  { name: 'member', label: 'Member', rank: 10, administers: false },
] as const satisfies readonly RoleDefinition[];

export type Role = (typeof roles)[number]['name'];

export const roleNames = roles.map((role) => role.name) as [Role, ...Role[]];

const byName = new Map<string, RoleDefinition>(roles.map((role) => [role.name, role]));

export function isRole(name: string): name is Role {
  return byName.has(name);
}

export function administers(role: Role): boolean {
  return roleDefinition(role).administers;
}

export function rankOf(role: Role): number {
  return roleDefinition(role).rank;
}

/** The default role of an organization can never be one that administers: nobody becomes an admin by being pushed. */
export function canBeDefault(role: Role): boolean {
  return !administers(role);
}

function roleDefinition(role: Role): RoleDefinition {
  const definition = byName.get(role);
  if (!definition) throw new RangeError(`There is no role called ${JSON.stringify(role)}`);
  return definition;
}
