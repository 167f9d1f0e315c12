import type { StaffRole } from '@rollcall/access';
import type { Database } from '@rollcall/db';
import { parseEmail } from '#domain/accounts/email-address.ts';
import { staffIdentity } from '#domain/accounts/identity-of-row.ts';
import type { StaffIdentity } from '#domain/accounts/principal.ts';

/** @throws conflict when there is a staff account with this address. */
export async function createStaffAccount(
  db: Database,
  { email, displayName, role }: { email: string; displayName: string; role: StaffRole },
): Promise<StaffIdentity> {
  return staffIdentity(
    await db.prisma.staffAccount.create({ data: { email: parseEmail(email), displayName, role } }),
  );
}
