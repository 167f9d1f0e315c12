import { roles } from '@rollcall/access';
import { makeInvitationLink } from '#domain/invitations/invitation-link.ts';
import type { JobData } from '#domain/jobs/job-table.ts';
import { invitationMail } from '#mail/invitation-mail.ts';
import type { JobDependencies } from './handlers.ts';

/** Unless it was accepted or taken back before the mail went out. */
export async function sendInvitation(
  { db, mailer, publicUrl }: JobDependencies,
  { organizationId, id, language = 'en' }: JobData['send-invitation'],
): Promise<void> {
  const invitation = await makeInvitationLink(db, { organizationId, id, publicUrl });
  if (!invitation) return;
  const role = roles.find(({ name }) => name === invitation.role)?.label ?? invitation.role;
  await mailer.send(invitation.email, invitationMail({ ...invitation, role, language }));
}
