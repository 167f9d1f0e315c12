import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newStaff, newToken } from '../installation.ts';
import { pushUser } from '../scim-request.ts';
import { goTo, heading } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';
import { openOrganization } from '../screens/support.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;
let manager: Page;
let token: string;

beforeAll(async () => {
  const { adminLink } = await newOrganization('catalpa', 'Catalpa Foundry');
  token = await newToken('catalpa', 'entra');
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
}, 120_000);

const push = (name: string) => pushUser(token, { userName: `${name}@catalpa.example`, displayName: name });

it('a manager of support suspends a connection, with a reason', async () => {
  expect(await push('Per')).not.toBe('');
  manager = await browser.newDevice();
  await signInByLink(manager, await newStaff('Siri Catalpa', 'manager'));
  await openOrganization(manager, 'Catalpa Foundry', 'ticket 90');
  await goTo(manager, 'Settings');
  await manager.getByRole('button', { name: 'Suspend Microsoft Entra ID' }).click();
  const dialog = manager.getByRole('dialog', { name: 'Suspend Microsoft Entra ID?' });
  await dialog.getByLabel('Reason').fill('It takes everybody away, see ticket 90');
  await checkScreen(manager, 'suspend-connection');
  await dialog.getByRole('button', { name: 'Suspend connection' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await manager.getByText('Siri Catalpa of support suspended Microsoft Entra ID').waitFor();
  await checkScreen(manager, 'settings-suspended');
});

it('the customer sees it, with why and by whom, and the requests that were refused', async () => {
  // A server may remember the token for the moment that the notice takes.
  await expect.poll(() => push(`Pia ${Math.random()}`), { timeout: 15_000 }).toBe('');
  await admin.goto('/o/catalpa/overview');
  await admin.getByText('Support has suspended Microsoft Entra ID').waitFor();
  await checkScreen(admin, 'overview-suspended');
  await admin.getByRole('link', { name: 'See why' }).click();
  await heading(admin, 'Settings').waitFor();
  await admin.getByText('Reason: It takes everybody away, see ticket 90').waitFor();
  expect(await admin.getByRole('button', { name: /^(Suspend|Resume) / }).count()).toBe(0);
  await goTo(admin, 'Activity');
  const failures = admin.getByRole('list', { name: /^Failed authentications/ });
  await failures.getByText('Support has suspended the connection').waitFor();
  await checkScreen(admin, 'activity-suspended');
});

it('resumed, it takes from the identity provider again', async () => {
  await manager.getByRole('button', { name: 'Resume Microsoft Entra ID' }).click();
  const dialog = manager.getByRole('dialog', { name: 'Resume Microsoft Entra ID?' });
  await dialog.getByRole('button', { name: 'Resume connection' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await manager.getByRole('button', { name: 'Suspend Microsoft Entra ID' }).waitFor();
  await expect.poll(() => push('Pontus'), { timeout: 15_000 }).not.toBe('');
  await goTo(admin, 'Audit');
  await admin.getByText('Suspended Microsoft Entra ID').waitFor();
  await admin.getByText('Resumed Microsoft Entra ID').waitFor();
});
