import { instant } from './instant.ts';
import type { MailContent } from './mail-content.ts';

/** To the admins who stay and to the IT mailbox, when an IdP removed unusually many people. */
export function pendingRemovalsMail({
  organization,
  count,
  firstAt,
  url,
}: {
  organization: { name: string };
  count: number;
  firstAt: Date;
  url: string;
}): MailContent {
  const people = count === 1 ? '1 person' : `${count} people`;
  return {
    subject: `The removal of ${people} from ${organization.name} waits for you`,
    heading: 'Your identity provider removed unusually many people',
    paragraphs: [
      `That may be a mistake. Past the limit, ${people} of ${organization.name} keep their access until an admin lets them go or keeps them.`,
      'What nobody decides takes effect by itself.',
    ],
    facts: [['The first takes effect', instant(firstAt)]],
    action: { label: 'Decide', url },
    footnote: 'This comes to every admin who can decide it and to the IT mailbox, at most once an hour.',
  };
}
