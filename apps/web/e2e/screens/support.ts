import type { Locator, Page } from 'playwright-core';
import { heading, searchFor } from './organization.ts';

/** Support finds an organization and goes in, giving a reason. */
export async function openOrganization(page: Page, name: string, reason: string): Promise<void> {
  await findOrganization(page, name);
  await page.getByRole('button', { name: `Open ${name}` }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: 'Open organization' }).click();
  await staffBar(page).waitFor();
  await heading(page, 'Overview').waitFor();
}

export async function findOrganization(page: Page, text: string): Promise<void> {
  await searchFor(page, /^Search by name/, text);
}

export function staffBar(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Support access' });
}

export async function leaveOrganization(page: Page): Promise<void> {
  await staffBar(page).getByRole('button', { name: 'Leave' }).click();
  await heading(page, 'Organizations').waitFor();
  await staffBar(page).waitFor({ state: 'hidden' });
}
