import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { deactivateUser, pushUser } from '../scim-request.ts';
import { goTo, heading, row } from '../screens/organization.ts';
import { openPerson, pinRole } from '../screens/people.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let leaving: Page;
let token: string;
let own: string;

/** Enough people for the mass-removal guard. */
const others = Array.from({ length: 21 }, (_, index) => `Colleague ${String.fromCharCode(65 + index)}`);

beforeAll(async () => {
  const { adminEmail, adminLink } = await newOrganization('oxalis', 'Oxalis Trading');
  token = await newToken('oxalis', 'entra');
  own = await pushUser(token, { userName: adminEmail, displayName: 'Ida Strand' });
  for (const displayName of others) {
    await pushUser(token, { userName: `${displayName.replace(' ', '.')}@oxalis.example`, displayName });
  }
  leaving = await browser.newDevice();
  await signInByLink(leaving, adminLink);
});

it('an admin whom the identity provider removes is told what happens when, and can change nothing', async () => {
  const second = await pushUser(token, { userName: 'second@oxalis.example', displayName: 'Second Admin' });
  await openPerson(leaving, 'Second Admin');
  await pinRole(leaving, 'Admin', 'Runs it as well');
  await leaving.getByText('Second Admin is Admin because an admin pinned it').waitFor();
  await deactivateUser(token, second);
  await deactivateUser(token, own);
  await leaving.reload();
  const bar = leaving.getByRole('complementary', { name: 'You are leaving' });
  await bar.getByText('Your identity provider removed you').waitFor();
  await bar
    .getByText(/^You can look at everything and change nothing\. Your access ends in 4 hours/)
    .waitFor();
  const closed = 'Your identity provider removed you, so you cannot change anything here.';
  const change = leaving.getByRole('button', { name: 'Change the pin' });
  expect(await change.getAttribute('aria-disabled')).toBe('true');
  expect(await change.getAttribute('title')).toBe(closed);
  await checkScreen(leaving, 'leaving-person');
});

it('they see who waits with them, and decide nothing about it', async () => {
  await goTo(leaving, 'Overview');
  await leaving.getByRole('link', { name: 'Decide', exact: true }).click();
  await heading(leaving, 'Removals that wait').waitFor();
  await row(leaving, 'Ida Strand').waitFor();
  for (const name of ['Keep Ida Strand', 'Let go: Ida Strand', 'Keep all', 'Let all go']) {
    const button = leaving.getByRole('button', { name, exact: true });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await button.click({ force: true });
  }
  expect(await leaving.getByRole('dialog').count()).toBe(0);
  await checkScreen(leaving, 'leaving-removals');
});

it('what they type into a form is not sent', async () => {
  await goTo(leaving, 'Settings');
  await leaving.getByLabel('Name').first().fill('Mine alone');
  const save = leaving.getByRole('button', { name: 'Save name' });
  expect(await save.getAttribute('aria-disabled')).toBe('true');
  await leaving.getByLabel('Name').first().press('Enter');
  await checkScreen(leaving, 'leaving-settings');
  await leaving.reload();
  await expect.poll(() => leaving.getByLabel('Name').first().inputValue()).toBe('Oxalis Trading');
});
