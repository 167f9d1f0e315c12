import type { Page } from 'playwright-core';
import { beforeAll, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { deactivateUser, pushUser } from '../scim-request.ts';
import { choose, filterBy, goTo, heading, row, rows } from '../screens/organization.ts';
import { openPerson } from '../screens/people.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;

const surnames = [
  'Alm',
  'Berg',
  'Dahl',
  'Ek',
  'Falk',
  'Gran',
  'Holm',
  'Kvist',
  'Lind',
  'Norén',
  'Ros',
  'Sand',
];
const people = ['Ines', 'Otto'].flatMap((name) => surnames.map((surname) => `${name} ${surname}`));

beforeAll(async () => {
  const { adminLink } = await newOrganization('sorrel', 'Sorrel Foods');
  const token = await newToken('sorrel', 'entra');
  const ids: string[] = [];
  for (const displayName of people) {
    const userName = `${displayName.toLowerCase().replace(' ', '.').replace('é', 'e')}@sorrel.example`;
    ids.push(await pushUser(token, { userName, displayName }));
  }
  for (const id of ids.slice(0, 13)) await deactivateUser(token, id);
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

it('an admin is told that many were removed at once, and what happens if nobody decides', async () => {
  await admin.getByText('The removal of 4 people waits for you').waitFor();
  await checkScreen(admin, 'overview-removals');
  await admin.getByRole('link', { name: 'Decide' }).click();
  await heading(admin, 'Removals that wait').waitFor();
  await row(admin, 'Ines Ros').getByText('Access, deactivated by Microsoft Entra ID').last().waitFor();
  await checkScreen(admin, 'removals');
});

it('who waits is marked as leaving, with the reason', async () => {
  await goTo(admin, 'People');
  await filterBy(admin, 'Status', 'Leaving');
  await row(admin, 'Otto Alm').waitFor();
  await openPerson(admin, 'Otto Alm');
  await admin.getByText(/^Removed by Microsoft Entra ID: access ends in 4 hours unless/).waitFor();
  await checkScreen(admin, 'person-leaving');
  await admin.getByRole('link', { name: 'Decide' }).click();
  await heading(admin, 'Removals that wait').waitFor();
});

it('one is let go, the others are kept with a reason that stays beside their names', async () => {
  await admin.getByRole('button', { name: 'Let go: Otto Alm' }).click();
  const go = admin.getByRole('dialog', { name: 'Let 1 person go now?' });
  await go.getByRole('button', { name: 'Let go' }).click();
  await go.waitFor({ state: 'hidden' });
  await row(admin, 'Otto Alm').waitFor({ state: 'hidden' });
  await admin.getByRole('button', { name: 'Keep all' }).click();
  const keep = admin.getByRole('dialog', { name: 'Keep 3 people?' });
  await keep.getByLabel('Reason').fill('A wrong scoping filter in Entra, mended tonight');
  await checkScreen(admin, 'removals-keep');
  await keep.getByRole('button', { name: 'Keep access' }).click();
  await keep.waitFor({ state: 'hidden' });
  await admin.getByText('Nothing waits').waitFor();
  await row(admin, 'Ines Ros').waitFor();
  await checkScreen(admin, 'removals-kept');
});

it('whoever is kept can be let go later', async () => {
  await admin.getByRole('button', { name: 'Let go: Ines Ros' }).click();
  const go = admin.getByRole('dialog', { name: 'Let 1 person go now?' });
  await go.getByRole('button', { name: 'Let go' }).click();
  await go.waitFor({ state: 'hidden' });
  await row(admin, 'Ines Ros').waitFor({ state: 'hidden' });
  await goTo(admin, 'People');
  await filterBy(admin, 'Status', 'Kept');
  await row(admin, 'Ines Sand').waitFor();
});

it('the guard is switched off in the settings, and all of it is in the audit', async () => {
  await goTo(admin, 'Settings');
  await choose(admin.getByLabel('Mass-removal guard'), 'Off: every removal takes effect at once');
  await admin.getByRole('button', { name: 'Save guard' }).click();
  await admin.getByText('Guard saved').first().waitFor();
  await checkScreen(admin, 'settings-guard');
  await goTo(admin, 'Audit');
  await admin.getByText('Switched the mass-removal guard').waitFor();
  await admin.getByText('Let Ines Ros go, who had been kept').waitFor();
  await admin.getByText('Kept people against the identity provider').waitFor();
  await rows(admin).first().waitFor();
});
