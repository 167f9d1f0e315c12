import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken, simulate } from '../installation.ts';
import { goTo, row } from '../screens/organization.ts';
import { copyToken } from '../screens/setup.ts';
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
  await admin.goto('/o/larch/tokens');
  await row(admin, /^Okta, /)
    .getByText('127.0.0.1')
    .waitFor();
  await goTo(admin, 'Overview');
  await admin.getByRole('link', { name: 'Okta' }).waitFor();
  expect(await admin.getByText('Okta calls with a token that does not work').count()).toBe(0);
});
