import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { newOrganization, newToken, simulate } from '../installation.ts';
import { roleOfGroup } from '../screens/groups.ts';
import { heading } from '../screens/organization.ts';
import { openAccount, setPassword, signInByLink, signOut } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
const password = 'nine windmills in the polder';
const stopsMax = 40;
let page: Page;
let email: string;

beforeAll(async () => {
  const organization = await newOrganization('alder', 'Alder Clinics');
  email = organization.adminEmail;
  await simulate('entra', await newToken('alder', 'entra'), { users: 10, groups: 3 });
  page = await browser.newDevice();
  await signInByLink(page, organization.adminLink);
  await openAccount(page);
  await setPassword(page, password);
  await signOut(page);
});

it('the keyboard alone signs in, maps a group and saves it', async () => {
  await page.goto('/sign-in');
  await tabTo(page.getByLabel('E-mail'));
  await page.keyboard.type(email);
  await tabTo(page.getByLabel('Password'));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await heading(page, 'Overview').waitFor();

  await tabTo(page.getByRole('link', { name: 'Groups & roles' }));
  await page.keyboard.press('Enter');
  await roleOfGroup(page, 'IT Administrators').waitFor();

  await tabTo(roleOfGroup(page, 'IT Administrators'));
  await page.keyboard.press('Enter');
  await expect.poll(() => isFocused(page.getByRole('option', { name: 'No role' }))).toBe(true);
  await page.keyboard.press('Home');
  await expect.poll(() => isFocused(page.getByRole('option', { name: 'Admin' }))).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByText('1 change staged').waitFor();
  await expect.poll(() => isFocused(roleOfGroup(page, 'IT Administrators'))).toBe(true);

  await tabTo(page.getByRole('button', { name: 'Review' }));
  await page.keyboard.press('Enter');
  const review = page.getByRole('dialog', { name: 'Save these roles?' });
  await review.waitFor();
  await page.keyboard.press('Escape');
  await review.waitFor({ state: 'hidden' });
  await expect.poll(() => isFocused(page.getByRole('button', { name: 'Review' }))).toBe(true);

  await page.keyboard.press('Enter');
  await tabTo(review.getByRole('button', { name: 'Save roles' }));
  await page.keyboard.press('Enter');
  await page.getByText(/^Roles saved\./).waitFor();
  await expect.poll(() => roleOfGroup(page, 'IT Administrators').textContent()).toContain('Admin');
});

it('the first stop of a screen skips the navigation', async () => {
  await page.goto('/o/alder/people');
  await heading(page, 'People').waitFor();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect.poll(() => isFocused(skip)).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.getByRole('main').locator(':focus').waitFor();
});

/** Presses Tab until the element has the focus. Every stop on the way must be seen. */
async function tabTo(target: Locator, stops = stopsMax): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    expect(await hasVisibleFocus(), 'a stop of the keyboard that cannot be seen').toBe(true);
    if (await isFocused(target)) return;
  }
  throw new Error(`Not reached by ${stops} presses of Tab: ${target}`);
}

async function isFocused(target: Locator): Promise<boolean> {
  return await target.evaluate((element) => element === document.activeElement);
}

/** An outline on the element, or on what it draws over its row. */
async function hasVisibleFocus(): Promise<boolean> {
  return await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return true;
    return [null, '::after'].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    });
  });
}
