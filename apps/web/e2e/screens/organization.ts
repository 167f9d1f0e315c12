import type { Locator, Page } from 'playwright-core';

export type Place =
  | 'Overview'
  | 'Setup'
  | 'Groups & roles'
  | 'People'
  | 'Activity'
  | 'Tokens'
  | 'Audit'
  | 'Settings';

/** Goes to a screen by the navigation on the left. */
export async function goTo(page: Page, place: Place): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();
  await heading(page, place).waitFor();
}

/** The title of the screen that is shown. */
export function heading(page: Page, name: string | RegExp): Locator {
  return page.getByRole('heading', { level: 1, name });
}

/** Takes one of a few values in a field that opens a list. */
export async function choose(field: Locator, value: string): Promise<void> {
  await field.click();
  await field.page().getByRole('option', { name: value, exact: true }).click();
}

export async function filterBy(page: Page, filter: string, value: string): Promise<void> {
  await choose(page.getByRole('search').getByRole('combobox', { name: filter }), value);
}

export async function searchFor(page: Page, label: string | RegExp, text: string): Promise<void> {
  await page.getByRole('searchbox', { name: label }).fill(text);
}

/** The rows of the list on the screen, without its header. */
export function rows(page: Page): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('cell') });
}

export function row(page: Page, text: string | RegExp): Locator {
  return rows(page).filter({ hasText: text });
}
