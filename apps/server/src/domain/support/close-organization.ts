import type { Database } from '@rollcall/db';
import type { StaffIdentity } from '#domain/accounts/principal.ts';
import { endAccess } from './end-access.ts';
import { lockStaff, staffActor } from './staff-actor.ts';

/** Leaves the organization that is open, if one is. */
export async function closeOrganization(
  db: Database,
  { staff, address }: { staff: StaffIdentity; address: string | null },
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockStaff(tx, staff.id);
    await endAccess(tx, staffActor(staff, address));
  });
}
