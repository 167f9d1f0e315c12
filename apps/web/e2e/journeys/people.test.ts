import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { pushGroup, pushUser } from '../scim-request.ts';
import { mapGroup, reviewChanges, saveRoles } from '../screens/groups.ts';
import { filterBy, goTo, heading, row, rows, searchFor } from '../screens/organization.ts';
import { openPerson, pinRole, unpinRole } from '../screens/people.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;

beforeAll(async () => {
  const { adminLink } = await newOrganization('birch', 'Birch Energy');
  const token = await newToken('birch', 'entra');
  const ana = await pushUser(token, {
    userName: 'ana.lindqvist@birch.example',
    displayName: 'Ana Lindqvist',
  });
  await pushGroup(token, 'Team Leads', [ana]);
  await pushUser(token, { userName: 'bo.dahl@birch.example', displayName: 'Bo Dahl' });
  const shared = 'bo.dahl@birch.example';
  await pushUser(token, { userName: 'b.dahl@birch.example', displayName: 'Bo Dahl (old)', email: shared });
  await pushUser(token, { userName: 'office@birch.example', displayName: 'Front Office' });
  const office = 'office@birch.example';
  await pushUser(token, { userName: 'reception@birch.example', displayName: 'Reception', email: office });
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
  await goTo(admin, 'Groups & roles');
  await mapGroup(admin, 'Team Leads', 'Boss');
  await reviewChanges(admin);
  await saveRoles(admin);
});

it('people are found by a part of their name, and a search without a hit says what to do', async () => {
  await goTo(admin, 'People');
  await searchFor(admin, /^Search by name/, 'lindq');
  await expect.poll(() => rows(admin).count()).toBe(1);
  await row(admin, 'Ana Lindqvist').getByText('In Team Leads').waitFor();
  // A pause between two words searches for the first, and takes nothing from what is typed on.
  const search = admin.getByRole('searchbox', { name: /^Search by name/ });
  await search.fill('Ana ');
  await admin.waitForURL(/[?&]search=Ana$/);
  await search.pressSequentially('Lindq');
  await admin.waitForURL(/[?&]search=Ana(\+|%20)Lindq$/);
  expect(await search.inputValue()).toBe('Ana Lindq');
  await searchFor(admin, /^Search by name/, 'nobody');
  await admin.getByText('Nobody matches').waitFor();
  await checkScreen(admin, 'people-nothing-found');
  const download = admin.waitForEvent('download');
  await searchFor(admin, /^Search by name/, 'lindqvist');
  await row(admin, 'Ana Lindqvist').waitFor();
  await admin.getByRole('button', { name: 'Export', exact: true }).click();
  await admin.getByRole('menuitem', { name: 'As CSV, for spreadsheets' }).click();
  const [, line = '', ...others] = (await readFile(await (await download).path(), 'utf8'))
    .trim()
    .split('\r\n');
  expect(line).toMatch(/^Ana Lindqvist,.*,boss,They are in the group Team Leads in .*\.,/);
  expect(others).toEqual([]);
});

it('a pin wins over the groups until it is taken away, and says who set it and why', async () => {
  await openPerson(admin, 'Ana Lindqvist');
  await admin.getByText('Ana Lindqvist is Boss because of the group Team Leads').waitFor();
  await admin.getByRole('button', { name: 'Pin a role' }).click();
  await checkScreen(admin, 'person-pin');
  await admin.getByRole('button', { name: 'Cancel' }).click();
  await pinRole(admin, 'Admin', 'Covers for the IT lead until May');
  await admin.getByText('Ana Lindqvist is Admin because an admin pinned it').waitFor();
  await admin.getByText('“Covers for the IT lead until May”').waitFor();
  await checkScreen(admin, 'person-pinned');

  await admin.getByRole('link', { name: 'See it in the audit', exact: true }).first().click();
  await heading(admin, 'Audit').waitFor();
  await expect.poll(() => rows(admin).count()).toBe(1);
  await row(admin, 'Pinned the role of Ana Lindqvist')
    .getByText('Reason: Covers for the IT lead until May')
    .waitFor();
  await checkScreen(admin, 'audit-one-record');
  await admin.getByRole('button', { name: 'One record', exact: true }).click();
  await expect.poll(() => rows(admin).count()).toBeGreaterThan(1);

  await goTo(admin, 'People');
  await filterBy(admin, 'Because', 'Pinned');
  await row(admin, 'Ana Lindqvist').waitFor();
  await expect.poll(() => row(admin, 'Bo Dahl').count()).toBe(0);

  await openPerson(admin, 'Ana Lindqvist');
  await unpinRole(admin);
  await admin.getByText('Ana Lindqvist is Boss because of the group Team Leads').waitFor();
});

it('two entries of one person are merged, and split again', async () => {
  await goTo(admin, 'People');
  await admin.getByRole('link', { name: '2 possible duplicates' }).click();
  await heading(admin, 'Possible duplicates').waitFor();
  await checkScreen(admin, 'duplicates');
  await admin.getByRole('button', { name: 'Keep Bo Dahl', exact: true }).click();
  const merge = admin.getByRole('dialog', { name: 'Merge into Bo Dahl?' });
  await merge.waitFor();
  await checkScreen(admin, 'duplicates-merge');
  await merge.getByRole('button', { name: 'Merge' }).click();
  await admin.getByRole('link', { name: 'Bo Dahl (old)' }).waitFor({ state: 'hidden' });

  await openPerson(admin, 'Bo Dahl');
  await admin.getByText('b.dahl@birch.example', { exact: true }).first().waitFor();
  expect(await admin.getByRole('button', { name: 'Split off' }).count()).toBe(2);
  await checkScreen(admin, 'person-merged');
  await admin.getByRole('button', { name: 'Split off' }).last().click();
  const split = admin.getByRole('dialog', { name: 'Split b.dahl@birch.example off?' });
  await split.getByRole('button', { name: 'Split off' }).click();
  await heading(admin, 'Bo Dahl (old)').waitFor();
  expect(await admin.getByRole('button', { name: 'Split off' }).count()).toBe(0);
});

it('two entries that are two people are kept apart for good', async () => {
  await goTo(admin, 'People');
  await admin.getByRole('link', { name: '1 possible duplicate' }).click();
  await admin.getByRole('button', { name: 'Not the same person' }).click();
  await admin.getByText('No duplicates').waitFor();
  await checkScreen(admin, 'duplicates-none');
});

it('a person that is not there is said so, with the way back', async () => {
  browser.expectComplaint(admin, /status of 404/);
  await admin.goto('/o/birch/people/01890000-0000-7000-8000-000000000000');
  await admin.getByText('This person is not here').waitFor();
  await checkScreen(admin, 'person-missing');
});
