import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken, scimBaseUrl, simulate } from '../installation.ts';
import { choose, goTo, row } from '../screens/organization.ts';
import { accessTokenOf, copyClient, copyToken } from '../screens/setup.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
const company = { users: 12, groups: 3 };
let admin: Page;
let token: string;

beforeAll(async () => {
  const { adminLink } = await newOrganization('larch', 'Larch & Sons');
  token = await newToken('larch', 'okta');
  await simulate('okta', token, company);
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

it('a token that the command line made works at once and shows when and from where it was used', async () => {
  await goTo(admin, 'Tokens');
  await row(admin, 'Command line').getByText('127.0.0.1').waitFor();
});

it('revoking says what breaks, and shuts the provider out at its next request', async () => {
  await admin.getByRole('button', { name: 'Revoke Command line' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Revoke “Command line”?' });
  await dialog.getByText(/^Okta used this token .* It is shut out at once/).waitFor();
  await checkScreen(admin, 'token-revoke');
  await dialog.getByRole('button', { name: 'Revoke token' }).click();
  await row(admin, 'Command line').getByText('Revoked').filter({ visible: true }).waitFor();
  await checkScreen(admin, 'tokens-revoked');

  await expect(simulate('okta', token, company)).rejects.toThrow();
});

it('the refused request shows up as a failed authentication, with the way to a new token', async () => {
  await goTo(admin, 'Activity');
  const failures = admin.getByRole('list', { name: /^Failed authentications/ });
  await failures.getByText('The token was revoked').waitFor();
  await checkScreen(admin, 'activity-failed-authentications');

  await failures.getByRole('link', { name: 'Create a token' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Create a token' });
  await dialog.waitFor();
  await checkScreen(admin, 'token-new');
  await dialog.getByRole('button', { name: 'Create token' }).click();
  const next = await copyToken(admin);
  await simulate('okta', next, company);
  token = next;
  await admin.goto('/o/larch/tokens');
  await row(admin, /^Okta, /)
    .getByText('127.0.0.1')
    .waitFor();
  await goTo(admin, 'Overview');
  await admin.getByRole('link', { name: 'Okta' }).waitFor();
  expect(await admin.getByText('Okta calls with a token that does not work').count()).toBe(0);
});

it('changing to the next token says what the provider uses, until the old one can go', async () => {
  await goTo(admin, 'Tokens');
  await admin.getByRole('link', { name: /^Rotate Okta, / }).click();
  const dialog = admin.getByRole('dialog', { name: 'Create the next token of Okta' });
  await dialog.getByText(/keeps working until you revoke it/).waitFor();
  await dialog.getByLabel('Name').fill('Okta, the next');
  await dialog.getByRole('button', { name: 'Create token' }).click();
  const next = await copyToken(admin);
  const change = admin.getByRole('region', { name: 'Changing the token of Okta' });
  await change.getByText('Waiting for the next token').waitFor();
  await change.getByText(/^Okta still uses “Okta, /).waitFor();
  await checkScreen(admin, 'tokens-rotation-waiting');

  await simulate('okta', next, company);
  // A use is noted at most once a minute: with the old one last, both are in use however long all of this took.
  await fetch(`${scimBaseUrl}/Users?count=1`, { headers: { authorization: `Bearer ${token}` } });
  await change.getByText('Both in use').waitFor();
  await checkScreen(admin, 'tokens-rotation-both');
  await change.getByRole('button', { name: 'Revoke the old token' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click();
  await admin.getByText('Token changed').waitFor();
  await change.waitFor({ state: 'hidden' });
  await simulate('okta', next, company);
});

it('a token that the provider never used can go as soon as the next one is used', async () => {
  const { adminLink } = await newOrganization('bracken', 'Bracken Foods');
  await newToken('bracken', 'entra');
  const page = await browser.newDevice();
  await signInByLink(page, adminLink);
  await goTo(page, 'Tokens');
  await page.getByRole('link', { name: 'Rotate Command line' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create token' }).click();
  const next = await copyToken(page);
  const change = page.getByRole('region', { name: 'Changing the token of Microsoft Entra ID' });
  await change.getByText(/has come with neither token yet/).waitFor();
  await simulate('entra', next, company);
  await change.getByText('Next token in use').waitFor();
  await checkScreen(page, 'tokens-rotation-moved');
  await change.getByRole('button', { name: 'Revoke the old token' }).click();
  await page.getByRole('dialog').getByText('Nothing should break.').waitFor();
});

it('a token is changed for an OAuth client, and that for the next one, as tokens are', async () => {
  const { adminLink } = await newOrganization('fennel', 'Fennel Foods');
  await newToken('fennel', 'entra');
  const page = await browser.newDevice();
  await signInByLink(page, adminLink);
  await goTo(page, 'Tokens');
  await page.getByRole('link', { name: 'Rotate Command line' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create the next token of Microsoft Entra ID' });
  await choose(dialog.getByRole('combobox', { name: 'Kind' }), 'OAuth client');
  await dialog.getByLabel('Name').fill('First client');
  await dialog.getByRole('button', { name: 'Create token' }).click();
  const first = await copyClient(page);
  const change = page.getByRole('region', { name: 'Changing the token of Microsoft Entra ID' });
  const revokeOld = async () => {
    await change.getByRole('button', { name: 'Revoke the old token' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke token' }).click();
    await change.waitFor({ state: 'hidden' });
  };
  const accessToken = await accessTokenOf(first);
  await simulate('entra', accessToken, company);
  await change.getByText('Next token in use').waitFor();
  await revokeOld();
  await row(page, 'First client').getByText('OAuth client').filter({ visible: true }).waitFor();

  await page.getByRole('link', { name: 'Rotate First client' }).click();
  await dialog.getByLabel('Name').fill('Second client');
  await checkScreen(page, 'token-next-client');
  await dialog.getByRole('button', { name: 'Create token' }).click();
  const second = await copyClient(page);
  expect(second.clientId).not.toBe(first.clientId);
  // What the first one gave out is good as long as it is.
  await simulate('entra', accessToken, company);
  await page.reload();
  const next = await accessTokenOf(second);
  await simulate('entra', next, company);
  await change.getByText(/^(Both|Next token) in use$/).waitFor();
  await revokeOld();
  await expect(simulate('entra', accessToken, company)).rejects.toThrow();
  await simulate('entra', next, company);
});

it('an admin chooses which notices of it they get by mail', async () => {
  await goTo(admin, 'Settings');
  await admin.getByRole('link', { name: 'Notices' }).click();
  const choice = admin.getByRole('checkbox', { name: /^A token is about to expire/ });
  await choice.uncheck();
  await admin.getByText('You no longer get these mails').waitFor();
  await checkScreen(admin, 'notices');
  await admin.reload();
  await choice.waitFor();
  expect(await choice.isChecked()).toBe(false);
});
