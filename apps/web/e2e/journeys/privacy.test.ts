import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { deactivateUser, pushUser } from '../scim-request.ts';
import { goTo, row } from '../screens/organization.ts';
import { openPerson } from '../screens/people.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;
let token: string;
let id: string;

beforeAll(async () => {
  const { adminLink } = await newOrganization('myrtle', 'Myrtle Care');
  token = await newToken('myrtle', 'entra');
  id = await pushUser(token, { userName: 'zora@myrtle.example', displayName: 'Zora Quist' });
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

it('what is kept about a person is taken along as JSON', async () => {
  await goTo(admin, 'People');
  await openPerson(admin, 'Zora Quist');
  const downloading = admin.waitForEvent('download');
  await admin.getByRole('button', { name: 'Export Zora Quist' }).click();
  const exported = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
  expect(exported.directoryUsers).toMatchObject([{ userName: 'zora@myrtle.example' }]);
  expect(exported.requests.length).toBeGreaterThan(0);
});

it('somebody whom a directory still sends cannot be erased, and the page says what to do first', async () => {
  await admin.getByText(/still sends Zora Quist and would send them again/).waitFor();
  expect(await admin.getByRole('button', { name: 'Erase Zora Quist' }).count()).toBe(0);
  await checkScreen(admin, 'person-privacy');
});

it('a person is erased by typing their name, and is gone from lists and records', async () => {
  await deactivateUser(token, id);
  await admin.reload();
  await admin.getByRole('button', { name: 'Erase Zora Quist' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Erase Zora Quist?' });
  await dialog.waitFor();
  await checkScreen(admin, 'person-erase');
  await dialog.getByLabel('Type Zora Quist to confirm').fill('Zora Quist');
  await dialog.getByRole('button', { name: 'Erase person' }).click();
  await admin.getByText('Zora Quist was erased').first().waitFor();
  await row(admin, 'Zora Quist').waitFor({ state: 'detached' });

  await goTo(admin, 'Audit');
  await admin.getByText('Erased a person').first().waitFor();
  await admin.reload();
  await admin.getByText('Erased a person').first().waitFor();
  expect(await admin.getByText('Zora').count()).toBe(0);
  await goTo(admin, 'Activity');
  await admin.getByText('Erased person').first().waitFor();
  expect(await admin.getByText(/zora/i).count()).toBe(0);
  await checkScreen(admin, 'activity-erased');
});
