import type { Page } from 'playwright-core';
import { heading } from './organization.ts';

/** On the setup screen: names the connection as it is proposed, and ends at its guide. */
export async function connect(page: Page, provider: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: provider }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create connection' }).click();
  await heading(page, /^Connect /).waitFor();
}

/** From the button of a guide to the token in hand, copied from the one dialog that shows it. */
export async function createToken(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Create (another )?token$/ }).click();
  return await copyToken(page);
}

/** From the dialog that shows a token once: copies it, then closes the dialog. */
export async function copyToken(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Copy the token now' });
  await dialog.getByRole('button', { name: 'Copy Token' }).click();
  const token = await page.evaluate(() => navigator.clipboard.readText());
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return token;
}
