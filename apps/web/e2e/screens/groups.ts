import type { Locator, Page } from 'playwright-core';
import { choose } from './organization.ts';

export type RoleName = 'Admin' | 'Boss' | 'Member' | 'No role';

export function roleOfGroup(page: Page, group: string): Locator {
  return page.getByRole('combobox', { name: `Role of ${group}`, exact: true });
}

/** Stages a role for a group; nothing is saved yet. */
export async function mapGroup(page: Page, group: string, role: RoleName): Promise<void> {
  await choose(roleOfGroup(page, group), role);
}

export async function reviewChanges(page: Page): Promise<Locator> {
  await page.getByRole('region', { name: 'Staged changes' }).getByRole('button', { name: 'Review' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save these roles?' });
  await dialog.waitFor();
  return dialog;
}

/** Saves what is under review. */
export async function saveRoles(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Save these roles?' });
  await dialog.getByRole('button', { name: 'Save roles' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(/^Roles saved\./).waitFor();
}
