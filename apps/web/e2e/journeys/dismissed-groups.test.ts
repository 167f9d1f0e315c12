import type { Page } from 'playwright-core';
import { beforeAll, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { pushGroup, pushUser } from '../scim-request.ts';
import { filterBy, goTo, row } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;

beforeAll(async () => {
  const { adminLink } = await newOrganization('lindgren-bakery', 'Lindgren Bakery');
  const token = await newToken('lindgren-bakery', 'entra');
  const id = await pushUser(token, { userName: 'alma@lindgren.example', displayName: 'Alma Lindgren' });
  await pushGroup(token, 'Friday Cake', [id]);
  await pushGroup(token, 'Ovens', [id]);
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

it('a group that shall mean nothing is dismissed from where it is asked about', async () => {
  await goTo(admin, 'Overview');
  await admin.getByText('“Friday Cake” has no role', { exact: true }).waitFor();
  await goTo(admin, 'Groups & roles');
  await filterBy(admin, 'State', 'No role yet');
  await row(admin, 'Ovens').waitFor();
  await admin.getByRole('button', { name: 'Dismiss Friday Cake', exact: true }).click();
  await row(admin, 'Friday Cake').waitFor({ state: 'hidden' });
  await row(admin, 'Ovens').waitFor();

  await goTo(admin, 'Overview');
  await admin.getByText('“Ovens” has no role', { exact: true }).waitFor();
  await admin.getByText('“Friday Cake” has no role', { exact: true }).waitFor({ state: 'hidden' });
});

it('it is found among those without a role on purpose, and brought back', async () => {
  await goTo(admin, 'Groups & roles');
  await row(admin, 'Ovens').waitFor();
  await row(admin, 'Friday Cake').getByText('No role on purpose').waitFor();
  await checkScreen(admin, 'groups-dismissed');
  await filterBy(admin, 'State', 'No role on purpose');
  await row(admin, 'Ovens').waitFor({ state: 'hidden' });
  await admin.getByRole('button', { name: 'Bring back Friday Cake', exact: true }).click();
  await admin.getByText('No group matches', { exact: true }).waitFor();

  await goTo(admin, 'Overview');
  await admin.getByText('“Friday Cake” has no role', { exact: true }).waitFor();
  await goTo(admin, 'Audit');
  await row(admin, 'Said that Friday Cake gives no role on purpose').waitFor();
  await row(admin, 'Took back that Friday Cake gives no role on purpose').waitFor();
});
