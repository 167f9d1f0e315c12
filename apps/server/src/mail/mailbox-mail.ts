import { brand } from '@rollcall/access';
import { instant } from './instant.ts';
import type { MailContent } from './mail-content.ts';

/** The only thing that goes to an address which nobody has confirmed. */
export function confirmMailboxMail({
  organization,
  enteredBy,
  expiresAt,
  url,
}: {
  organization: string;
  enteredBy: string;
  expiresAt: Date;
  url: string;
}): MailContent {
  return {
    subject: `Shall notices about ${organization} come here?`,
    heading: `Notices about ${organization}`,
    paragraphs: [
      `${enteredBy} entered this address in ${brand.productName} for notices about ${organization}: when nobody administers it any more, when many people are about to lose their access, and when support comes in.`,
      'Nothing more is sent here unless you confirm.',
    ],
    facts: [['Works until', instant(expiresAt)]],
    action: { label: 'Confirm this address', url },
    footnote: 'If you do not know what it is about, ignore it.',
  };
}

/** To an address that was in use, so that nobody can lead the notices away unseen. */
export function mailboxReplacedMail({ organization }: { organization: string }): MailContent {
  return {
    subject: `Notices about ${organization} do not come here any more`,
    heading: `No more notices about ${organization}`,
    paragraphs: [
      `An admin of ${organization} has entered another address for them in ${brand.productName}, or removed this one.`,
      'If nobody of you did that, ask the admins: it is in their audit.',
    ],
    footnote: 'This is the last notice to this address.',
  };
}
