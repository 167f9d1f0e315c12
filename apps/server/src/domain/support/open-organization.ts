import type { Database, Transaction } from '@rollcall/db';
import type { StaffIdentity } from '#domain/accounts/principal.ts';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { announce } from '#domain/notices/announce.ts';
import { AppError, notFound } from '#errors.ts';
import { accessEnd } from './access-lifetime.ts';
import { endAccess } from './end-access.ts';
import { lockStaff, staffActor } from './staff-actor.ts';

/**
 * Opens the portal of an organization to a member of staff, for an hour and with a reason that the customer can read:
 * theirs, or, where support access is switched off, the one of the request that an admin approved.
 * Another organization that they have open is closed. Opening the same one again begins anew, except that the hour of
 * an approval goes on.
 * @throws not_found; invalid without a reason; forbidden where an admin would have to approve it first
 */
export async function openOrganization(
  db: Database,
  { staff, address }: { staff: StaffIdentity; address: string | null },
  given: { slug: string; reason: string },
): Promise<{ expiresAt: Date }> {
  return await db.transaction(async (tx) => {
    await lockStaff(tx, staff.id);
    const organization = await tx.organization.findUnique({ where: { slug: given.slug } });
    if (!organization) throw notFound('organization');
    const { id: organizationId, name } = organization;
    const openedAt = new Date();
    const { reason, ...opening } = organization.supportAllowed
      ? { reason: given.reason.trim(), expiresAt: accessEnd(openedAt, openedAt) }
      : await useApproval(tx, { organizationId, name, staffAccountId: staff.id }, openedAt);
    if (reason === '') throw new AppError('invalid', 'Say why: the customer can read it.');
    const actor = staffActor(staff, address);
    await endAccess(tx, actor);
    const { id } = await tx.supportAccess.create({
      data: { organizationId, staffAccountId: staff.id, reason, openedAt, ...opening },
    });
    await recordAudit(
      tx,
      { organizationId, actor },
      {
        action: 'support.opened',
        target: { kind: 'support_access', id, name },
        after: { expiresAt: opening.expiresAt.toISOString() },
        reason,
      },
    );
    if (organization.supportMail) {
      await announce({ db, tx }, organizationId, {
        notice: { kind: 'support_opened', id },
        to: ['admins', 'mailbox'],
      });
    }
    return { expiresAt: opening.expiresAt };
  });
}

/** What an admin approved for them, for an hour from when it is first used. @throws forbidden */
async function useApproval(
  tx: Transaction,
  { organizationId, name, staffAccountId }: { organizationId: string; name: string; staffAccountId: string },
  now: Date,
): Promise<{ reason: string; requestId: string; expiresAt: Date }> {
  const approved = await tx.supportRequest.findFirst({
    where: { organizationId, staffAccountId, decision: 'approved', expiresAt: { gt: now } },
    select: { id: true, reason: true, expiresAt: true, _count: { select: { accesses: true } } },
    orderBy: { requestedAt: 'desc' },
  });
  if (!approved) {
    throw new AppError('forbidden', `${name} has switched support access off. Ask its admins to let you in.`);
  }
  const { id: requestId, reason, _count: used } = approved;
  if (used.accesses > 0) return { reason, requestId, expiresAt: approved.expiresAt };
  const expiresAt = accessEnd(now, now);
  await tx.supportRequest.update({
    where: { organizationId_id: { organizationId, id: requestId } },
    data: { expiresAt },
  });
  return { reason, requestId, expiresAt };
}
