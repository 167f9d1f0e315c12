import type { Page } from 'playwright-core';
import type { OpenIdProvider } from '../../../server/test/sso/openid-provider.ts';
import { publish } from '../installation.ts';
import { goTo, heading } from './organization.ts';

export async function openSso(page: Page): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Single sign-on' }).click();
  await heading(page, 'Single sign-on').waitFor();
}

/** Fills the form of a provider that has no guide of its own. */
export async function enterConnection(
  page: Page,
  { issuer, clientId, clientSecret }: Pick<OpenIdProvider, 'issuer' | 'clientId' | 'clientSecret'>,
): Promise<void> {
  await page.getByLabel('Issuer').fill(issuer);
  await page.getByLabel('Client ID').fill(clientId);
  await page.getByLabel('Client secret').fill(clientSecret);
  await page.getByRole('button', { name: 'Check and save' }).click();
}

/** Adds a domain and publishes its record until the portal has seen it. */
export async function proveDomain(page: Page, domain: string): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByRole('link', { name: 'Domains' }).click();
  await page.getByLabel('Domain', { exact: true }).fill(domain);
  await page.getByRole('button', { name: 'Add domain' }).click();
  const card = page.getByRole('listitem').filter({ hasText: domain });
  const value = await card.getByLabel('Value', { exact: true }).inputValue();
  await publish(`_rollcall-challenge.${domain}`, value);
  await card.getByRole('button', { name: `Check now: ${domain}` }).click();
  await card.getByText('Proven', { exact: true }).waitFor();
}

/** From the sign-in page by the address alone. */
export async function signInByAddress(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Continue with single sign-on' }).click();
}
