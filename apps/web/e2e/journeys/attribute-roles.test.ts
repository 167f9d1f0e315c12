import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { pushUser } from '../scim-request.ts';
import { preview, reviewChanges, saveRoles } from '../screens/groups.ts';
import { choose, goTo, heading } from '../screens/organization.ts';
import { openPerson } from '../screens/people.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;
let token: string;

beforeAll(async () => {
  const { adminLink } = await newOrganization('sumac', 'Sumac Print');
  token = await newToken('sumac', 'generic');
  const people = { 'Ana Lindqvist': 'Manager', 'Bo Dahl': 'Employee', 'Cem Aydin': 'Employee' };
  for (const [displayName, userType] of Object.entries(people)) {
    const userName = `${displayName.toLowerCase().replace(' ', '.')}@sumac.example`;
    await pushUser(token, { userName, displayName, userType });
  }
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

it('a value of an attribute gives a role where the provider pushes no groups', async () => {
  await goTo(admin, 'Groups & roles');
  await admin.getByRole('button', { name: 'Add a value' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Give a value a role' });
  await dialog.getByText('Sent so far: Employee (2), Manager (1)').waitFor();
  await dialog.getByRole('button', { name: 'Stage' }).click();
  await dialog.getByText('Say which value gives the role.').waitFor();
  await checkScreen(admin, 'attribute-value');
  await dialog.getByLabel('Value').fill('manager');
  await choose(dialog.getByRole('combobox', { name: 'Role' }), 'Boss');
  await dialog.getByRole('button', { name: 'Stage' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await admin.getByText('1 change staged').waitFor();
  await checkScreen(admin, 'attribute-staged');
  const review = await reviewChanges(admin);
  await preview(review).getByText('1 person changes').waitFor();
  await preview(review).getByText('userType is manager in Other SCIM 2.0').waitFor();
  await saveRoles(admin);
  await admin.getByRole('combobox', { name: 'Role of userType is manager' }).waitFor();
  await checkScreen(admin, 'attribute-saved');
  await openPerson(admin, 'Ana Lindqvist');
  await admin.getByText('Ana Lindqvist is Boss because their userType is manager').waitFor();
  await checkScreen(admin, 'person-by-attribute');
});

it('what is no attribute of people is refused while it is typed', async () => {
  await goTo(admin, 'Groups & roles');
  browser.expectComplaint(admin, /status of 400/);
  await admin.getByRole('button', { name: 'Add a value' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Give a value a role' });
  await dialog.getByLabel('Attribute').fill('shoeSize');
  await dialog.getByText('“shoeSize” is not an attribute of people whose value is a text.').waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
});

it('a saved change is taken back through the same preview', async () => {
  await admin.getByRole('link', { name: 'Saved changes' }).click();
  await heading(admin, 'Saved changes').waitFor();
  await admin.getByText('1 person got another role.').waitFor();
  await checkScreen(admin, 'changes');
  await admin.getByRole('button', { name: 'Undo' }).click();
  const review = admin.getByRole('dialog', { name: 'Save these roles?' });
  await preview(review).getByText('1 person changes').waitFor();
  await checkScreen(admin, 'changes-undo');
  await saveRoles(admin);
  await admin.getByText('Taken back', { exact: true }).waitFor();
  await expect.poll(() => admin.getByRole('button', { name: 'Undo' }).count()).toBe(1);
  await checkScreen(admin, 'changes-undone');
  await openPerson(admin, 'Ana Lindqvist');
  await admin.getByText('Ana Lindqvist is Member because no mapped group says otherwise').waitFor();
});
