import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken, rollcall } from '../installation.ts';
import { filterBy, goTo, row, rows, searchFor } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';
import { leaveOrganization, openOrganization } from '../screens/support.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;
let seal: string;

beforeAll(async () => {
  const { adminLink } = await newOrganization('hazel', 'Hazel Health');
  await newToken('hazel', 'okta');
  await rollcall(['staff', 'create', '--email', 'ines@rollcall.test', '--name', 'Ines Falk']);
  const staffLink: { url: string } = JSON.parse(
    await rollcall(['sign-in-link', '--email', 'ines@rollcall.test', '--staff', '--json']),
  );
  const support = await browser.newDevice();
  await signInByLink(support, staffLink.url);
  await openOrganization(support, 'Hazel Health', 'Ticket 4711');
  await rename(support, '=Hazel');
  await leaveOrganization(support);
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
  await rename(admin, 'Hazel Health AB');
});

async function rename(page: Page, name: string): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByLabel('Name').first().fill(name);
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByText('Name saved').waitFor();
}

it('an act is found by who did it, what it was about, when, and any word of it', async () => {
  await goTo(admin, 'Audit');
  await expect.poll(() => rows(admin).count()).toBe(8);
  await filterBy(admin, 'Who', 'Anybody of support');
  await expect.poll(() => rows(admin).count()).toBe(3);
  await filterBy(admin, 'What', 'Organization');
  await expect.poll(() => rows(admin).count()).toBe(1);
  await row(admin, 'Renamed the organization to =Hazel').getByText('Reason: Ticket 4711').waitFor();
  await checkScreen(admin, 'audit-filtered');
  await filterBy(admin, 'When', 'Last 24 hours');
  await searchFor(admin, 'Search the audit', 'token');
  await admin.getByText('Nothing matches').waitFor();
  await checkScreen(admin, 'audit-nothing-found');
  await admin.getByRole('button', { name: 'Clear filters' }).click();
  await searchFor(admin, 'Search the audit', 'hazel-okta');
  await row(admin, 'Connected Okta').waitFor();
  await admin.getByRole('button', { name: 'Clear filters' }).click();
});

it('what the list shows is taken along as a file that no spreadsheet runs', async () => {
  await filterBy(admin, 'Who', 'Ines Falk');
  await expect.poll(() => rows(admin).count()).toBe(3);
  const csv = await download('As CSV, for spreadsheets');
  expect(csv).toMatch(/^hazel-audit-.*\.csv\n/);
  expect(csv.trim().split('\r\n')).toHaveLength(4);
  expect(csv).toContain(`,organization.renamed,organization,'=Hazel,Ticket 4711,`);
  const { records } = JSON.parse((await download('As JSON, for programs')).replace(/^.*\n/, ''));
  expect(records).toHaveLength(3);
});

it('the seal is taken along, and later shows that nothing was changed since', async () => {
  await admin.getByRole('button', { name: 'Seal' }).click();
  const dialog = admin.getByRole('dialog', { name: 'The seal of this audit' });
  seal = await dialog.getByLabel('Seal of today').inputValue();
  expect(seal).toMatch(/^8:[0-9a-f]{64}$/);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await dialog.waitFor({ state: 'hidden' });
  await rename(admin, 'Hazel Health');

  await goTo(admin, 'Audit');
  await admin.getByRole('button', { name: 'Seal' }).click();
  await dialog.getByLabel('A seal that you kept (optional)').fill('no seal');
  await dialog.getByRole('button', { name: 'Check the audit' }).click();
  await dialog.getByText('This is not a seal.').waitFor();
  await dialog.getByLabel('A seal that you kept (optional)').fill(seal);
  await dialog.getByRole('button', { name: 'Check the audit' }).click();
  await dialog.getByText('All 9 records are as they were written').waitFor();
  await dialog.getByText('Your seal still holds').waitFor();
  await checkScreen(admin, 'audit-seal');
});

it('a seal that is not in the chain is reported', async () => {
  const dialog = admin.getByRole('dialog', { name: 'The seal of this audit' });
  const differing = seal.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  await dialog.getByLabel('A seal that you kept (optional)').fill(differing);
  await dialog.getByRole('button', { name: 'Check the audit' }).click();
  await dialog.getByText('Somebody has tampered with this audit').waitFor();
  await checkScreen(admin, 'audit-seal-broken');
});

/** The name of the file, and below it what it holds. */
async function download(item: string): Promise<string> {
  await admin.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    admin.waitForEvent('download'),
    admin.getByRole('menuitem', { name: item }).click(),
  ]);
  return `${file.suggestedFilename()}\n${await readFile(await file.path(), 'utf8')}`;
}
