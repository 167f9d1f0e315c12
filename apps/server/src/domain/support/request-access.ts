import type { Database } from '@rollcall/db';
import type { StaffIdentity } from '#domain/accounts/principal.ts';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { announce } from '#domain/notices/announce.ts';
import { AppError, notFound } from '#errors.ts';
import { lockStaff, staffActor } from './staff-actor.ts';

const requestLifetimeMs = 24 * 60 * 60 * 1_000;

/**
 * Asks the admins of an organization that has switched support access off to let a member of staff in. It waits for a
 * day. The admins are told by mail, and see it in the portal.
 * @throws not_found; invalid without a reason; conflict where nobody has to be asked, or is being asked already
 */
export async function requestAccess(
  db: Database,
  { staff, address }: { staff: StaffIdentity; address: string | null },
  given: { slug: string; reason: string },
): Promise<{ expiresAt: Date }> {
  const reason = given.reason.trim();
  if (reason === '') throw new AppError('invalid', 'Say why: the customer decides by it.');
  return await db.transaction(async (tx) => {
    await lockStaff(tx, staff.id);
    const organization = await tx.organization.findUnique({ where: { slug: given.slug } });
    if (!organization) throw notFound('organization');
    const { id: organizationId, name, supportAllowed } = organization;
    if (supportAllowed) throw new AppError('conflict', `${name} has support access switched on. Open it.`);
    const requestedAt = new Date();
    const isAsking = await tx.supportRequest.count({
      where: {
        organizationId,
        staffAccountId: staff.id,
        expiresAt: { gt: requestedAt },
        OR: [{ decision: null }, { decision: 'approved' }],
      },
    });
    if (isAsking > 0) throw new AppError('conflict', `You have asked the admins of ${name} already.`);
    const expiresAt = new Date(requestedAt.getTime() + requestLifetimeMs);
    const { id } = await tx.supportRequest.create({
      data: { organizationId, staffAccountId: staff.id, reason, requestedAt, expiresAt },
      select: { id: true },
    });
    await recordAudit(
      tx,
      { organizationId, actor: staffActor(staff, address) },
      { action: 'support.requested', target: { kind: 'support_request', id, name }, reason },
    );
    await announce({ db, tx }, organizationId, {
      notice: { kind: 'support_request', id },
      to: ['admins', 'mailbox'],
    });
    return { expiresAt };
  });
}
