import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken, scimBaseUrl } from '../installation.ts';
import { pushGroup, pushUser } from '../scim-request.ts';
import { filterBy, goTo, row, rows } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;
let token: string;

beforeAll(async () => {
  const { adminLink } = await newOrganization('quince', 'Quince Logistics');
  token = await newToken('quince', 'okta');
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

it('look-ups are left out until somebody asks for them, and the list says so while there is nothing else', async () => {
  await fetch(`${scimBaseUrl}/Users?startIndex=1&count=2`, { headers: { authorization: `Bearer ${token}` } });
  await goTo(admin, 'Activity');
  await admin.getByText('Nothing but look-ups so far').waitFor();
  await checkScreen(admin, 'activity-only-look-ups');
  await admin.getByRole('button', { name: 'Show look-ups' }).click();
  await row(admin, 'Listed people').waitFor();
  await pushUser(token, { userName: 'ana@quince.example', displayName: 'Ana Berg' });
  await row(admin, 'Created Ana Berg').waitFor();
  await admin.getByRole('button', { name: 'Look-ups' }).click();
  await expect.poll(() => row(admin, 'Listed people').count()).toBe(0);
  await row(admin, 'Created Ana Berg').waitFor();
});

it('what is shown can be taken away as a file', async () => {
  await admin.getByRole('button', { name: 'Export' }).click();
  await checkScreen(admin, 'activity-export');
  const [file] = await Promise.all([
    admin.waitForEvent('download'),
    admin.getByRole('menuitem', { name: /CSV/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^quince-activity-\d{4}-\d\d-\d\d\.csv$/);
});

it('a refused request says in the words of the provider what to change there', async () => {
  await pushUser(token, { userName: 'ANA@quince.example', displayName: 'Ana Berg' });
  await admin.getByRole('link', { name: /^Could not create Ana Berg/ }).click();
  const record = admin.getByRole('dialog', { name: 'Request' });
  await record.getByText('A user with this userName exists already.').waitFor();
  await record.getByText(/In Okta: Provisioning → To App → Attribute Mappings\.$/).waitFor();
  await checkScreen(admin, 'activity-refused');
});

it('whoever came without what is required is found as incomplete, and the record says what to map', async () => {
  await admin.keyboard.press('Escape');
  await admin.getByRole('dialog').waitFor({ state: 'detached' });
  await goTo(admin, 'Settings');
  await admin.getByRole('checkbox', { name: 'Given name', exact: true }).check();
  await admin.getByRole('button', { name: 'Save requirements' }).click();
  await admin.getByRole('button', { name: 'Save requirements' }).waitFor({ state: 'detached' });
  const boId = await pushUser(token, { userName: 'bo@quince.example', displayName: 'Bo Dahl' });
  await pushGroup(token, 'Harbour', [boId]);
  await goTo(admin, 'Activity');
  await row(admin, 'Created the group Harbour with Bo Dahl').waitFor();
  await filterBy(admin, 'Result', 'Incomplete');
  await expect.poll(() => rows(admin).count()).toBe(1);
  await row(admin, 'No access without: given name').waitFor();
  await checkScreen(admin, 'activity-incomplete');
  await admin.getByRole('link', { name: 'Created Bo Dahl, who is incomplete', exact: true }).click();
  const record = admin.getByRole('dialog', { name: 'Request' });
  await record.getByText(/Map name.givenName in Okta/).waitFor();
  await checkScreen(admin, 'activity-incomplete-record');
});

it('everything that touched one person is one filter away, with the groups they came to', async () => {
  const record = admin.getByRole('dialog', { name: 'Request' });
  await record.getByRole('link', { name: 'All activity of this person' }).click();
  await admin.getByRole('button', { name: 'About Bo Dahl' }).waitFor();
  await row(admin, 'Created Bo Dahl, who is incomplete').waitFor();
  await row(admin, 'Created the group Harbour with Bo Dahl').waitFor();
  expect(await rows(admin).count()).toBe(2);
  expect(new URL(admin.url()).searchParams.get('memberId')).toMatch(/^[0-9a-f-]{36}$/);
  await checkScreen(admin, 'activity-of-a-person');
});
