import { brand } from '@rollcall/access';
import { instant } from './instant.ts';
import type { MailContent } from './mail-content.ts';

/** To everybody who has administered the organization, and to its IT mailbox, at once when two managers agreed. */
export function breakGlassMail({
  organization,
  email,
  reason,
  sendAfter,
  url,
}: {
  organization: string;
  email: string;
  reason: string;
  sendAfter: Date;
  url: string;
}): MailContent {
  return {
    subject: `${email} is about to become an admin of ${organization}`,
    heading: `Nobody administers ${organization}, and support breaks the glass`,
    paragraphs: [
      `Nobody can administer ${organization} in ${brand.productName} any more, and support access is switched off. Two managers of support have agreed to send a link to the address below, which makes whoever opens it an admin.`,
      'If that is wrong, cancel it before the link is sent.',
    ],
    facts: [
      ['Address', email],
      ['Reason', reason],
      ['The link is sent', instant(sendAfter)],
    ],
    action: { label: 'Cancel it', url },
    footnote: 'This comes to everybody who has administered the organization, and to its IT mailbox.',
  };
}

/** To the managers of support and to the IT mailbox. */
export function noAdminMail({ organization, url }: { organization: string; url: string }): MailContent {
  return {
    subject: `Nobody administers ${organization} any more`,
    heading: `${organization} has no admin`,
    paragraphs: [
      `The last one who administered ${organization} in ${brand.productName} has lost their access: their identity provider deactivated or deleted them. What it pushes goes on; nobody can look at it or change a role.`,
      'If the identity provider puts somebody into a group that administers, they are an admin at once. Otherwise support can help.',
    ],
    action: { label: 'Open the console of support', url },
    footnote: 'This comes to the IT mailbox of the organization and to the managers of support.',
  };
}
