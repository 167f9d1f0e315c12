import type { JobData } from '#domain/jobs/job-table.ts';
import { addressOf } from '#domain/notices/address-of.ts';
import type { Notice } from '#domain/notices/notice.ts';
import { requestNotice } from '#domain/support/request-notice.ts';
import type { MailContent } from '#mail/mail-content.ts';
import { supportDecisionMail, supportRequestMail } from '#mail/support-request-mail.ts';
import type { JobDependencies } from './handlers.ts';

/** Unless it is no longer so, or no longer theirs to know, before the mail went out. */
export async function sendNotice(
  dependencies: JobDependencies,
  { organizationId, notice, to }: JobData['send-notice'],
): Promise<void> {
  const { db, mailer } = dependencies;
  const email = await addressOf(db, organizationId, to);
  const content = email && (await contentOf(dependencies, organizationId, notice));
  if (email && content) await mailer.send(email, content);
}

async function contentOf(
  { db, publicUrl }: JobDependencies,
  organizationId: string,
  notice: Notice,
): Promise<MailContent | null> {
  switch (notice.kind) {
    case 'support_request': {
      const request = await requestNotice(db, organizationId, notice.id);
      if (!request || request.decision) return null;
      const url = `${publicUrl}/o/${request.organization.slug}/settings/support-access`;
      return supportRequestMail({ ...request, url });
    }
    case 'support_decision': {
      const request = await requestNotice(db, organizationId, notice.id);
      if (!request?.decision) return null;
      const url = `${publicUrl}/support?search=${request.organization.slug}`;
      return supportDecisionMail({ ...request, decision: request.decision, url });
    }
  }
}
