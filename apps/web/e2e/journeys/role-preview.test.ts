import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { addToGroup, pushGroup, pushUser } from '../scim-request.ts';
import { mapGroup, preview, reviewChanges, roleOfGroup, saveRoles } from '../screens/groups.ts';
import { goTo } from '../screens/organization.ts';
import { openPerson, unpinRole } from '../screens/people.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;
let token: string;
let chiefs: string;
let di: string;

beforeAll(async () => {
  const { adminEmail, adminLink } = await newOrganization('acacia', 'Acacia Rail');
  token = await newToken('acacia', 'entra');
  const people = [
    'Ana Lindqvist',
    'Bo Dahl',
    'Cem Aydin',
    'Di Okafor',
    'Eva Sandberg',
    'Finn Berg',
    'Gro Lie',
  ];
  const [ana = '', bo = '', cem = '', ...others] = await Promise.all(
    people.map((displayName) =>
      pushUser(token, {
        userName: `${displayName.toLowerCase().replace(' ', '.')}@acacia.example`,
        displayName,
      }),
    ),
  );
  [di = ''] = others;
  const me = await pushUser(token, { userName: adminEmail, displayName: 'Mia Holm', email: adminEmail });
  chiefs = await pushGroup(token, 'Chiefs', [ana]);
  await pushGroup(token, 'Finance', [ana, bo, cem, ...others]);
  await pushGroup(token, 'IT Administrators', [me]);
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

it('says who changes and to what, who administers afterwards, and that one’s own role stays', async () => {
  await goTo(admin, 'Groups & roles');
  await mapGroup(admin, 'Chiefs', 'Admin');
  await mapGroup(admin, 'Finance', 'Boss');
  const effect = preview(await reviewChanges(admin));
  await effect.getByText('7 people change').waitFor();
  await effect.getByText('Admins afterwards: 2 (Ana Lindqvist and Mia Holm). You keep yours.').waitFor();
  const people = effect.getByRole('list', { name: 'People whose role changes' }).getByRole('listitem');
  await expect.poll(() => people.count()).toBe(5);
  await checkScreen(admin, 'preview');
  await effect.getByRole('button', { name: 'Show all 7' }).click();
  await expect.poll(() => people.count()).toBe(7);
  expect(await people.first().textContent()).toContain('Ana Lindqvist');
});

it('a push that changes who is concerned is shown before anything is saved', async () => {
  await addToGroup(token, chiefs, di);
  browser.expectComplaint(admin, /status of 412/);
  const dialog = admin.getByRole('dialog', { name: 'Save these roles?' });
  await dialog.getByRole('button', { name: 'Save roles' }).click();
  await dialog.getByText('Your identity provider changed these groups in the meantime').waitFor();
  await preview(dialog)
    .getByText('Admins afterwards: 3 (Ana Lindqvist, Di Okafor, and Mia Holm). You keep yours.')
    .waitFor();
  await checkScreen(admin, 'preview-pushed');
  await saveRoles(admin);
});

it('giving up one’s own role takes a tick', async () => {
  await mapGroup(admin, 'IT Administrators', 'Admin');
  await reviewChanges(admin);
  await saveRoles(admin);
  await openPerson(admin, 'Mia Holm');
  await unpinRole(admin);
  await goTo(admin, 'Groups & roles');
  await mapGroup(admin, 'IT Administrators', 'Boss');
  const dialog = await reviewChanges(admin);
  await dialog.getByText('You would not be an admin any more').waitFor();
  const save = dialog.getByRole('button', { name: 'Save roles' });
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByLabel('I know that I lose my own admin role').check();
  await expect.poll(() => save.isDisabled()).toBe(false);
  await checkScreen(admin, 'preview-own-loss');
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
});

it('what would leave no admin is refused before it is tried, with the reason', async () => {
  await mapGroup(admin, 'Chiefs', 'No role');
  const dialog = await reviewChanges(admin);
  await dialog.getByText(/^Nobody could run the organization after this: /).waitFor();
  expect(await dialog.getByRole('button', { name: 'Save roles' }).isDisabled()).toBe(true);
  await checkScreen(admin, 'preview-refused');
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await admin.getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => roleOfGroup(admin, 'Chiefs').textContent()).toContain('Admin');
});
