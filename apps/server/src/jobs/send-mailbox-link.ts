import type { JobData } from '#domain/jobs/job-table.ts';
import { makeMailboxLink } from '#domain/mailbox/mailbox-link.ts';
import { confirmMailboxMail } from '#mail/mailbox-mail.ts';
import type { JobDependencies } from './handlers.ts';

/** Unless it was confirmed or removed before the mail went out. */
export async function sendMailboxLink(
  { db, mailer, publicUrl }: JobDependencies,
  { organizationId }: JobData['send-mailbox-link'],
): Promise<void> {
  const link = await makeMailboxLink(db, { organizationId, publicUrl });
  if (link) await mailer.send(link.email, confirmMailboxMail(link));
}
