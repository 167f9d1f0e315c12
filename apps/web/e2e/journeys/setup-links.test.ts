import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, simulate } from '../installation.ts';
import { choose, goTo, heading, row } from '../screens/organization.ts';
import { connect, createToken } from '../screens/setup.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;
let guest: Page;
let link: string;

beforeAll(async () => {
  const { adminLink } = await newOrganization('aspen', 'Aspen Robotics');
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

async function makeLink(recipient: string, purpose: string): Promise<string> {
  await admin.getByRole('button', { name: 'Create a link' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Create a setup link' });
  await dialog.getByLabel('For whom').fill(recipient);
  await choose(dialog.getByRole('combobox', { name: 'Lets them' }), purpose);
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const made = admin.getByRole('dialog', { name: `The link for ${recipient}` });
  const url = await made.getByLabel('Setup link', { exact: true }).inputValue();
  return url;
}

it('an admin makes a link for one purpose, and is told who can use it and how long', async () => {
  await goTo(admin, 'Settings');
  await admin.getByRole('link', { name: 'Setup links' }).click();
  await heading(admin, 'Setup links').waitFor();
  await checkScreen(admin, 'setup-links-empty');
  await admin.getByRole('button', { name: 'Create a link' }).click();
  await checkScreen(admin, 'setup-links-create');
  await admin.getByRole('button', { name: 'Cancel' }).click();
  link = await makeLink('Kim of the IT partner', 'Connect provisioning (SCIM)');
  await checkScreen(admin, 'setup-links-made');
  await admin.getByRole('button', { name: 'Done' }).click();
  await row(admin, 'Kim of the IT partner').getByText('Never').waitFor();
  await checkScreen(admin, 'setup-links');
});

it('somebody without an account connects the identity provider with it, and sees nothing else', async () => {
  guest = await browser.newDevice();
  await guest.goto(link);
  await heading(guest, 'Set up a connection').waitFor();
  await checkScreen(guest, 'setup-link-open');
  await guest.getByRole('button', { name: 'Open' }).click();
  await guest.getByText('Connect provisioning for Aspen Robotics').waitFor();
  expect(guest.url()).not.toContain('#');
  await heading(guest, 'Setup').waitFor();
  await checkScreen(guest, 'setup-link-scim');

  await connect(guest, 'Okta');
  const token = await createToken(guest);
  await simulate('okta', token, { users: 6, groups: 2 });
  await guest
    .getByText(/6 people have arrived|6 people/)
    .first()
    .waitFor();
  await guest.getByText('An admin of the organization does this.').first().waitFor();
  await checkScreen(guest, 'setup-link-guide');
  await guest
    .getByRole('navigation', { name: 'What this link is for' })
    .getByRole('link', { name: 'Tokens' })
    .click();
  await heading(guest, 'Tokens').waitFor();
  await row(guest, /^Okta, /)
    .getByText('Setup link for Kim')
    .waitFor();
  await checkScreen(guest, 'setup-link-tokens');

  await guest.goto('/o/aspen/people');
  await guest.getByText('There is nothing here').waitFor();
  await guest.goto('/');
  await heading(guest, 'Setup').waitFor();
});

it('the admin sees that it was used and revokes it, and its user is out at the next click', async () => {
  await admin.reload();
  await row(admin, 'Kim of the IT partner').getByText('127.0.0.1').waitFor();
  await admin.getByRole('button', { name: 'Revoke the link for Kim of the IT partner' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Revoke the link for Kim of the IT partner?' });
  await dialog.getByText(/shut out at once/).waitFor();
  browser.expectComplaint(guest, /status of 401/);
  await dialog.getByRole('button', { name: 'Revoke link' }).click();
  await row(admin, 'Kim of the IT partner').getByText('Revoked').filter({ visible: true }).waitFor();

  await guest
    .getByRole('navigation', { name: 'What this link is for' })
    .getByRole('link', { name: 'Tokens' })
    .click();
  await heading(guest, 'Your setup link has ended').waitFor();
  await checkScreen(guest, 'setup-link-ended');
  await guest.goto('about:blank');
  browser.expectComplaint(guest, /status of 401/);
  await guest.goto(link);
  await guest.getByRole('button', { name: 'Open' }).click();
  await guest.getByText('This link does not work any more').waitFor();
});

it('what was done with the link stands in the audit under its name', async () => {
  await goTo(admin, 'Audit');
  await admin.getByText('Opened the setup link for Kim of the IT partner').first().waitFor();
  await admin.getByText('Setup link for Kim of the IT partner').filter({ visible: true }).first().waitFor();
  await checkScreen(admin, 'audit-setup-link');
});

it.each([
  { recipient: 'The DNS team', purpose: 'Prove domains', title: 'Domains', picture: 'setup-link-domains' },
  {
    recipient: 'The Entra team',
    purpose: 'Set up single sign-on',
    title: 'Single sign-on',
    picture: 'setup-link-sso',
  },
])('a link to $purpose leads there alone', async ({ recipient, purpose, title, picture }) => {
  await admin.goto('/o/aspen/settings/setup-links');
  const url = await makeLink(recipient, purpose);
  const page = await browser.newDevice();
  await page.goto(url);
  await page.getByRole('button', { name: 'Open' }).click();
  await heading(page, title).waitFor();
  await page.getByText(`${purpose} for Aspen Robotics`).waitFor();
  await checkScreen(page, picture);
  expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
});
