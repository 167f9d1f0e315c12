import { breakGlassNotice } from '#domain/break-glass/cancel-link.ts';
import type { JobData } from '#domain/jobs/job-table.ts';
import { addressOf } from '#domain/notices/address-of.ts';
import { digestFor } from '#domain/notices/digest.ts';
import { lockoutNotice } from '#domain/notices/lockout-notice.ts';
import type { Addressee, Notice } from '#domain/notices/notice.ts';
import { organizationNamed } from '#domain/organizations/queries.ts';
import { pendingRemovalsNotice } from '#domain/removals/pending-removals-notice.ts';
import { accessNotice, accessSummary } from '#domain/support/access-notice.ts';
import { requestNotice } from '#domain/support/request-notice.ts';
import { breakGlassMail, noAdminMail } from '#mail/break-glass-mail.ts';
import { digestMail } from '#mail/digest-mail.ts';
import { lockoutHoldMail } from '#mail/lockout-hold-mail.ts';
import type { MailContent } from '#mail/mail-content.ts';
import { mailboxReplacedMail } from '#mail/mailbox-mail.ts';
import { pendingRemovalsMail } from '#mail/pending-removals-mail.ts';
import { supportOpenedMail, supportSummaryMail } from '#mail/support-access-mail.ts';
import { supportDecisionMail, supportRequestMail } from '#mail/support-request-mail.ts';
import type { JobDependencies } from './handlers.ts';

/** Unless it is no longer so, or no longer theirs to know, before the mail went out. */
export async function sendNotice(
  dependencies: JobDependencies,
  { organizationId, notice, to }: JobData['send-notice'],
): Promise<void> {
  const { db, mailer } = dependencies;
  const email = await addressOf(db, organizationId, to);
  const content = email && (await contentOf(dependencies, organizationId, { notice, to }));
  if (email && content) await mailer.send(email, content);
}

async function contentOf(
  { db, publicUrl }: JobDependencies,
  organizationId: string,
  { notice, to }: { notice: Notice; to: Addressee },
): Promise<MailContent | null> {
  const portalOf = ({ organization }: { organization: { slug: string } }) =>
    `${publicUrl}/o/${organization.slug}`;
  switch (notice.kind) {
    case 'support_request': {
      const request = await requestNotice(db, organizationId, notice.id);
      if (!request || request.decision) return null;
      return supportRequestMail({ ...request, url: `${portalOf(request)}/settings/support-access` });
    }
    case 'support_decision': {
      const request = await requestNotice(db, organizationId, notice.id);
      if (!request?.decision) return null;
      const url = `${publicUrl}/support?search=${request.organization.slug}`;
      return supportDecisionMail({ ...request, decision: request.decision, url });
    }
    case 'support_opened': {
      const access = await accessNotice(db, organizationId, notice.id);
      return access && supportOpenedMail({ ...access, url: `${portalOf(access)}/settings/support-access` });
    }
    case 'support_summary': {
      const access = await accessSummary(db, organizationId, notice.id);
      return access && supportSummaryMail({ ...access, url: `${portalOf(access)}/audit` });
    }
    case 'lockout_hold': {
      const held = await lockoutNotice(db, organizationId);
      return held && lockoutHoldMail({ ...held, url: `${portalOf(held)}/people?reason=lockout_hold` });
    }
    case 'pending_removals': {
      const pending = await pendingRemovalsNotice(db, organizationId);
      return pending && pendingRemovalsMail({ ...pending, url: `${portalOf(pending)}/people/removals` });
    }
    case 'no_admin': {
      const { slug, name } = await organizationNamed(db, organizationId);
      return noAdminMail({ organization: name, url: `${publicUrl}/support?search=${slug}` });
    }
    case 'break_glass': {
      const glass = await breakGlassNotice(db, { organizationId, id: notice.id, publicUrl });
      return glass && breakGlassMail(glass);
    }
    case 'mailbox_replaced':
      return mailboxReplacedMail({ organization: (await organizationNamed(db, organizationId)).name });
    case 'digest': {
      const digest = await digestFor(db, organizationId, { raised: notice.raised, to });
      return digest && digestMail(digest, publicUrl);
    }
  }
}
