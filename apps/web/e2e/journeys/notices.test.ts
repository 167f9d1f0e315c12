import type { Page } from 'playwright-core';
import { beforeAll, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { mailTo, newOrganization } from '../installation.ts';
import { choose, goTo, heading } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
const name = 'Tansy Packaging';
const mailbox = 'servicedesk@tansy.example';
let admin: Page;

beforeAll(async () => {
  const { adminLink } = await newOrganization('tansy', name);
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

it('an admin enters an IT mailbox, which is asked first', async () => {
  await goTo(admin, 'Settings');
  await admin.getByRole('link', { name: 'Notices' }).click();
  await heading(admin, 'Notices').waitFor();
  await admin.getByRole('button', { name: 'Send a link to confirm' }).click();
  await admin.getByText('Enter an e-mail address.').waitFor();
  await checkScreen(admin, 'notices-empty');
  await admin.getByLabel('E-mail address').fill(mailbox);
  await admin.getByRole('button', { name: 'Send a link to confirm' }).click();
  await admin.getByText('Not confirmed', { exact: true }).waitFor();
  await checkScreen(admin, 'notices-waiting');
});

it('whoever reads it confirms without an account', async () => {
  const mail = await mailTo(mailbox, new RegExp(`^Shall notices about ${name} come here`));
  const [link] = /http:\/\/localhost\S*#[\w-]+/.exec(mail.text ?? '') ?? [];
  const reader = await browser.newDevice();
  await reader.goto(link ?? '');
  await reader.getByRole('heading', { name: `Notices about ${name}` }).waitFor();
  await checkScreen(reader, 'mailbox-confirm');
  await reader.getByRole('button', { name: 'Confirm this address' }).click();
  await reader.getByRole('heading', { name: 'Confirmed' }).waitFor();
  await admin.reload();
  await admin.getByText('In use', { exact: true }).waitFor();
});

it('mail about support access is switched on, and all of it is in the audit', async () => {
  await choose(admin.getByLabel('Mail about support access'), 'On');
  await admin.getByRole('button', { name: 'Save mail setting' }).click();
  await admin.getByText('Mail setting saved').first().waitFor();
  await checkScreen(admin, 'notices');
  await goTo(admin, 'Audit');
  await admin.getByText('Switched the mail about support access').waitFor();
  await admin.getByText(`Confirmed ${mailbox} as the IT mailbox`).waitFor();
});
