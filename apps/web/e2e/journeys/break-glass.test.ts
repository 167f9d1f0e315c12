import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { mailTo, newOrganization, newStaff, newToken, publish } from '../installation.ts';
import { deactivateUser, pushUser } from '../scim-request.ts';
import { choose, goTo } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';
import { findOrganization } from '../screens/support.ts';

const browser = openBrowser({ inSteps: true });
const name = 'Hellebore Mills';
const domain = 'hellebore-mills.com';
const nextAdmin = `it@${domain}`;
let admin: Page;
let adminEmail: string;
let asking: Page;
let confirming: Page;

beforeAll(async () => {
  const made = await newOrganization('hellebore', name);
  ({ adminEmail } = made);
  admin = await browser.newDevice();
  await signInByLink(admin, made.adminLink);
});

async function breakGlass(page: Page) {
  await findOrganization(page, name);
  await page.getByRole('button', { name: `Open ${name}` }).click();
  return page.getByRole('dialog', { name: `Break the glass of ${name}` });
}

it('an organization proves its domain, shuts support out, and loses its only admin', async () => {
  await goTo(admin, 'Settings');
  await admin.getByRole('link', { name: 'Domains' }).click();
  await admin.getByLabel('Domain', { exact: true }).fill(domain);
  await admin.getByRole('button', { name: 'Add domain' }).click();
  const value = await admin.getByLabel('Value', { exact: true }).inputValue();
  await publish(`_rollcall-challenge.${domain}`, value);
  await admin.getByRole('button', { name: `Check now: ${domain}` }).click();
  await admin.getByRole('main').getByText('Proven', { exact: true }).waitFor();
  await goTo(admin, 'Settings');
  await admin.getByRole('link', { name: 'Support access' }).click();
  await choose(
    admin.getByLabel('Support may open this organization'),
    'Off: only after an admin approved it',
  );
  await admin.getByRole('button', { name: 'Save support access' }).click();
  await admin.getByText('Support access is off').first().waitFor();
  // Nothing of the page is under way when its access ends.
  await admin.goto('about:blank');
  const token = await newToken('hellebore', 'entra');
  const id = await pushUser(token, { userName: adminEmail, displayName: 'Hella Bore' });
  await deactivateUser(token, id);
});

it('one manager of support asks for a link, to an address at the proven domain alone', async () => {
  asking = await browser.newDevice();
  await signInByLink(asking, await newStaff('Gala Manager', 'manager'));
  const dialog = await breakGlass(asking);
  await dialog.getByLabel('Address').fill('it@elsewhere.example');
  await dialog.getByLabel('Reason').fill('Their only admin left, ticket 99');
  browser.expectComplaint(asking, /status of 4/);
  await dialog.getByRole('button', { name: 'Ask another manager' }).click();
  await dialog.getByRole('alert').waitFor();
  await checkScreen(asking, 'break-glass-refused');
  await dialog.getByLabel('Address').fill(nextAdmin);
  await dialog.getByRole('button', { name: 'Ask another manager' }).click();
  await dialog.getByText('You have asked for it.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Confirm' }).count()).toBe(0);
  await checkScreen(asking, 'break-glass-asked');
});

it('another manager confirms it, and it waits an hour', async () => {
  confirming = await browser.newDevice();
  await signInByLink(confirming, await newStaff('Lio Manager', 'manager'));
  const dialog = await breakGlass(confirming);
  await dialog.getByText('Gala Manager').waitFor();
  await checkScreen(confirming, 'break-glass-confirm');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await dialog.getByText('It was announced.').waitFor();
  await checkScreen(confirming, 'break-glass-waits');
});

it('the former admin hears of it at once, and can cancel it without signing in', async () => {
  const mail = await mailTo(adminEmail, new RegExp(`^${nextAdmin} is about to become an admin of ${name}`));
  const [link = ''] = /http\S+#\S+/.exec(mail.text ?? '') ?? [];
  const reader = await browser.newDevice();
  await reader.goto(link);
  await reader.getByRole('button', { name: 'Cancel it' }).waitFor();
  await checkScreen(reader, 'break-glass-cancel');
  await reader.getByRole('button', { name: 'Cancel it' }).click();
  await reader.getByText('No link is sent.').waitFor();
  await confirming.reload();
  const dialog = await breakGlass(confirming);
  await dialog.getByRole('button', { name: 'Ask another manager' }).waitFor();
});
