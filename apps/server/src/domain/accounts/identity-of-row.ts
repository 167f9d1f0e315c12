import { type StaffRole, staffRoles } from '@rollcall/access';
import type { AccountIdentity, StaffIdentity } from './principal.ts';

type Row = {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string | null;
};

export function accountIdentity({ id, email, displayName, passwordHash }: Row): AccountIdentity {
  return { kind: 'account', id, email, displayName, hasPassword: passwordHash !== null };
}

export function staffIdentity({
  id,
  email,
  displayName,
  passwordHash,
  role,
}: Row & { role: string }): StaffIdentity {
  return {
    kind: 'staff',
    id,
    email,
    displayName,
    hasPassword: passwordHash !== null,
    role: staffRoleOf(role),
  };
}

function staffRoleOf(role: string): StaffRole {
  const known = staffRoles.find((name) => name === role);
  if (!known) throw new RangeError(`There is no staff role called ${JSON.stringify(role)}`);
  return known;
}
