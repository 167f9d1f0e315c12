import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { deactivateUser, pushGroup, pushUser } from '../scim-request.ts';
import { mapGroup, reviewChanges, saveRoles } from '../screens/groups.ts';
import { goTo, heading, row } from '../screens/organization.ts';
import { openPerson, pinRole } from '../screens/people.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;

beforeAll(async () => {
  const { adminLink } = await newOrganization('linden', 'Linden Logistics');
  const token = await newToken('linden', 'okta');
  const ana = await pushUser(token, { userName: 'ana@linden.example', displayName: 'Ana Lindqvist' });
  await pushUser(token, { userName: 'bo@linden.example', displayName: 'Bo Dahl' });
  const cem = await pushUser(token, { userName: 'cem@linden.example', displayName: 'Cem Yilmaz' });
  await deactivateUser(token, cem);
  await pushGroup(token, 'Dispatchers', [ana]);
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
  await goTo(admin, 'Groups & roles');
  await mapGroup(admin, 'Dispatchers', 'Boss');
  await reviewChanges(admin);
  await saveRoles(admin);
  await openPerson(admin, 'Bo Dahl');
  await pinRole(admin, 'Admin', 'Runs the portal while Ana is away');
});

it('one page says who has which role and why, and what can change it', async () => {
  await goTo(admin, 'Audit');
  await admin.getByRole('link', { name: 'Access review' }).click();
  await heading(admin, 'Access review').waitFor();
  const raised = admin.getByRole('table', { name: 'Roles set by hand' });
  await raised.getByText('Runs the portal while Ana is away').waitFor();
  await admin.getByRole('table', { name: 'What gives a role' }).getByText('Dispatchers').waitFor();
  await admin.getByRole('table', { name: 'Tokens' }).getByText('Command line').first().waitFor();
  const everybody = admin.getByRole('table', { name: 'Everybody' });
  await everybody.getByRole('row').filter({ hasText: 'Ana Lindqvist' }).getByText('Boss').waitFor();
  await everybody.getByRole('row').filter({ hasText: 'Cem Yilmaz' }).getByText('Inactive').waitFor();
  await admin.getByText('Not reviewed yet in this quarter.').waitFor();
  await checkScreen(admin, 'access-review');
});

it('it is marked as reviewed, once, by name', async () => {
  await admin.getByRole('button', { name: 'Mark as reviewed' }).click();
  const dialog = admin.getByRole('dialog', { name: /^Mark Q[1-4] \d{4} as reviewed\?$/ });
  await dialog.getByText('3 people have access, and 2 of them administer.').waitFor();
  await checkScreen(admin, 'access-review-complete');
  await dialog.getByRole('button', { name: 'Mark as reviewed' }).click();
  await admin.getByText(/^Reviewed by admin@linden\.example on /).waitFor();
  expect(await admin.getByRole('button', { name: 'Mark as reviewed' }).count()).toBe(0);
});

it('on paper stands what was reviewed, without the navigation and the buttons', async () => {
  await admin.emulateMedia({ media: 'print' });
  await admin.getByRole('navigation', { name: 'Main' }).waitFor({ state: 'hidden' });
  expect(await admin.getByRole('button', { name: 'Print' }).isVisible()).toBe(false);
  expect(await admin.getByText('Linden Logistics, Q').isVisible()).toBe(true);
  await admin.emulateMedia({ media: 'screen' });
});

it('as a file it has everybody, and the audit says who reviewed', async () => {
  await admin.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    admin.waitForEvent('download'),
    admin.getByRole('menuitem', { name: 'As CSV, for spreadsheets' }).click(),
  ]);
  const csv = await readFile(await file.path(), 'utf8');
  expect(csv).toContain(
    'person,Ana Lindqvist,ana@linden.example,boss,They are in the group Dispatchers in Okta.,',
  );
  expect(csv.split('\r\n').filter((line) => line.startsWith('person,'))).toHaveLength(4);
  await admin.getByRole('link', { name: 'Audit' }).first().click();
  await row(admin, 'Completed the access review of the quarter').waitFor();
});
