import { createSignInLink, signInLinkMinutes } from '#domain/accounts/create-sign-in-link.ts';
import { findPrincipal } from '#domain/accounts/queries.ts';
import type { JobData } from '#domain/jobs/job-table.ts';
import { signInLinkMail } from '#mail/sign-in-link-mail.ts';
import type { JobDependencies } from './handlers.ts';

/** To whoever has the address: an account, one of support, both, or nobody. */
export async function sendSignInLink(
  { db, mailer, publicUrl }: JobDependencies,
  { email, language = 'en' }: JobData['send-sign-in-link'],
): Promise<void> {
  for (const kind of ['account', 'staff'] as const) {
    const principal = await findPrincipal(db, kind, email);
    if (!principal) continue;
    const { url } = await createSignInLink(db, { principal, publicUrl });
    await mailer.send(email, signInLinkMail({ url, minutes: signInLinkMinutes, language }));
  }
}
