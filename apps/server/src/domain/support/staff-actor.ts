import type { Transaction } from '@rollcall/db';
import type { StaffIdentity } from '#domain/accounts/principal.ts';
import type { Actor } from '#domain/scope.ts';

export type StaffActor = Actor & { readonly kind: 'staff'; readonly id: string };

/** One of support at work, and from where. */
export type ActingStaff = { readonly staff: StaffIdentity; readonly address: string | null };

export function staffActor({ id, displayName }: StaffIdentity, address: string | null): StaffActor {
  return { kind: 'staff', id, name: displayName, address };
}

/** One thing at a time for each member of staff, so that never two organizations are open. */
export async function lockStaff(tx: Transaction, staffAccountId: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM staff_account WHERE id = ${staffAccountId}::uuid FOR NO KEY UPDATE`;
}
