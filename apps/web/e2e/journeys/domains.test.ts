import { domainToASCII } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, publish } from '../installation.ts';
import { goTo, heading } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
const domain = 'spruce-journey.com';
/** The page looks every ten seconds by itself. */
const untilItLooks = { timeout: 40_000 };
let admin: Page;
let value: string;

beforeAll(async () => {
  const { adminLink } = await newOrganization('spruce', 'Spruce Instruments');
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

const card = (page: Page, name: string): Locator =>
  page
    .getByRole('list', { name: 'Domains of the organization' })
    .getByRole('listitem')
    .filter({ hasText: name });

async function add(page: Page, name: string): Promise<void> {
  await page.getByLabel('Domain', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Add domain' }).click();
}

it('a domain is added with the record to publish, and what cannot be one is refused with the reason', async () => {
  await goTo(admin, 'Settings');
  await admin.getByRole('link', { name: 'Domains' }).click();
  await heading(admin, 'Domains').waitFor();
  await admin.getByText('No domain yet').waitFor();
  await checkScreen(admin, 'domains-empty');

  browser.expectComplaint(admin, /status of 400/);
  await add(admin, 'gmail.com');
  await admin.getByText(/Anybody can have an address at gmail.com/).waitFor();
  await add(admin, `ann@${domain.toUpperCase()}`);
  await card(admin, domain).getByText('Waiting for its record').waitFor();
  value = await card(admin, domain).getByLabel('Value', { exact: true }).inputValue();
  expect(value).toMatch(/^rollcall-domain=/);
  const name = await card(admin, domain).getByLabel('Name', { exact: true }).inputValue();
  expect(name).toBe(`_rollcall-challenge.${domain}`);
});

it('a check says what was seen and what to do, each time', async () => {
  const check = card(admin, domain).getByRole('button', { name: `Check now: ${domain}` });
  await check.click();
  await card(admin, domain).getByText(`DNS does not know ${domain} at all.`).waitFor();
  await publish(domain, 'v=spf1 -all', value);
  // From here on the page looks by itself.
  await card(admin, domain)
    .getByText(`The record is published at ${domain}, not under its name.`)
    .waitFor(untilItLooks);
  await publish(domain, 'v=spf1 -all');
  await publish(`_rollcall-challenge.${domain}`, 'rollcall-domain=of-somebody-else');
  await card(admin, domain)
    .getByText('There are TXT records under this name, but not this one:')
    .waitFor(untilItLooks);
  await card(admin, domain).getByText('rollcall-domain=of-somebody-else').waitFor();
  await checkScreen(admin, 'domains-other-records');
});

it('the domain is proven without a click as soon as the record can be seen', async () => {
  await publish(`_rollcall-challenge.${domain}`, value);
  await card(admin, domain).getByText('Proven', { exact: true }).waitFor(untilItLooks);
  await add(admin, 'bücher-journey.com');
  await card(admin, 'bücher-journey.com').getByText(domainToASCII('bücher-journey.com')).first().waitFor();
  await checkScreen(admin, 'domains-proven');
});

it('another organization that publishes its own record is told that the domain is taken', async () => {
  const { adminLink } = await newOrganization('thistle', 'Thistle Optics');
  const other = await browser.newDevice();
  await signInByLink(other, adminLink);
  await other.goto('/o/thistle/settings/domains');
  await heading(other, 'Domains').waitFor();
  await add(other, domain);
  const theirs = await card(other, domain).getByLabel('Value', { exact: true }).inputValue();
  await publish(`_rollcall-challenge.${domain}`, value, theirs);
  await card(other, domain)
    .getByRole('button', { name: `Check now: ${domain}` })
    .click();
  await card(other, domain)
    .getByText(/another organization has proven this domain already/)
    .waitFor();
  await checkScreen(other, 'domains-taken');
});

it('a proven domain is removed only by typing its name', async () => {
  await card(admin, domain)
    .getByRole('button', { name: `Remove ${domain}` })
    .click();
  const dialog = admin.getByRole('dialog', { name: `Remove ${domain}?` });
  await dialog.getByText(/another organization can prove the domain/).waitFor();
  await checkScreen(admin, 'domains-remove');
  const remove = dialog.getByRole('button', { name: 'Remove domain' });
  expect(await remove.isDisabled()).toBe(true);
  await dialog.getByLabel(`Type ${domain} to confirm`).fill(domain);
  await remove.click();
  await card(admin, domain).waitFor({ state: 'detached' });
});
