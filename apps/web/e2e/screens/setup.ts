import type { Locator, Page } from 'playwright-core';
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
  const token = await copyField(dialog, 'Token');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return token;
}

/** From the dialog that shows an OAuth client once: copies all three of its values, then closes the dialog. */
export async function copyClient(
  page: Page,
): Promise<{ tokenUrl: string; clientId: string; clientSecret: string }> {
  const dialog = page.getByRole('dialog', { name: 'Copy the client secret now' });
  const tokenUrl = await copyField(dialog, 'Token URL');
  const clientId = await copyField(dialog, 'Client id');
  const clientSecret = await copyField(dialog, 'Client secret');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return { tokenUrl, clientId, clientSecret };
}

/** What the token URL gives a client that has the secret. */
export async function accessTokenOf({
  tokenUrl,
  clientId,
  clientSecret,
}: {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
}): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const answer = await fetch(tokenUrl, { method: 'POST', body });
  const { access_token: token }: { access_token: string } = JSON.parse(await answer.text());
  return token;
}

/** Presses the button beside a value and gives what is in the clipboard once the button says that it is there. */
export async function copyField(place: Page | Locator, label: string): Promise<string> {
  await place.getByRole('button', { name: `Copy ${label}`, exact: true }).click();
  const copied = place.getByRole('button', { name: `Copied ${label}`, exact: true });
  await copied.waitFor();
  return await copied.page().evaluate(() => navigator.clipboard.readText());
}
