/** The vendor's support. An agent looks, and does what can be undone. A manager does everything. */
export const staffRoles = ['agent', 'manager'] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * What only a manager does, by the name that server and portal have for the act: what cannot be undone, and what makes
 * or stops the connection of a customer. The server refuses an agent, and the portal shows an agent no button for it.
 */
export const managerActs = [
  'directory.remove',
  'directory.resume',
  'directory.suspend',
  'domain.remove',
  'import.undo',
  'move.retire',
  'person.erase',
  'removal.allow',
  'removal.letGo',
  'sso.createBreakGlassLink',
  'sso.forgetIdentity',
  'sso.remove',
  'support.createOrganization',
  'token.revoke',
] as const;
export type ManagerAct = (typeof managerActs)[number];

const forManagers: ReadonlySet<string> = new Set(managerActs);

export function staffMay(role: StaffRole, act: string): boolean {
  return role === 'manager' || !forManagers.has(act);
}
