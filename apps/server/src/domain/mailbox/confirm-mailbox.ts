import { recordAudit } from '#domain/audit/record-audit.ts';
import { announce } from '#domain/notices/announce.ts';
import type { Actor, Database } from '#domain/scope.ts';
import { findPendingMailbox } from './queries.ts';

/**
 * Whoever reads the mails of the address wants the notices. An address that was in use before is told that it is so no
 * longer. @throws unauthenticated for a link that does not work any more
 */
export async function confirmMailbox(
  db: Database,
  { token, address }: { token: string; address: string | null },
): Promise<void> {
  await db.transaction(async (tx) => {
    const { organizationId, tokenHash, email } = await findPendingMailbox(tx, token);
    const before = await tx.itMailbox.findUniqueOrThrow({ where: { organizationId } });
    await tx.itMailbox.update({
      where: { organizationId, tokenHash },
      data: { email, confirmedAt: new Date(), pendingEmail: null, expiresAt: null, tokenHash: null },
    });
    const actor: Actor = { kind: 'system', id: null, name: `Whoever reads ${email}`, address };
    await recordAudit(
      tx,
      { organizationId, actor },
      { action: 'mailbox.confirmed', target: { kind: 'mailbox', id: organizationId, name: email } },
    );
    if (before.email !== null && before.email !== email) {
      await announce({ db, tx }, organizationId, {
        notice: { kind: 'mailbox_replaced' },
        to: [{ formerMailbox: before.email }],
      });
    }
  });
}
