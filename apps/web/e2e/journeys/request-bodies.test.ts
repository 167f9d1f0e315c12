import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newStaff, newToken } from '../installation.ts';
import { pushGroup, pushUser } from '../scim-request.ts';
import { choose, goTo, row } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';
import { openOrganization } from '../screens/support.ts';

const browser = openBrowser({ inSteps: true });
const name = 'Bilberry Books';
let admin: Page;
let support: Page;

beforeAll(async () => {
  const { adminLink } = await newOrganization('bilberry', name);
  const token = await newToken('bilberry', 'okta');
  const user = { userName: 'vera@bilberry.example', displayName: 'Vera Lind', password: 'Tr0ub4dor-and-3' };
  const id = await pushUser(token, user);
  await pushGroup(token, 'Readers', [id, ...Array.from({ length: 3_000 }, () => crypto.randomUUID())]);
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
  support = await browser.newDevice();
  await signInByLink(support, await newStaff('Bodil Support'));
});

function record(page: Page) {
  return page.getByRole('dialog', { name: 'Request', exact: true });
}

async function openRecord(page: Page, sentence: string): Promise<void> {
  await row(page, sentence).getByRole('link', { name: sentence, exact: true }).click();
  await record(page).getByRole('button', { name: 'Show request and answer' }).waitFor();
}

it('an admin sees what was sent and answered, without the password, and can take it along', async () => {
  await goTo(admin, 'Activity');
  await openRecord(admin, 'Created Vera Lind');
  await record(admin).getByRole('button', { name: 'Show request and answer' }).click();
  const request = record(admin).getByRole('region', { name: 'Request', exact: true });
  await request.getByText('"userName": "vera@bilberry.example"').waitFor();
  expect(await request.textContent()).toContain('"password": "[redacted]"');
  await record(admin).getByText('Kept for 30 days.').waitFor();
  await record(admin).getByText('application/scim+json').first().waitFor();
  const response = record(admin).getByRole('region', { name: 'Response', exact: true });
  await response.getByText('"resourceType": "User"').waitFor();
  await admin.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await record(admin).getByRole('button', { name: 'Copy Request', exact: true }).click();
  await record(admin).getByRole('button', { name: 'Copied Request', exact: true }).waitFor();
  const copied = await admin.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(copied)).toMatchObject({ userName: 'vera@bilberry.example', password: '[redacted]' });
  await request.scrollIntoViewIfNeeded();
  await checkScreen(admin, 'request-bodies');
});

it('support sees the same, a long one cut, and is told that the customer will read of it', async () => {
  await openOrganization(support, name, 'ticket 91: what does Okta send?');
  await goTo(support, 'Activity');
  await openRecord(support, 'Could not create Readers');
  await record(support).getByText('That you look is written to the audit of the organization.').waitFor();
  await checkScreen(support, 'request-bodies-unopened');
  await record(support).getByRole('button', { name: 'Show request and answer' }).click();
  await record(support).getByText('Cut: it was longer than what is kept of it.').waitFor();
  await record(support)
    .getByRole('region', { name: 'Request', exact: true })
    .getByText('"displayName": "Readers"')
    .waitFor();
});

it('the customer reads in the audit that support looked, at what and why', async () => {
  await admin.keyboard.press('Escape');
  await record(admin).waitFor({ state: 'detached' });
  await goTo(admin, 'Audit');
  const look = row(admin, 'Looked at the bodies of POST /Groups');
  await look
    .filter({ hasText: 'Bodil Support' })
    .filter({ hasText: 'ticket 91: what does Okta send?' })
    .waitFor();
  await expect.poll(() => row(admin, 'Looked at the bodies').count()).toBe(1);
});

it('how long bodies are kept is for the organization to say, and none are an answer too', async () => {
  await goTo(admin, 'Settings');
  await choose(admin.getByRole('combobox', { name: 'How long bodies of requests are kept' }), 'Not at all');
  await admin.getByRole('button', { name: 'Save how long bodies are kept' }).click();
  await admin.getByText('Saved how long bodies are kept').waitFor();
  await checkScreen(admin, 'settings-body-days');
  await goTo(admin, 'Activity');
  await openRecord(admin, 'Created Vera Lind');
  await record(admin).getByRole('button', { name: 'Show request and answer' }).click();
  await record(admin).getByText('The settings of this organization say that no bodies are kept.').waitFor();
});
