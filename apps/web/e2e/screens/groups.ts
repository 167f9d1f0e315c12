import type { Locator, Page } from 'playwright-core';
import { choose } from './organization.ts';

export type RoleName = 'Admin' | 'Boss' | 'Member' | 'No role';

export function roleOfGroup(page: Page, group: string): Locator {
  return page.getByRole('combobox', { name: `Role of ${group}`, exact: true });
}

/** What saving would do, in the dialog that asks whether to. */
export function preview(dialog: Locator): Locator {
  return dialog.getByRole('region', { name: /role changes|people change|person changes/ });
}

export function stagedChanges(dialog: Locator): Locator {
  return dialog.getByRole('list', { name: 'Staged changes of roles' }).getByRole('listitem');
}

/** Stages a role for a group; nothing is saved yet. */
export async function mapGroup(page: Page, group: string, role: RoleName): Promise<void> {
  await choose(roleOfGroup(page, group), role);
}

export async function reviewChanges(page: Page): Promise<Locator> {
  await page.getByRole('region', { name: 'Staged changes' }).getByRole('button', { name: 'Review' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save these roles?' });
  await preview(dialog).waitFor();
  return dialog;
}

/** Saves what is under review. */
export async function saveRoles(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Save these roles?' });
  await dialog.getByRole('button', { name: 'Save roles' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page
    .getByText(/^Roles saved\./)
    .first()
    .waitFor();
}
