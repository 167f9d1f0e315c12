import type { Page } from 'playwright-core';

/** Opens a one-time link and presses its button. */
export async function signInByLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await accountMenu(page).waitFor();
}

export async function enterPassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function signInByPassword(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await enterPassword(page, email, password);
  await accountMenu(page).waitFor();
}

export async function signOut(page: Page): Promise<void> {
  await accountMenu(page).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in to Rollcall' }).waitFor();
}

export async function openAccount(page: Page): Promise<void> {
  await accountMenu(page).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  await page.getByRole('heading', { name: 'Your account' }).waitFor();
}

/** On the account page, for somebody who has none yet. */
export async function setPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Save password' }).click();
  await page.getByText('Password saved').waitFor();
}

function accountMenu(page: Page) {
  return page.getByRole('button', { name: /Account menu/ });
}
