import { brand } from '@rollcall/access';
import type { MailContent } from './mail-content.ts';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** To somebody whom an admin, or support, asks to come to their organization. */
export function invitationMail({
  organization,
  invitedBy,
  role,
  url,
  expiresAt,
}: {
  organization: string;
  invitedBy: string;
  /** As people read it. */
  role: string;
  url: string;
  expiresAt: Date;
}): MailContent {
  return {
    subject: `${invitedBy} invites you to ${organization} on ${brand.productName}`,
    heading: `Come to ${organization}`,
    paragraphs: [
      `${invitedBy} invites you to ${organization} on ${brand.productName}, where its people, groups and roles are kept.`,
    ],
    facts: [
      ['Your role', role],
      ['Open until', day.format(expiresAt)],
    ],
    action: { label: 'Accept the invitation', url },
    footnote:
      'The invitation is for you alone: it works with the address that this mail was sent to. If you do not know what it is about, ignore it.',
  };
}
