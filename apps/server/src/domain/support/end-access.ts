import type { Transaction } from '@rollcall/db';
import { recordAudit } from '#domain/audit/record-audit.ts';
import type { StaffActor } from './staff-actor.ts';

/** Under `lockStaff`. An access whose time ran out is no longer open, and its end is recorded by its opening. */
export async function endAccess(tx: Transaction, actor: StaffActor): Promise<void> {
  const closedAt = new Date();
  const open = await tx.supportAccess.findMany({
    where: { staffAccountId: actor.id, closedAt: null, expiresAt: { gt: closedAt } },
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
