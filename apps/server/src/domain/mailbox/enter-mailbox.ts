import { parseEmail } from '#domain/accounts/email-address.ts';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { enqueue } from '#domain/jobs/enqueue.ts';
import type { ActorScope } from '#domain/scope.ts';

const lifetimeMs = 7 * 24 * 60 * 60 * 1_000;

/**
 * Enters the address that notices of the organization go to. A link is sent there, and nothing else before somebody has
 * confirmed by it; until then an address that was confirmed before stays in use. Entering it again sends another link.
 * @throws invalid for an address that cannot be one
 */
export async function enterMailbox(scope: ActorScope, given: string): Promise<void> {
  const email = parseEmail(given);
  const { db, organizationId, actor } = scope;
  await db.transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
    const before = await tx.itMailbox.findUnique({ where: { organizationId } });
    const entered = {
      pendingEmail: email,
      enteredBy: actor.name,
      enteredAt: new Date(),
      expiresAt: new Date(Date.now() + lifetimeMs),
      tokenHash: null,
    };
    await tx.itMailbox.upsert({
      where: { organizationId },
      create: { organizationId, ...entered },
      update: entered,
    });
    await recordAudit(tx, scope, {
      action: 'mailbox.entered',
      target: { kind: 'mailbox', id: organizationId, name: email },
      ...(before?.email && { before: { mailbox: before.email } }),
    });
    await enqueue({ db, tx }, 'send-mailbox-link', { organizationId });
  });
}
