import { brand } from '@rollcall/access';
import type { MailContent } from './mail-content.ts';

/** To somebody who asked for a link instead of entering a password. */
export function signInLinkMail({ url, minutes }: { url: string; minutes: number }): MailContent {
  return {
    subject: `Sign in to ${brand.productName}`,
    heading: `Your link to ${brand.productName}`,
    paragraphs: [`It signs you in once, within ${minutes} minutes.`],
    action: { label: 'Sign in', url },
    footnote:
      'Somebody entered your address on the sign-in page. If that was not you, do nothing: without this mail nobody gets in.',
  };
}
