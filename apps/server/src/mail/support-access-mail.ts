import { instant } from './instant.ts';
import type { MailContent } from './mail-content.ts';

type Access = {
  readonly organization: { readonly name: string };
  readonly staff: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly endsAt: Date;
  readonly approvedBy: string | null;
  readonly url: string;
};

const footnote =
  'This comes to the admins and to the IT mailbox of the organization, because an admin switched it on under Settings, Notices.';

/** When support comes in. */
export function supportOpenedMail(access: Access): MailContent {
  const { organization, staff, endsAt, url } = access;
  return {
    subject: `Support has opened ${organization.name}`,
    heading: `${staff} of support is in ${organization.name}`,
    paragraphs: ['Everything that they do is in your audit, and you can end it at any time.'],
    facts: [...factsOf(access), ['Until', `${instant(endsAt)}, unless they stay longer`]],
    action: { label: 'See support access', url },
    footnote,
  };
}

/** When support has left, and has changed something. */
export function supportSummaryMail(
  access: Access & { acts: readonly { action: string; target: string }[]; count: number },
): MailContent {
  const { organization, staff, openedAt, endsAt, acts, count, url } = access;
  const changes = count === 1 ? '1 change' : `${count} changes`;
  const more = count - acts.length;
  return {
    subject: `Support made ${changes} in ${organization.name}`,
    heading: `What ${staff} of support changed`,
    paragraphs: [`${staff} was in ${organization.name} and has left.`],
    facts: [
      ...factsOf(access),
      ['In', `${instant(openedAt)} to ${instant(endsAt)}`],
      ...acts.map(({ action, target }) => [wordsOf(action), target] as const),
      ...(more > 0 ? [['And more', `${more}, see your audit`] as const] : []),
    ],
    action: { label: 'See the audit', url },
    footnote,
  };
}

function factsOf({ reason, approvedBy }: Access): (readonly [string, string])[] {
  return [['Reason', reason], ...(approvedBy === null ? [] : [['Let in by', approvedBy] as const])];
}

/** `setup_link.created` → `Setup link created`. */
function wordsOf(action: string): string {
  const words = action.replace(/^sso\b/, 'single sign-on').replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
