import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { deactivateUser, pushGroup, pushUser } from '../scim-request.ts';
import { mapGroup, reviewChanges, saveRoles } from '../screens/groups.ts';
import { filterBy, goTo, heading, row } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
const domain = 'teasel.example';
let admin: Page;
let oktaToken: string;
let entraToken: string;

/** Everybody is pushed by a user name that is their address as well. */
async function push(token: string, displayName: string, as: { userName?: string; email?: string } = {}) {
  const userName = `${displayName.toLowerCase().replace(' ', '.')}@${domain}`;
  return await pushUser(token, { userName, displayName, ...as });
}

const step = (title: RegExp | string): Locator =>
  admin.getByRole('listitem').filter({ has: admin.getByRole('heading', { level: 2, name: title }) });

const tab = (name: RegExp): Locator =>
  admin.getByRole('group', { name: 'People' }).getByRole('button', { name });

beforeAll(async () => {
  const { adminEmail, adminLink } = await newOrganization('teasel', 'Teasel Optics');
  oktaToken = await newToken('teasel', 'okta');
  const me = await pushUser(oktaToken, {
    userName: adminEmail,
    displayName: 'Hanna Teasel',
    email: adminEmail,
  });
  const ada = await push(oktaToken, 'Ada Nyberg');
  const bert = await push(oktaToken, 'Bert Ohlin');
  const cleo = await push(oktaToken, 'Cleo Prytz');
  await push(oktaToken, 'Dag Ruud');
  await push(oktaToken, 'Ebba Strand');
  const frans = await push(oktaToken, 'Frans Tholin');
  await push(oktaToken, 'Greta Uggla');
  await pushGroup(oktaToken, 'IT Admins', [me, ada]);
  await pushGroup(oktaToken, 'Team Leads', [bert, cleo]);
  await pushGroup(oktaToken, 'Board', [frans]);
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

it('an organization runs on one connection, and a second brings the same people', async () => {
  await goTo(admin, 'Groups & roles');
  await mapGroup(admin, 'IT Admins', 'Admin');
  await mapGroup(admin, 'Team Leads', 'Boss');
  await mapGroup(admin, 'Board', 'Boss');
  await reviewChanges(admin);
  await saveRoles(admin);

  entraToken = await newToken('teasel', 'entra');
  const me = await pushUser(entraToken, {
    userName: 'hanna@teasel.onmicrosoft.example',
    displayName: 'Hanna Teasel',
    email: 'ADMIN@teasel.example',
  });
  const ada = await push(entraToken, 'Ada Nyberg', { userName: 'Ada.Nyberg@Teasel.example' });
  const bert = await push(entraToken, 'Bert Ohlin');
  const cleo = await push(entraToken, 'Cleo Prytz');
  await push(entraToken, 'Dag Ruud', { userName: 'DAG.RUUD@teasel.example', email: 'dag@other.example' });
  await push(entraToken, 'Ebba Strand', { userName: 'es@other.example' });
  await deactivateUser(entraToken, await push(entraToken, 'Greta Uggla'));
  await push(entraToken, 'Hugo Vik');
  await pushGroup(entraToken, 'it-admins', [me, ada]);
  await pushGroup(entraToken, 'team-leads', [bert, cleo]);

  await goTo(admin, 'Overview');
  await admin.getByText('Okta and Microsoft Entra ID bring the same people').waitFor();
  await checkScreen(admin, 'move-offered');
  await admin.getByRole('link', { name: 'Compare them' }).click();
  await heading(admin, 'Replace Okta').waitFor();
  await checkScreen(admin, 'move-choose');
});

it('the report says who is in both, who is to be confirmed, and who would lose access and why', async () => {
  await admin
    .getByRole('main')
    .getByRole('button', { name: /^Microsoft Entra ID/ })
    .click();
  await heading(admin, 'From Okta to Microsoft Entra ID').waitFor();
  const coverage = admin.getByRole('list', { name: 'People of Okta' });
  await coverage.getByText('4 are in Microsoft Entra ID too').waitFor();
  await coverage.getByText('2 to confirm').waitFor();
  await coverage.getByText('2 in Okta alone').waitFor();
  await admin.getByText('Dag Ruud').first().waitFor();
  await admin.getByText('4 people lose access.').waitFor();
  await admin.getByText('3 people get another role.').waitFor();
  await checkScreen(admin, 'move-report');

  await tab(/^In Okta alone/).click();
  await admin.getByText(/^Microsoft Entra ID has not sent frans\.tholin@teasel\.example\./).waitFor();
  await admin.getByText('Microsoft Entra ID says that they are inactive.').waitFor();
  await checkScreen(admin, 'move-losing');
  await tab(/^In both/).click();
  await admin.getByText('Ada.Nyberg@Teasel.example').waitFor();
});

it('it can be stopped, and begun again by anybody', async () => {
  await admin.getByRole('button', { name: 'Stop replacing Okta' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Stop', exact: true }).click();
  await heading(admin, 'Replace Okta').waitFor();
  await admin
    .getByRole('main')
    .getByRole('button', { name: /^Microsoft Entra ID/ })
    .click();
  await heading(admin, 'From Okta to Microsoft Entra ID').waitFor();
});

it('sure matches are confirmed together, and who shares a name alone one by one', async () => {
  await tab(/^To confirm/).click();
  await admin.getByRole('button', { name: 'Confirm 1 sure match' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Confirm', exact: true }).click();
  await tab(/^To confirm 1$/).waitFor();
  await admin.getByRole('button', { name: 'Same person: Ebba Strand and es@other.example' }).click();
  await tab(/^In both 6$/).waitFor();
});

it('roles are copied by name through the review that shows who changes', async () => {
  const roles = step('Give the groups of Microsoft Entra ID the same roles');
  await roles.getByText('2 of 2 are in it').first().waitFor();
  await roles.getByText(/^Microsoft Entra ID has no group of a name like this\./).waitFor();
  await roles.getByRole('button', { name: 'Review 2 roles' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Save these roles?' });
  await dialog.getByText('Nobody’s role changes').waitFor();
  await checkScreen(admin, 'move-roles');
  await saveRoles(admin);
  await expect.poll(() => roles.getByText('Copied', { exact: true }).count()).toBe(2);
});

it('what was done is there for every admin, also after the page is loaded again', async () => {
  await goTo(admin, 'Overview');
  await admin.getByText('Microsoft Entra ID takes the place of Okta').waitFor();
  await admin.getByRole('link', { name: 'Go on' }).click();
  await heading(admin, 'From Okta to Microsoft Entra ID').waitFor();
  await admin.reload();
  await tab(/^In both 6$/).waitFor();
  await admin.getByText('2 people lose access.').waitFor();
  await checkScreen(admin, 'move-ready');
});

it('the old connection is retired after one more look at what that does, and nobody of both loses anything', async () => {
  await admin.getByRole('button', { name: 'Retire Okta …' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Retire Okta?' });
  const retire = dialog.getByRole('button', { name: 'Retire Okta', exact: true });
  await dialog.getByText('2 people lose access.').waitFor();
  await dialog.getByRole('list', { name: 'People who lose access' }).getByText('Frans Tholin').waitFor();
  expect(await retire.isDisabled()).toBe(true);
  await dialog.getByLabel('I know that 2 people lose access at once').check();
  await dialog.getByLabel('Type teasel-okta to confirm').fill('teasel-okta');
  await expect.poll(() => retire.isDisabled()).toBe(false);
  await checkScreen(admin, 'move-retire');
  await retire.click();
  await heading(admin, 'Okta is retired').waitFor();
  await checkScreen(admin, 'move-retired');

  await goTo(admin, 'People');
  await filterBy(admin, 'Status', 'Inactive');
  await row(admin, 'Frans Tholin').waitFor();
  await row(admin, 'Greta Uggla').waitFor();
  await filterBy(admin, 'Status', 'Active');
  await row(admin, 'Ada Nyberg').getByText('Admin', { exact: true }).waitFor();
  await row(admin, 'Bert Ohlin').getByText('Boss', { exact: true }).waitFor();
});

it('its groups stay to be read, and whatever it still sends is refused by name', async () => {
  await goTo(admin, 'Groups & roles');
  await row(admin, 'it-admins').waitFor();
  await filterBy(admin, 'State', 'Connection retired');
  await row(admin, 'IT Admins').getByText('gave Admin').waitFor();
  await checkScreen(admin, 'move-retired-groups');

  await push(oktaToken, 'Ivar Wik');
  await goTo(admin, 'Overview');
  await admin.getByText('Okta is retired and still calls').waitFor();
  await goTo(admin, 'Activity');
  await admin.getByText('This connection was retired').waitFor();
  await admin.getByRole('link', { name: 'See what took its place' }).click();
  await heading(admin, 'Okta is retired').waitFor();
  await admin.getByText(/^Okta still calls: \d+ refused request/).waitFor();
  await checkScreen(admin, 'move-still-calls');
});
