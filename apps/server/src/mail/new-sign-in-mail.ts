import { brand } from '@rollcall/access';
import { instant } from './instant.ts';
import type { MailContent } from './mail-content.ts';

/** To somebody who was signed in from a device or a network that was not seen with them before. */
export function newSignInMail({
  device,
  address,
  at,
  accountUrl,
}: {
  device: string;
  address: string | null;
  at: Date;
  accountUrl: string;
}): MailContent {
  return {
    subject: `New sign-in to ${brand.productName}`,
    heading: 'You signed in somewhere new',
    paragraphs: [
      'If this was you, there is nothing to do. If it was not, sign that device out and change your password.',
    ],
    facts: [
      ['Device', device],
      ['Address', address ?? 'unknown'],
      ['Time', instant(at)],
    ],
    action: { label: 'See your devices', url: accountUrl },
    footnote: 'This comes once for each device and network that you sign in from.',
  };
}
