import { duration } from './duration.ts';
import { instant } from './instant.ts';
import type { MailContent } from './mail-content.ts';

type DigestItem =
  | { kind: 'token_ends'; directory: string; token: string; expiresAt: Date; next: string | null }
  | { kind: 'quarantined'; directory: string; since: Date; endsAt: Date }
  | { kind: 'overdue'; directory: string; lastRequestAt: Date; usualGapSeconds: number | null }
  | { kind: 'failing'; directory: string; failures: number }
  | { kind: 'connected'; directory: string; users: number; groups: number };

type Digest = { organization: { slug: string; name: string }; items: readonly DigestItem[] };

/** To the admins of an organization and its mailbox: what they should know of its connections, in one mail. */
export function digestMail({ organization: { name, slug }, items }: Digest, publicUrl: string): MailContent {
  const home = `${publicUrl}/o/${slug}`;
  const [first] = items;
  const only = items.length === 1 ? first : undefined;
  return {
    subject: only ? `${subjectOf(only)} (${name})` : `${items.length} things to know about ${name}`,
    heading: only ? subjectOf(only) : `What is to be known about ${name}`,
    paragraphs: items.map((item) => (only ? detailOf(item) : `${subjectOf(item)}. ${detailOf(item)}`)),
    action: only ? actionOf(only, home) : { label: 'Open the overview', url: `${home}/overview` },
    footnote: `This comes to the admins of ${name}, who choose what they get at ${home}/settings/notices, and to its IT mailbox.`,
  };
}

function subjectOf(item: DigestItem): string {
  const { directory } = item;
  switch (item.kind) {
    case 'token_ends': {
      const days = Math.ceil((item.expiresAt.getTime() - Date.now()) / 86_400_000);
      if (days <= 0) return `The token of ${directory} has expired`;
      return `The token of ${directory} expires in ${days === 1 ? '1 day' : `${days} days`}`;
    }
    case 'quarantined':
      return `Entra ID has put ${directory} into quarantine`;
    case 'overdue':
      return `${directory} is overdue`;
    case 'failing':
      return `What ${directory} sends is refused`;
    case 'connected':
      return `${directory} is connected`;
  }
}

function detailOf(item: DigestItem): string {
  const { directory } = item;
  switch (item.kind) {
    case 'token_ends': {
      const { token, expiresAt, next } = item;
      const isOver = expiresAt.getTime() <= Date.now();
      const end = isOver
        ? `“${token}” has not worked since ${instant(expiresAt)}, so nothing that ${directory} sends arrives.`
        : `“${token}” works until ${instant(expiresAt)}. After that nothing that ${directory} sends arrives.`;
      return next === null
        ? `${end} Create the next one and put it into the settings of ${directory}. Both work until you revoke the old one.`
        : `${end} “${next}” is ready: put it into the settings of ${directory}.`;
    }
    case 'quarantined':
      return `Since ${instant(item.since)} it tries once a day at most, and on ${instant(item.endsAt)} it switches provisioning off. Mend what it is refused for, which the activity says; then press “Restart provisioning” in Entra ID.`;
    case 'overdue': {
      const usual =
        item.usualGapSeconds === null ? '' : `It usually comes every ${duration(item.usualGapSeconds)}. `;
      return `${usual}It was last heard of ${instant(item.lastRequestAt)}, so changes of people and groups do not arrive. See in its own settings whether provisioning is switched on.`;
    }
    case 'failing':
      return `It has been so for an hour, ${item.failures === 1 ? '1 request' : `${item.failures} requests`} of the last day. The activity says what is wrong and what to change.`;
    case 'connected':
      return `It has sent ${item.users === 1 ? '1 person' : `${item.users} people`} and ${item.groups === 1 ? '1 group' : `${item.groups} groups`} so far. Say which groups give which role.`;
  }
}

function actionOf(item: DigestItem, home: string): { label: string; url: string } {
  switch (item.kind) {
    case 'token_ends':
      return { label: 'Open the tokens', url: `${home}/tokens` };
    case 'quarantined':
    case 'overdue':
      return { label: 'Open the overview', url: `${home}/overview` };
    case 'failing':
      return { label: 'See what is wrong', url: `${home}/activity?result=failed` };
    case 'connected':
      return { label: 'Open groups and roles', url: `${home}/groups` };
  }
}
