import { roles } from '@rollcall/access';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { inviteWithin } from '#domain/invitations/invite-person.ts';
import { type Database, itself } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { requireNoOtherWay } from './break-glass-conditions.ts';

/**
 * Sends what two managers agreed on, as an invitation to administer. It looks at the clock by itself: that a job runs
 * is no proof that the hour is over.
 * @throws conflict before that; and see `requireNoOtherWay`, since an admin may be back. Nothing for one that was
 *   cancelled or sent.
 */
export async function sendBreakGlass(
  db: Database,
  { organizationId, id, now = new Date() }: { organizationId: string; id: string; now?: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const asked = await tx.breakGlass.findUnique({
      where: { organizationId_id: { organizationId, id } },
    });
    if (!asked || asked.sentAt || asked.cancelledAt) return;
    if (!asked.sendAfter || now < asked.sendAfter) {
      throw new AppError('conflict', 'The hour in which this can be cancelled is not over.');
    }
    await requireNoOtherWay(tx, asked);
    const { email, reason } = asked;
    await tx.breakGlass.update({
      where: { organizationId_id: { organizationId, id } },
      data: { sentAt: now },
    });
    await recordAudit(
      tx,
      { organizationId, actor: itself },
      { action: 'break_glass.sent', target: { kind: 'break_glass', id, name: email }, reason },
    );
    await tx.invitation.updateMany({
      where: {
        organizationId,
        email: { equals: email, mode: 'insensitive' },
        acceptedAt: null,
        revokedAt: null,
      },
      data: { revokedAt: now, tokenHash: null },
    });
    const role = roles.find(({ administers }) => administers);
    if (!role) throw new Error('No role of the role table administers');
    await inviteWithin({ db, tx }, { organizationId, actor: itself }, { email, role: role.name });
  });
}
