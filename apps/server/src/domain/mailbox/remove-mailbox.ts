import { recordAudit } from '#domain/audit/record-audit.ts';
import { announce } from '#domain/notices/announce.ts';
import type { ActorScope } from '#domain/scope.ts';

/** No more notices go to it, which it is told. That there is none is no error. */
export async function removeMailbox(scope: ActorScope): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const before = await tx.itMailbox.findUnique({ where: { organizationId } });
    if (!before) return;
    await tx.itMailbox.delete({ where: { organizationId } });
    await recordAudit(tx, scope, {
      action: 'mailbox.removed',
      target: { kind: 'mailbox', id: organizationId, name: before.email ?? before.pendingEmail ?? '' },
    });
    if (before.email === null) return;
    await announce({ db, tx }, organizationId, {
      notice: { kind: 'mailbox_replaced' },
      to: [{ formerMailbox: before.email }],
    });
  });
}
