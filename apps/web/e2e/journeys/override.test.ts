import type { Page } from 'playwright-core';
import { beforeAll, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newStaff, newToken } from '../installation.ts';
import { pushUser } from '../scim-request.ts';
import { choose, filterBy, goTo, row } from '../screens/organization.ts';
import { openPerson } from '../screens/people.ts';
import { signInByLink } from '../screens/sign-in.ts';
import { openOrganization } from '../screens/support.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;
let support: Page;

beforeAll(async () => {
  const { adminLink } = await newOrganization('poplar', 'Poplar Logistics');
  const token = await newToken('poplar', 'entra');
  await pushUser(token, { userName: 'ana.lindqvist@poplar.example', displayName: 'Ana Lindqvist' });
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
  support = await browser.newDevice();
  await signInByLink(support, await newStaff('Kim Support'));
});

it('support sets a role for a day, with a reason', async () => {
  await openOrganization(support, 'Poplar Logistics', 'ticket 4711');
  await openPerson(support, 'Ana Lindqvist');
  await support.getByRole('button', { name: 'Override the role' }).click();
  const dialog = support.getByRole('dialog', { name: 'Override the role of Ana Lindqvist' });
  await dialog.getByRole('button', { name: 'Override role' }).click();
  await dialog.getByText('Say why. The customer reads it.').waitFor();
  await choose(dialog.getByLabel('Role', { exact: true }), 'Admin');
  await dialog.getByLabel('Reason').fill('The only admin is away, see ticket 4711');
  await checkScreen(support, 'person-override');
  await dialog.getByRole('button', { name: 'Override role' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await support.getByText('Ana Lindqvist is Admin because support set it').waitFor();
});

it('the customer sees who did it, why, until when and what the role would be without it', async () => {
  await goTo(admin, 'Overview');
  await admin.reload();
  await admin.getByText('Support has set the role of Ana Lindqvist').waitFor();
  await checkScreen(admin, 'overview-override');
  await goTo(admin, 'People');
  await filterBy(admin, 'Because', 'Set by support');
  await row(admin, 'Ana Lindqvist').getByText('Set by support').waitFor();
  await openPerson(admin, 'Ana Lindqvist');
  await admin.getByText(/^Set by Kim Support of support until .* see ticket 4711”$/).waitFor();
  await admin.getByText('Without it: Member. Default: in no mapped group.').waitFor();
  await admin.getByRole('button', { name: 'Pin a role' }).waitFor();
  await admin.getByRole('button', { name: 'End the override' }).waitFor({ state: 'hidden' });
  await checkScreen(admin, 'person-overridden');
});

it('support ends it early, and both acts are in the audit of the customer', async () => {
  await support.getByRole('button', { name: 'End the override' }).click();
  const dialog = support.getByRole('dialog', { name: 'End the override of Ana Lindqvist now?' });
  await dialog.getByRole('button', { name: 'End the override' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await support.getByText('Ana Lindqvist is Member because no mapped group says otherwise').waitFor();
  await goTo(admin, 'Audit');
  await admin.getByText('Ended the override of Ana Lindqvist').waitFor();
  await admin.getByText('Overrode the role of Ana Lindqvist').waitFor();
});
