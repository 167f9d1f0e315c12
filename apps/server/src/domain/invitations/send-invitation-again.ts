import type { Language } from '@rollcall/access';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { enqueue } from '#domain/jobs/enqueue.ts';
import type { ActorScope } from '#domain/scope.ts';
import { notFound } from '#errors.ts';
import { invitationEnd } from './invitation-link.ts';

/** A new mail with a new link, open for as long as the first one was; the links before it end. @throws not_found */
export async function sendInvitationAgain(
  scope: ActorScope,
  { id, language = 'en' }: { id: string; language?: Language | undefined },
): Promise<void> {
  const { db, organizationId } = scope;
  await db.transaction(async (tx) => {
    const [invitation] = await tx.invitation.updateManyAndReturn({
      where: { organizationId, id, acceptedAt: null, revokedAt: null },
      data: { expiresAt: invitationEnd(), tokenHash: null },
      select: { email: true },
    });
    if (!invitation) throw notFound('invitation');
    await recordAudit(tx, scope, {
      action: 'invitation.sent_again',
      target: { kind: 'invitation', id, name: invitation.email },
    });
    await enqueue({ db, tx }, 'send-invitation', { organizationId, id, language });
  });
}
