import type { StaffRole } from '@rollcall/access';

/** Who signs in: somebody of a customer, or one of the vendor's support. The two never mix. */
export type Principal = { readonly kind: 'account' | 'staff'; readonly id: string };

export type AccountIdentity = {
  readonly kind: 'account';
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly hasPassword: boolean;
};

export type StaffIdentity = {
  readonly kind: 'staff';
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly hasPassword: boolean;
  readonly role: StaffRole;
};

export type Identity = AccountIdentity | StaffIdentity;

/** The columns of a table whose rows belong to one of the two. */
export function ownerColumns(principal: Principal): {
  accountId: string | null;
  staffAccountId: string | null;
} {
  switch (principal.kind) {
    case 'account':
      return { accountId: principal.id, staffAccountId: null };
    case 'staff':
      return { accountId: null, staffAccountId: principal.id };
  }
}

/** @throws when neither is set, which the database's check makes impossible. */
export function ownerOf(row: { accountId: string | null; staffAccountId: string | null }): Principal {
  if (row.accountId !== null) return { kind: 'account', id: row.accountId };
  if (row.staffAccountId !== null) return { kind: 'staff', id: row.staffAccountId };
  throw new Error('A row that must belong to an account or a staff account belongs to neither');
}
