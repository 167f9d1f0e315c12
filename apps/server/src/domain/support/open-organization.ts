import type { Database } from '@rollcall/db';
import type { StaffIdentity } from '#domain/accounts/principal.ts';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { AppError, notFound } from '#errors.ts';
import { accessEnd } from './access-lifetime.ts';
import { endAccess } from './end-access.ts';
import { lockStaff, staffActor } from './staff-actor.ts';

/**
 * Opens the portal of an organization to a member of staff, for an hour and with a reason that the customer can read.
 * Another organization that they have open is closed. Opening the same one again begins anew.
 * @throws not_found, invalid without a reason
 */
export async function openOrganization(
  db: Database,
  { staff, address }: { staff: StaffIdentity; address: string | null },
  given: { slug: string; reason: string },
): Promise<{ expiresAt: Date }> {
  const reason = given.reason.trim();
  if (reason === '') throw new AppError('invalid', 'Say why: the customer can read it.');
  return await db.transaction(async (tx) => {
    await lockStaff(tx, staff.id);
    const organization = await tx.organization.findUnique({ where: { slug: given.slug } });
    if (!organization) throw notFound('organization');
    const actor = staffActor(staff, address);
    await endAccess(tx, actor);
    const openedAt = new Date();
    const expiresAt = accessEnd(openedAt, openedAt);
    const { id } = await tx.supportAccess.create({
      data: { organizationId: organization.id, staffAccountId: staff.id, reason, openedAt, expiresAt },
    });
    await recordAudit(
      tx,
      { organizationId: organization.id, actor },
      {
        action: 'support.opened',
        target: { kind: 'support_access', id, name: organization.name },
        after: { expiresAt: expiresAt.toISOString() },
        reason,
      },
    );
    return { expiresAt };
  });
}
