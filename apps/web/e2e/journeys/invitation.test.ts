import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { mailTo, newOrganization, newSignInLink, origin } from '../installation.ts';
import { goTo, heading } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser();
let adminEmail: string;

beforeAll(async () => {
  ({ adminEmail } = await newOrganization('olive', 'Olive Works'));
});

it('the first admin of an organization comes by the invitation that making it has sent', async () => {
  const mail = await mailTo(adminEmail, /invites you to Olive Works/);
  const page = await browser.newDevice();
  await page.goto(linkIn(mail.text));
  await heading(page, 'Come to Olive Works').waitFor();
  await page.getByRole('button', { name: 'Accept and sign in' }).click();
  await heading(page, 'Overview').waitFor();
});

it('an admin invites another, who comes by the mail and administers, pinned', async () => {
  const admin = await browser.newDevice();
  await signInByLink(admin, await newSignInLink(adminEmail));
  await goTo(admin, 'People');
  await admin.getByRole('button', { name: 'Invite somebody' }).click();
  await checkScreen(admin, 'invite-dialog');
  await admin.getByRole('dialog').getByLabel('E-mail').fill('ida@olive.example');
  await admin.getByRole('button', { name: 'Send invitation' }).click();
  await admin.getByText('Invitation sent to ida@olive.example').waitFor();
  const row = admin.getByRole('list', { name: 'Open invitations' }).getByRole('listitem');
  await row.getByText('ida@olive.example').waitFor();
  const mail = await mailTo('ida@olive.example', /invites you/);
  await row.getByText('Not accepted yet').waitFor();
  await checkScreen(admin, 'people-invited');

  const ida = await browser.newDevice();
  await checkMail(ida, mail.html, 'mail-invitation');
  await ida.goto(linkIn(mail.text));
  await heading(ida, 'Come to Olive Works').waitFor();
  await checkScreen(ida, 'invitation');
  await ida.getByRole('button', { name: 'Accept and sign in' }).click();
  await heading(ida, 'Overview').waitFor();
  await goTo(ida, 'People');
  await ida.getByRole('link', { name: 'ida@olive.example' }).click();
  await ida.getByText(/is Admin because an admin pinned it/).waitFor();

  const late = await browser.newDevice();
  browser.expectComplaint(late, /status of 401/);
  await late.goto(linkIn(mail.text));
  await late.getByText('This invitation does not work').waitFor();
  await checkScreen(late, 'invitation-used');
});

it('an invitation that was taken back does not work, and another address cannot use one', async () => {
  const admin = await browser.newDevice();
  await signInByLink(admin, await newSignInLink(adminEmail));
  await goTo(admin, 'People');
  await admin.getByRole('button', { name: 'Invite somebody' }).click();
  await admin.getByRole('dialog').getByLabel('E-mail').fill('otto@olive.example');
  await admin.getByRole('button', { name: 'Send invitation' }).click();
  const link = linkIn((await mailTo('otto@olive.example', /invites you/)).text);
  const second = await admin.context().newPage();
  await second.goto(link);
  await second.getByText(/^You are signed in as/).waitFor();
  await checkScreen(second, 'invitation-somebody-else');

  await admin.getByRole('button', { name: 'Take back: otto@olive.example' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await admin.getByText('Invitation taken back').waitFor();
  const otto = await browser.newDevice();
  browser.expectComplaint(otto, /status of 401/);
  await otto.goto(link);
  await otto.getByText('This invitation does not work').waitFor();
});

it('somebody without a password has a link sent and signs in with it', async () => {
  const page = await browser.newDevice();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(adminEmail);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByText('Look into your mail').waitFor();
  await checkScreen(page, 'sign-in-link-asked');
  const mail = await mailTo(adminEmail, /^Sign in to Rollcall$/);
  await checkMail(page, mail.html, 'mail-sign-in-link');
  await signInByLink(page, linkIn(mail.text));
  await heading(page, 'Overview').waitFor();
});

function linkIn(text: string | undefined): string {
  const link = text?.split(/\s/).find((word) => word.startsWith(`${origin}/`) && word.includes('#'));
  expect(link).toBeDefined();
  return link ?? '';
}

/** Shows a mail as a mail program does, without anything from elsewhere. */
async function checkMail(page: Page, html: string | false | undefined, name: string): Promise<void> {
  const reader = await page.context().newPage();
  reader.on('request', (request) => expect.soft(request.url(), 'loaded by a mail').toMatch(/^about:/));
  await reader.setContent(html || '');
  // The page of the mail has no switch of its own: checkScreen waits for the portal's.
  await reader.evaluate(() => {
    const follow = matchMedia('(prefers-color-scheme: dark)');
    const say = () => {
      document.documentElement.dataset.theme = follow.matches ? 'dark' : 'light';
    };
    follow.addEventListener('change', say);
    say();
  });
  await checkScreen(reader, name);
  await reader.close();
}
