import type { Page, Response } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { pushGroup, pushUser } from '../scim-request.ts';
import { heading, row } from '../screens/organization.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;

beforeAll(async () => {
  const { adminLink } = await newOrganization('lingon', 'Lingon Handel');
  const token = await newToken('lingon', 'entra');
  const user = await pushUser(token, { userName: 'asa.ek@lingon.example', displayName: 'Åsa Ek' });
  await pushGroup(token, 'Ekonomi', [user]);
  admin = await browser.newDevice({ locale: 'sv-SE' });
  await admin.goto(adminLink);
});

it('who reads Swedish signs in and sees Swedish, with the dates and numbers of Sweden', async () => {
  await admin.locator('html[lang=sv]').waitFor();
  await admin.getByRole('button', { name: 'Logga in', exact: true }).click();
  await heading(admin, 'Översikt').waitFor();
  await admin.getByText('”Ekonomi” har ingen roll').waitFor();
  await admin.getByText('1 person från', { exact: false }).first().waitFor();
  await checkScreen(admin, 'swedish-overview');

  await goTo(admin, 'Grupper och roller');
  await row(admin, 'Ekonomi').getByRole('combobox', { name: 'Roll för Ekonomi' }).waitFor();
  await checkScreen(admin, 'swedish-groups');

  await goTo(admin, 'Personer');
  await row(admin, 'Åsa Ek').getByRole('link', { name: 'Åsa Ek' }).click();
  await admin.getByText('Åsa Ek är Member eftersom ingen mappad grupp säger något annat').waitFor();
  await checkScreen(admin, 'swedish-person');

  for (const place of ['Aktivitet', 'Tokens', 'Granskningslogg', 'Inställningar'] as const) {
    await goTo(admin, place);
  }
});

it('English is chosen by hand in the account menu, is remembered, and is left again the same way', async () => {
  await chooseLanguage(admin, /Kontomeny/, 'English');
  await heading(admin, 'Settings').waitFor();
  expect(await admin.locator('html').getAttribute('lang')).toBe('en');
  await admin.reload();
  await heading(admin, 'Settings').waitFor();
  await chooseLanguage(admin, /Account menu/, 'Svenska');
  await heading(admin, 'Inställningar').waitFor();
});

it('before the sign-in the languages stand side by side', async () => {
  const reader = await browser.newDevice({ locale: 'de-DE' });
  await reader.goto('/sign-in');
  await heading(reader, 'Sign in to Rollcall').waitFor();
  await reader.getByRole('button', { name: 'Svenska' }).click();
  await heading(reader, 'Logga in i Rollcall').waitFor();
  await checkScreen(reader, 'swedish-sign-in');
  await reader.goto('/docs');
  await reader.getByRole('heading', { name: 'Guider till Rollcall' }).first().waitFor();
  await reader.getByRole('button', { name: 'English' }).click();
  await reader.getByRole('link', { name: 'Open the portal' }).waitFor();
});

it('who reads English loads no Swedish', async () => {
  const reader = await browser.newDevice();
  const loaded: Response[] = [];
  reader.on('response', (response) => {
    if (response.url().endsWith('.js')) loaded.push(response);
  });
  await reader.goto('/sign-in');
  await heading(reader, 'Sign in to Rollcall').waitFor();
  // What the page fetches ahead once it stands counts too. Nothing is read after that: the end of the test closes the page.
  await reader.waitForLoadState('networkidle');
  const scripts = await Promise.all(loaded.map((response) => response.text()));
  expect(scripts.some((script) => script.includes('Sign in to'))).toBe(true);
  expect(scripts.filter((script) => script.includes('Logga in'))).toEqual([]);
});

async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: place }).click();
  await heading(page, place).waitFor();
}

async function chooseLanguage(page: Page, menu: RegExp, language: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitemradio', { name: language }).click();
}
