import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken, scimBaseUrl } from '../installation.ts';
import { pushUser } from '../scim-request.ts';
import { goTo, row } from '../screens/organization.ts';
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
