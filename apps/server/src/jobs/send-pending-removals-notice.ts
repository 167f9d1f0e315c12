import type { JobData } from '#domain/jobs/job-table.ts';
import { pendingRemovalsNotice } from '#domain/removals/pending-removals-notice.ts';
import { pendingRemovalsMail } from '#mail/pending-removals-mail.ts';
import type { JobDependencies } from './handlers.ts';

/** Unless all was decided before the mail went out. */
export async function sendPendingRemovalsNotice(
  { db, mailer, publicUrl }: JobDependencies,
  given: JobData['send-pending-removals-notice'],
): Promise<void> {
  const notice = await pendingRemovalsNotice(db, given);
  if (!notice) return;
  const url = `${publicUrl}/o/${notice.organization.slug}/people/removals`;
  await mailer.send(notice.email, pendingRemovalsMail({ ...notice, url }));
}
