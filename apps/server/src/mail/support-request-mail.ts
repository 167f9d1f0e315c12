import { brand } from '@rollcall/access';
import { instant } from './instant.ts';
import type { MailContent } from './mail-content.ts';

type Request = {
  readonly organization: { readonly name: string };
  readonly staff: string;
  readonly reason: string;
  readonly expiresAt: Date;
  readonly url: string;
};

/** To the admins of an organization that has switched support access off. */
export function supportRequestMail({ organization, staff, reason, expiresAt, url }: Request): MailContent {
  return {
    subject: `Support asks to open ${organization.name} on ${brand.productName}`,
    heading: `${staff} of support asks to be let in`,
    paragraphs: [
      `Support access to ${organization.name} is switched off, so nobody of support gets in unless you approve it. If you do, ${staff} has one hour from when they open it. Everything that they do is in your audit.`,
    ],
    facts: [
      ['Reason', reason],
      ['Waits until', instant(expiresAt)],
    ],
    action: { label: 'Approve or refuse', url },
    footnote: 'This comes to every admin. If nobody answers, nobody gets in.',
  };
}

/** To the one of staff who asked. */
export function supportDecisionMail({
  organization,
  reason,
  expiresAt,
  decision: { approved, by },
  url,
}: Request & { decision: { approved: boolean; by: string } }): MailContent {
  const { name } = organization;
  return approved
    ? {
        subject: `${name} lets you in`,
        heading: `${by} approved your access to ${name}`,
        paragraphs: ['You have one hour from when you open it.'],
        facts: [
          ['Your reason', reason],
          ['Open it before', instant(expiresAt)],
        ],
        action: { label: 'Open it', url },
        footnote: 'You get this because you asked.',
      }
    : {
        subject: `${name} does not let you in`,
        heading: `${by} refused your access to ${name}`,
        paragraphs: ['If you still need it, talk to them before you ask again.'],
        facts: [['Your reason', reason]],
        footnote: 'You get this because you asked.',
      };
}
