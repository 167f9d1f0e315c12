import type { Page } from 'playwright-core';
import { choose, goTo, heading, row } from './organization.ts';

/** Goes to the page of a person by the list of people. */
export async function openPerson(page: Page, name: string): Promise<void> {
  await goTo(page, 'People');
  await row(page, name).first().getByRole('link', { name }).click();
  await heading(page, name).waitFor();
}

/** On the page of a person. */
export async function pinRole(page: Page, role: 'Admin' | 'Boss' | 'Member', reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Pin a role' }).click();
  const dialog = page.getByRole('dialog', { name: /^Pin a role for/ });
  await choose(dialog.getByLabel('Role'), role);
  await dialog.getByLabel('Reason (optional)').fill(reason);
  await dialog.getByRole('button', { name: 'Pin role' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** On the page of a person whose role is pinned. */
export async function unpinRole(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Unpin' }).click();
  const dialog = page.getByRole('dialog', { name: /^Unpin the role of/ });
  await dialog.getByRole('button', { name: 'Unpin' }).click();
  await dialog.waitFor({ state: 'hidden' });
}
