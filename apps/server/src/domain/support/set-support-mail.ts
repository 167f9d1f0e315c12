import { recordAudit } from '#domain/audit/record-audit.ts';
import type { ActorScope } from '#domain/scope.ts';

/** Whether the admins and the IT mailbox are told by mail when support comes in, and of what it changed. */
export async function setSupportMail(scope: ActorScope, on: boolean): Promise<void> {
  const { db, organizationId: id } = scope;
  await db.transaction(async (tx) => {
    const before = await tx.organization.findUniqueOrThrow({ where: { id } });
    if (before.supportMail === on) return;
    await tx.organization.update({ where: { id }, data: { supportMail: on } });
    await recordAudit(tx, scope, {
      action: 'support.mail_set',
      target: { kind: 'organization', id, name: before.name },
      before: { supportMail: before.supportMail },
      after: { supportMail: on },
    });
  });
}
