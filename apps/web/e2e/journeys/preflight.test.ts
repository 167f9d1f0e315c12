import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken } from '../installation.ts';
import { pushUser } from '../scim-request.ts';
import { choose, goTo, heading, row, rows } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;

beforeAll(async () => {
  const { adminLink } = await newOrganization('hawthorn-mill', 'Hawthorn Mill');
  const okta = await newToken('hawthorn-mill', 'okta');
  await pushUser(okta, { userName: 'ida@hawthorn.example', displayName: 'Ida Holm' });
  await pushUser(okta, { userName: 'jon@hawthorn.example', displayName: 'Jon Frey' });
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

async function upload(name: string, lines: readonly string[]): Promise<void> {
  const choosing = admin.waitForEvent('filechooser');
  await admin.getByRole('button', { name: /^Choose (a CSV|another) file$/ }).click();
  await (await choosing).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
}

const tab = (name: string) =>
  admin.getByRole('group', { name: 'What becomes of people' }).getByRole('button', { name });

it('an admin sees before anything is pushed who is matched, who is not, and who stays outside', async () => {
  await goTo(admin, 'Setup');
  await admin.getByRole('link', { name: 'Who will be matched?', exact: true }).click();
  await heading(admin, 'Who will be matched').waitFor();
  await checkScreen(admin, 'preflight-before');
  await upload('entra-users.csv', [
    'userPrincipalName,displayName,mail,accountEnabled',
    'ida@corp.hawthorn.example,Ida Holm,IDA@hawthorn.example,True',
    'admin@corp.hawthorn.example,Ada Mill,admin@hawthorn-mill.example,False',
    'kai@corp.hawthorn.example,Kai Moor,kai@hawthorn.example,True',
    'KAI@corp.hawthorn.example,Kai again,,True',
    'svc-backup,Backup,,True',
    ',Nobody,,True',
  ]);
  await heading(admin, 'Who will be matched').waitFor();
  await admin.getByRole('heading', { name: 'What a push of entra-users.csv would do' }).waitFor();
  // What needs somebody is shown first.
  await tab('Lose access 1').and(admin.locator('[aria-pressed=true]')).waitFor();
  await row(admin, 'Ada Mill').getByText('Administers').waitFor();
  await admin.getByText('1 address is written with other capital letters here').waitFor();
  await admin.getByText(/^Domains that you have not proven: hawthorn\.example \(2 people\)/).waitFor();
  await checkScreen(admin, 'preflight-report');
  await tab('Matched 1').click();
  await row(admin, 'IDA@hawthorn.example').getByRole('link', { name: 'Ida Holm', exact: true }).waitFor();
  await tab('Twice in the file 1').click();
  await row(admin, 'Kai again').getByText('As in line 4').waitFor();
  await tab('Without address 1').click();
  await row(admin, 'svc-backup').waitFor();
  await tab('Not in the file 1').click();
  await row(admin, 'another connection').getByRole('link', { name: 'Jon Frey', exact: true }).waitFor();
  await checkScreen(admin, 'preflight-absent');
});

it('all of it can be taken along', async () => {
  const downloading = admin.waitForEvent('download');
  await admin.getByRole('button', { name: 'Download as CSV' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  expect(text).toContain('3,Ada Mill,admin@corp.hawthorn.example,admin@hawthorn-mill.example,Lose access,');
  expect(text).toContain('Not in the file');
});

it('nobody was changed, and a connection shows what it has pushed so far', async () => {
  await goTo(admin, 'People');
  await expect.poll(() => rows(admin).count()).toBe(3);
  await goTo(admin, 'Setup');
  await admin.getByRole('link', { name: 'Who will be matched?', exact: true }).click();
  await choose(admin.getByRole('combobox', { name: 'Pushed to' }), 'Okta');
  await admin.getByText('2 people: 0 matched to people who were here, 2 new.').waitFor();
  await admin.locator('summary', { hasText: '1 person who has access was not pushed' }).click();
  await row(admin, 'an invitation').waitFor();
  await upload('okta-users.csv', [
    'login,status',
    'ida@hawthorn.example,ACTIVE',
    'new@hawthorn.example,ACTIVE',
  ]);
  await tab('Pushed already 1').click();
  await row(admin, 'ida@hawthorn.example').waitFor();
});
