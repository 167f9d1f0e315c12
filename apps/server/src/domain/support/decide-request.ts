import { recordAudit } from '#domain/audit/record-audit.ts';
import { announce } from '#domain/notices/announce.ts';
import type { ActorScope } from '#domain/scope.ts';
import { AppError, notFound } from '#errors.ts';
import { closeAccesses } from './end-access.ts';

/**
 * An admin of the customer lets staff in for an hour, or refuses. An approval can be taken back by refusing later,
 * which also ends the access that it gave.
 * @throws not_found; conflict when it was answered otherwise or has expired
 */
export async function decideRequest(
  scope: ActorScope,
  { id, decision }: { id: string; decision: 'approved' | 'refused' },
): Promise<void> {
  const { db, organizationId, actor } = scope;
  await db.transaction(async (tx) => {
    const now = new Date();
    const key = { organizationId, id };
    const request = await tx.supportRequest.findUnique({
      where: { organizationId_id: key },
      select: { reason: true, decision: true, staffAccount: { select: { id: true, displayName: true } } },
    });
    if (!request) throw notFound('request');
    const takesBack = request.decision === 'approved' && decision === 'refused';
    const { count } = await tx.supportRequest.updateMany({
      where: { ...key, expiresAt: { gt: now }, decision: takesBack ? 'approved' : null },
      data: { decision, decidedBy: actor.name, decidedAt: now },
    });
    if (count === 0) {
      throw new AppError('conflict', 'This request was answered by somebody else, or it has expired.');
    }
    const { displayName: name, id: staffId } = request.staffAccount;
    await recordAudit(tx, scope, {
      action: takesBack ? 'support.taken_back' : `support.${decision}`,
      target: { kind: 'support_request', id, name },
      before: { reason: request.reason },
    });
    if (takesBack) await closeAccesses(tx, scope, { requestId: id });
    await announce({ db, tx }, organizationId, {
      notice: { kind: 'support_decision', id },
      to: [{ staffId }],
    });
  });
}
