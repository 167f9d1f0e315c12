import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { pushUser } from '../scim-request.ts';
import { goTo, heading, row } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;

const file = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
});

beforeAll(async () => {
  const { adminLink } = await newOrganization('juniper', 'Juniper Foods');
  const token = await newToken('juniper', 'okta');
  await pushUser(token, { userName: 'pia@juniper.example', displayName: 'Pia Pushed' });
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

async function choose(chosen: ReturnType<typeof file>): Promise<void> {
  const choosing = admin.waitForEvent('filechooser');
  await admin.getByRole('button', { name: /^Choose (a CSV|another) file$/ }).click();
  await (await choosing).setFiles(chosen);
}

it('a file that is no list of people is refused with the reason', async () => {
  await goTo(admin, 'People');
  await admin.getByRole('link', { name: 'Import' }).click();
  await heading(admin, 'Import people').waitFor();
  await admin.getByText('Nothing was imported yet.').waitFor();
  await checkScreen(admin, 'import-empty');
  browser.expectComplaint(admin, /status of 400/);
  await choose(file('notes.csv', ['Dear all,', 'please find attached']));
  await admin.getByText(/The first line must name the columns, one of them "email"/).waitFor();
});

it('the preview says who is new, who is known, and what is wrong in which line', async () => {
  await choose(
    file('people.csv', [
      'Name;E-mail;Department',
      'Åsa Öberg;asa@juniper.example;IT',
      'Bo Dahl;bo@juniper.example;IT',
      'Pia;PIA@juniper.example;IT',
      'Nobody;;IT',
      '=1+1;=cmd|calc;IT',
    ]),
  );
  await heading(admin, 'Import people').waitFor();
  await admin.getByRole('heading', { name: 'What people.csv would do' }).waitFor();
  await admin.getByText('Not used: Department').waitFor();
  await row(admin, 'Åsa Öberg').waitFor();
  await row(admin, 'It has no e-mail address.').getByText('5').waitFor();
  await admin.getByRole('button', { name: 'Import 2 people' }).waitFor();
  await checkScreen(admin, 'import-preview');
});

it('faulty rows can be taken along in a file that runs no formula', async () => {
  const downloading = admin.waitForEvent('download');
  await admin.getByRole('button', { name: 'Download as CSV' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  expect(text).toContain("6,'=cmd|calc,");
  expect(text).toContain('5,,It has no e-mail address.');
});

it('the import makes exactly those, and its undo takes back who came only by it', async () => {
  await admin.getByRole('button', { name: 'Import 2 people' }).click();
  await admin.getByText('2 people imported').first().waitFor();
  await goTo(admin, 'People');
  await row(admin, 'Åsa Öberg').waitFor();
  await row(admin, 'Bo Dahl').waitFor();

  const token = await newToken('juniper', 'okta');
  await pushUser(token, { userName: 'bo@juniper.example', displayName: 'Bo Dahl' });
  await admin.getByRole('link', { name: 'Import' }).click();
  await checkScreen(admin, 'import-past');
  await admin.getByRole('button', { name: 'Undo people.csv' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Undo the import of people.csv?' });
  await dialog.getByText('1 person is removed, who came only by this import.').waitFor();
  await dialog.getByText('pushed by an identity provider').waitFor();
  await checkScreen(admin, 'import-undo');
  await dialog.getByRole('button', { name: 'Undo import' }).click();
  await admin.getByText('Undone: 1 person removed').waitFor();
  await goTo(admin, 'People');
  await row(admin, 'Bo Dahl').waitFor();
  await row(admin, 'Åsa Öberg').waitFor({ state: 'detached' });
});
