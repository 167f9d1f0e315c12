import type { Language, Role } from '@rollcall/access';
import type { Transaction } from '@rollcall/db';
import { parseEmail } from '#domain/accounts/email-address.ts';
import { recordAudit } from '#domain/audit/record-audit.ts';
import { enqueue } from '#domain/jobs/enqueue.ts';
import type { ActorScope, Database } from '#domain/scope.ts';
import { AppError } from '#errors.ts';
import { invitationEnd } from './invitation-link.ts';

type NewInvitation = {
  readonly email: string;
  readonly role: Role;
  /** Of the mail: that of whoever invites, since nothing is known of who is invited. */
  readonly language?: Language | undefined;
};

/**
 * Asks whoever has the address to come, with a mail that goes out when this commits. They have the role as a pin once
 * they accept. @throws invalid for what is no address, conflict when they were asked already
 */
export async function invitePerson(scope: ActorScope, given: NewInvitation): Promise<{ id: string }> {
  return await scope.db.transaction((tx) => inviteWithin({ db: scope.db, tx }, scope, given));
}

/** The same in the transaction of something else. */
export async function inviteWithin(
  { db, tx }: { db: Database; tx: Transaction },
  { organizationId, actor }: Omit<ActorScope, 'db'>,
  given: NewInvitation,
): Promise<{ id: string }> {
  const email = parseEmail(given.email);
  const [invitation] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO invitation (organization_id, email, role, invited_by, expires_at)
    VALUES (${organizationId}::uuid, ${email}, ${given.role}, ${actor.name}, ${invitationEnd()})
    ON CONFLICT DO NOTHING RETURNING id`;
  if (!invitation) {
    throw new AppError('conflict', `${email} is invited already. Send that invitation again instead.`);
  }
  const { id } = invitation;
  await recordAudit(
    tx,
    { organizationId, actor },
    {
      action: 'invitation.sent',
      target: { kind: 'invitation', id, name: email },
      after: { role: given.role },
    },
  );
  await enqueue({ db, tx }, 'send-invitation', { organizationId, id, language: given.language ?? 'en' });
  return { id };
}
