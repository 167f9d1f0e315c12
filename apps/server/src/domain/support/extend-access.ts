import type { Database } from '@rollcall/db';
import type { StaffIdentity } from '#domain/accounts/principal.ts';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { AppError } from '#errors.ts';
import { accessEnd } from './access-lifetime.ts';
import { openAccess } from './open-access.ts';
import { lockStaff, staffActor } from './staff-actor.ts';

/**
 * Another hour for the organization that is open.
 * @throws conflict when none is, after eight hours, and where an admin approved the hour
 */
export async function extendAccess(
  db: Database,
  { staff, address }: { staff: StaffIdentity; address: string | null },
): Promise<{ expiresAt: Date }> {
  return await db.transaction(async (tx) => {
    await lockStaff(tx, staff.id);
    const now = new Date();
    const access = await tx.supportAccess.findFirst({
      where: { staffAccountId: staff.id, ...openAccess(now) },
      include: { organization: { select: { name: true } } },
    });
    if (!access) throw new AppError('conflict', 'No organization is open any more. Open it again.');
    const { organizationId, id, requestId } = access;
    if (requestId !== null) {
      throw new AppError('conflict', 'An admin approved one hour. When it is over, ask again.');
    }
    const expiresAt = accessEnd(access.openedAt, now);
    await tx.supportAccess.update({
      where: { organizationId_id: { organizationId, id } },
      data: { expiresAt },
    });
    await recordAudit(
      tx,
      { organizationId, actor: staffActor(staff, address) },
      {
        action: 'support.extended',
        target: { kind: 'support_access', id, name: access.organization.name },
        before: { expiresAt: access.expiresAt.toISOString() },
        after: { expiresAt: expiresAt.toISOString() },
        reason: access.reason,
      },
    );
    return { expiresAt };
  });
}
