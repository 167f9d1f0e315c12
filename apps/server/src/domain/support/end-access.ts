import type { Prisma, Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';
import { openAccess } from './open-access.ts';
import type { StaffActor } from './staff-actor.ts';

/**
 * A member of staff leaves whatever they have open. Under `lockStaff`. An access whose time ran out is no longer open,
 * and its end is recorded by its opening.
 */
export async function endAccess(tx: Transaction, actor: StaffActor): Promise<void> {
  const closedAt = new Date();
  const open = await tx.supportAccess.findMany({
    where: { staffAccountId: actor.id, ...openAccess(closedAt) },
    include: { organization: { select: { name: true } } },
  });
  for (const { organizationId, id, organization, reason } of open) {
    await tx.supportAccess.update({
      where: { organizationId_id: { organizationId, id } },
      data: { closedAt },
    });
    await recordAudit(
      tx,
      { organizationId, actor },
      {
        action: 'support.closed',
        target: { kind: 'support_access', id, name: organization.name },
        reason,
      },
    );
  }
}

/** The customer ends those accesses of staff that are open; an approval that one came by ends with it. */
export async function closeAccesses(
  tx: Transaction,
  scope: Omit<ActorScope, 'db'>,
  which: Prisma.SupportAccessWhereInput = {},
): Promise<number> {
  const { organizationId } = scope;
  const closedAt = new Date();
  const open = await tx.supportAccess.findMany({
    where: { AND: [which, openAccess(closedAt)], organizationId },
    select: { id: true, requestId: true, staffAccount: { select: { displayName: true } } },
  });
  for (const { id, requestId, staffAccount } of open) {
    await tx.supportAccess.update({
      where: { organizationId_id: { organizationId, id } },
      data: { closedAt },
    });
    if (requestId !== null) {
      await tx.supportRequest.update({
        where: { organizationId_id: { organizationId, id: requestId } },
        data: { expiresAt: closedAt },
      });
    }
    await recordAudit(tx, scope, {
      action: 'support.ended',
      target: { kind: 'support_access', id, name: staffAccount.displayName },
    });
  }
  return open.length;
}
