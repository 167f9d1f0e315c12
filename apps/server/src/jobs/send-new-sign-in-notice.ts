import { emailOf } from '#domain/accounts/queries.ts';
import type { JobData } from '#domain/jobs/job-table.ts';
import { newSignInMail } from '#mail/new-sign-in-mail.ts';
import type { JobDependencies } from './handlers.ts';

export async function sendNewSignInNotice(
  { db, mailer, publicUrl }: JobDependencies,
  { kind, id, device, address, at }: JobData['send-new-sign-in-notice'],
): Promise<void> {
  const email = await emailOf(db, { kind, id });
  if (email === null) return;
  const accountUrl = `${publicUrl}/account`;
  await mailer.send(email, newSignInMail({ device, address, at: new Date(at), accountUrl }));
}
