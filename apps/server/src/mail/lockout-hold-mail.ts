import type { MailContent } from './mail-content.ts';

/** To those who administer by it, and to the IT mailbox. */
export function lockoutHoldMail({
  organization,
  names,
  url,
}: {
  organization: { name: string };
  names: readonly string[];
  url: string;
}): MailContent {
  return {
    subject: `Nobody would administer ${organization.name} any more`,
    heading: 'Admins keep their role for now',
    paragraphs: [
      `A change in your identity provider, or the end of a pin, would have left ${organization.name} without anybody who administers it. The people below keep their role until somebody else administers.`,
      'If it was meant, make somebody else an admin. If not, mend the group in your identity provider.',
    ],
    facts: [['Held', names.join(', ')]],
    action: { label: 'See the people', url },
    footnote: 'This comes to the admins and to the IT mailbox of the organization.',
  };
}
