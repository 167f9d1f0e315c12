import type { Page } from 'playwright-core';
import { beforeAll, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { pushUser } from '../scim-request.ts';
import { choose, filterBy, goTo, row } from '../screens/organization.ts';
import { openPerson } from '../screens/people.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;
const tomorrow = new Date(Date.now() + 24 * 3_600_000);

beforeAll(async () => {
  const { adminLink } = await newOrganization('tamarind', 'Tamarind Foods');
  const token = await newToken('tamarind', 'entra');
  await pushUser(token, { userName: 'vera.nyberg@tamarind.example', displayName: 'Vera Nyberg' });
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

async function pinUntil(day: Date): Promise<void> {
  await admin.getByRole('button', { name: /^(Pin a role|Change the pin)$/ }).click();
  const dialog = admin.getByRole('dialog', { name: /^Pin a role for/ });
  await choose(dialog.getByLabel('Role', { exact: true }), 'Boss');
  const two = (part: number) => String(part).padStart(2, '0');
  const text = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  await dialog.getByLabel('Last day (optional)').fill(text);
  await dialog.getByLabel('Reason (optional)').fill('Stands in for the team lead');
  await checkScreen(admin, 'pin-end-dialog');
  await dialog.getByRole('button', { name: 'Pin role', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

it('a role is pinned until a day, and the person says so', async () => {
  await openPerson(admin, 'Vera Nyberg');
  await pinUntil(tomorrow);
  await admin.getByText('Vera Nyberg is Boss because an admin pinned it').waitFor();
  await admin.getByText(/Ends (in|tomorrow)/).waitFor();
  await admin.getByText('Without it: Member. Default: in no mapped group.').waitFor();
  await checkScreen(admin, 'person-pin-ends');
});

it('the list says until when, and the overview that it ends soon', async () => {
  await goTo(admin, 'People');
  await filterBy(admin, 'Because', 'Pinned');
  await row(admin, 'Vera Nyberg')
    .getByText(/^Pinned by an admin, until /)
    .waitFor();
  await checkScreen(admin, 'people-pin-ends');
  await goTo(admin, 'Overview');
  await admin.reload();
  await admin.getByText('The pinned role of Vera Nyberg ends soon').waitFor();
  await checkScreen(admin, 'overview-pin-ends');
});

it('it ends by itself, the groups decide again, and the audit has what ended it', async () => {
  await openPerson(admin, 'Vera Nyberg');
  // The reader's day ends in a moment, which no zone offers to a test.
  await admin.route('**/trpc/person.pin**', async (route) => {
    const body = route.request().postData() ?? '';
    const endsAt = new Date(Date.now() + 5_000).toISOString();
    await route.continue({ postData: body.replace(/"endsAt":"[^"]*"/, `"endsAt":"${endsAt}"`) });
  });
  await pinUntil(tomorrow);
  const ended = admin.getByText('Vera Nyberg is Member because no mapped group says otherwise');
  for (const untilMs = Date.now() + 180_000; !(await ended.isVisible()) && Date.now() < untilMs; ) {
    await admin.reload();
    await admin.getByText(/^Vera Nyberg is (Boss|Member) because/).waitFor();
  }
  await ended.waitFor();
  await checkScreen(admin, 'person-pin-ended');
  await admin.getByRole('link', { name: 'See it in the audit', exact: true }).first().click();
  await row(admin, 'Ended the pin of Vera Nyberg').waitFor();
});
