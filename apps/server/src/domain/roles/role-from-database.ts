import { isRole, type Role } from '@rollcall/access';

/** @throws RangeError when the installation's role table lost a role that is still stored: a defect, not an input. */
export function roleFromDatabase(name: string): Role {
  if (!isRole(name)) throw new RangeError(`A role is stored that does not exist: ${JSON.stringify(name)}`);
  return name;
}

/** @throws as `roleFromDatabase`, but for null, which stays. */
export function roleOrNull(name: string | null): Role | null {
  return name === null ? null : roleFromDatabase(name);
}
