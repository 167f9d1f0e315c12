import type { Page } from 'playwright-core';
import { beforeAll, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { mailTo, newOrganization, newStaff } from '../installation.ts';
import { choose, goTo, heading, row } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';
import { findOrganization, leaveOrganization, openOrganization, staffBar } from '../screens/support.ts';

const browser = openBrowser({ inSteps: true });
const name = 'Yarrow Instruments';
let adminEmail: string;
let admin: Page;
let support: Page;

beforeAll(async () => {
  const made = await newOrganization('yarrow', name);
  ({ adminEmail } = made);
  admin = await browser.newDevice();
  await signInByLink(admin, made.adminLink);
  support = await browser.newDevice();
  await signInByLink(support, await newStaff('Rona Support'));
});

it('the admin sees who of support is in and shows them out by switching support access off', async () => {
  await openOrganization(support, name, 'ticket 81: groups are missing');
  await goTo(admin, 'Settings');
  await admin.getByRole('link', { name: 'Support access' }).click();
  await heading(admin, 'Support access').waitFor();
  await row(admin, 'Rona Support').getByText(/left$/).last().waitFor();
  await checkScreen(admin, 'support-access');
  await choose(
    admin.getByLabel('Support may open this organization'),
    'Off: only after an admin approved it',
  );
  await admin.getByRole('button', { name: 'Save support access' }).click();
  await admin.getByText('Support access is off. 1 person of support was shown out.').first().waitFor();
  await row(admin, 'Rona Support')
    .getByText(/^Ended/)
    .last()
    .waitFor();
});

it('support is out, and is told so', async () => {
  // What the page asks for is refused from now on.
  browser.expectComplaint(support, /404/);
  await support.getByRole('link', { name: 'Settings' }).click();
  await heading(support, 'This organization is not open').waitFor();
  await staffBar(support).waitFor({ state: 'hidden' });
  await support.getByRole('link', { name: 'Find it in the list' }).click();
  await heading(support, 'Organizations').waitFor();
});

it('support asks to be let in, and the admin hears of it in the portal and by mail', async () => {
  await findOrganization(support, name);
  await support.getByRole('button', { name: `Open ${name}` }).click();
  const dialog = support.getByRole('dialog', { name: `Open ${name}` });
  await dialog.getByLabel('Reason').fill('ticket 82: the last push failed, may I look?');
  await checkScreen(support, 'support-ask');
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await dialog.getByText('Waits until').waitFor();
  await checkScreen(support, 'support-waiting');
  await mailTo(adminEmail, new RegExp(`^Support asks to open ${name}`));
  await goTo(admin, 'Overview');
  await admin.reload();
  await admin.getByText('Rona Support of support asks to be let in').waitFor();
  await checkScreen(admin, 'overview-support-request');
  await admin.getByRole('link', { name: 'Answer' }).click();
  await heading(admin, 'Support access').waitFor();
  await checkScreen(admin, 'support-access-request');
});

it('whoever is approved gets in, for an hour and under a bar that says by whom', async () => {
  await admin.getByRole('button', { name: 'Approve for one hour: Rona Support' }).click();
  await admin.getByRole('button', { name: 'Take back: Rona Support' }).waitFor();
  await checkScreen(admin, 'support-access-approved');
  const dialog = support.getByRole('dialog', { name: `Open ${name}` });
  await dialog.getByText('Approved by').waitFor();
  await checkScreen(support, 'support-approved');
  await dialog.getByRole('button', { name: 'Open organization' }).click();
  await staffBar(support).waitFor();
  await heading(support, 'Overview').waitFor();
  await staffBar(support)
    .getByText(/Reason: ticket 82.* Let in by /)
    .waitFor();
  await staffBar(support).getByRole('button', { name: 'Extend' }).waitFor({ state: 'hidden' });
  await checkScreen(support, 'support-bar-approved');
});

it('support cannot switch itself on, and an admin ends what was approved', async () => {
  await support.goto('/o/yarrow/settings/support-access');
  await support.getByText('An admin of the organization decides this.').waitFor();
  await support.getByRole('button', { name: /^End now/ }).waitFor({ state: 'hidden' });
  await admin.reload();
  await admin.getByRole('button', { name: 'End now: Rona Support' }).click();
  const dialog = admin.getByRole('dialog', { name: 'End the access of Rona Support?' });
  await dialog.getByRole('button', { name: 'End access' }).click();
  await dialog.waitFor({ state: 'hidden' });
  browser.expectComplaint(support, /404/);
  await support.reload();
  await heading(support, 'This organization is not open').waitFor();
  // Whatever of that page is still being answered belongs to this step.
  await support.goto('/support');
});

it('all of it is in the audit, and once it is on again support needs a reason alone', async () => {
  await goTo(admin, 'Audit');
  for (const sentence of [
    'Ended the access of Rona Support of support',
    'Let Rona Support of support in for one hour',
    'Asked to be let in as support',
    'Switched support access off',
  ]) {
    await admin.getByText(sentence).first().waitFor();
  }
  await goTo(admin, 'Settings');
  await admin.getByRole('link', { name: 'Support access' }).click();
  await choose(admin.getByLabel('Support may open this organization'), 'On: with a reason that you can read');
  await admin.getByRole('button', { name: 'Save support access' }).click();
  await admin.getByText('Support access is on').first().waitFor();
  await openOrganization(support, name, 'ticket 83');
  await leaveOrganization(support);
});
