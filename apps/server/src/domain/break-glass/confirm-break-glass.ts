import { recordAudit } from '#domain/audit/record-audit.ts';
import { enqueue } from '#domain/jobs/enqueue.ts';
import { announce } from '#domain/notices/announce.ts';
import type { Database } from '#domain/scope.ts';
import { type ActingStaff, staffActor } from '#domain/support/staff-actor.ts';
import { AppError, notFound } from '#errors.ts';
import { requireManager, requireNoOtherWay } from './break-glass-conditions.ts';

const hourMs = 60 * 60 * 1_000;

/**
 * A second manager agrees. Everybody who has administered the organization and its IT mailbox hear of it at once; the
 * link goes out an hour later, unless somebody cancels it.
 * @throws forbidden for an agent and for the one who asked; not_found; conflict when it is not waiting, and see
 *   `requireNoOtherWay`
 */
export async function confirmBreakGlass(
  db: Database,
  { staff, address }: ActingStaff,
  { slug, id, now = new Date() }: { slug: string; id: string; now?: Date },
): Promise<{ sendAfter: Date }> {
  requireManager(staff);
  return await db.transaction(async (tx) => {
    const organization = await tx.organization.findUnique({ where: { slug } });
    if (!organization) throw notFound('organization');
    const organizationId = organization.id;
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const asked = await tx.breakGlass.findUnique({
      where: { organizationId_id: { organizationId, id } },
    });
    if (!asked) throw notFound('request');
    if (asked.requesterId === staff.id) {
      throw new AppError('forbidden', 'You have asked for this yourself. Another manager has to confirm it.');
    }
    if (asked.confirmedAt || asked.cancelledAt || asked.expiresAt <= now) {
      throw new AppError('conflict', 'This was confirmed or cancelled already, or its day is over.');
    }
    await requireNoOtherWay(tx, asked);
    const sendAfter = new Date(now.getTime() + hourMs);
    await tx.breakGlass.update({
      where: { organizationId_id: { organizationId, id } },
      data: { confirmerId: staff.id, confirmedAt: now, sendAfter },
    });
    await recordAudit(
      tx,
      { organizationId, actor: staffActor(staff, address) },
      {
        action: 'break_glass.confirmed',
        target: { kind: 'break_glass', id, name: asked.email },
        after: { sendAfter: sendAfter.toISOString() },
        reason: asked.reason,
      },
    );
    await announce({ db, tx }, organizationId, {
      notice: { kind: 'break_glass', id },
      to: ['former_admins', 'mailbox'],
    });
    await enqueue({ db, tx, startAfter: sendAfter }, 'send-break-glass', { organizationId, id });
    return { sendAfter };
  });
}
