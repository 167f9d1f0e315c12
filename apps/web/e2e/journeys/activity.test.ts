import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken, scimBaseUrl } from '../installation.ts';
import { pushGroup, pushUser } from '../scim-request.ts';
import { choose, filterBy, goTo, row, rows, searchFor } from '../screens/organization.ts';
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

it('what came at a time is one row of the cycles, which opens its requests', async () => {
  await pushUser(token, { userName: 'finn@quince.example', displayName: 'Finn Holt' });
  await admin.getByRole('link', { name: 'By cycle', exact: true }).click();
  // Counted some seconds after they came.
  const newest = rows(admin).filter({ hasText: 'created' }).first();
  await newest.getByText('still running').waitFor({ timeout: 40_000 });
  await checkScreen(admin, 'activity-cycles');
  await newest.getByRole('link').click();
  await row(admin, 'Created Finn Holt').waitFor();
  const { searchParams } = new URL(admin.url());
  expect([searchParams.has('from'), searchParams.has('view')]).toEqual([true, false]);
  await checkScreen(admin, 'activity-of-a-cycle');
});

it('what comes in waits above the list while it is paused, or while somebody reads further down', async () => {
  const whole = admin.waitForResponse((response) => /\/trpc\/activity\.list(?!.*from)/.test(response.url()));
  await admin.getByRole('button', { name: 'Clear filters' }).click();
  await (await whole).finished();
  await row(admin, 'Created Finn Holt').waitFor();
  await admin.getByRole('button', { name: 'Pause', exact: true }).click();
  await pushUser(token, { userName: 'cem@quince.example', displayName: 'Cem Ek' });
  const newer = admin.getByRole('button', { name: 'Show 1 new request', exact: true });
  await newer.waitFor({ timeout: 30_000 });
  expect(await row(admin, 'Created Cem Ek').count()).toBe(0);
  await checkScreen(admin, 'activity-paused');
  await newer.click();
  await row(admin, 'Created Cem Ek').waitFor();
  await admin.getByRole('button', { name: 'Resume', exact: true }).click();
  await pushUser(token, { userName: 'dan@quince.example', displayName: 'Dan Friis' });
  await row(admin, 'Created Dan Friis').waitFor({ timeout: 30_000 });

  await admin.setViewportSize({ width: 1440, height: 320 });
  await admin.evaluate(() => window.scrollTo({ top: 200 }));
  await expect.poll(() => admin.evaluate(() => window.scrollY)).toBe(200);
  await pushUser(token, { userName: 'eva@quince.example', displayName: 'Eva Gran' });
  await newer.waitFor({ timeout: 30_000 });
  expect(await row(admin, 'Created Eva Gran').count()).toBe(0);
  expect(await admin.evaluate(() => window.scrollY)).toBe(200);
  await newer.click();
  await row(admin, 'Created Eva Gran').waitFor();
  await expect.poll(() => admin.evaluate(() => window.scrollY)).toBe(0);
});

it('a search finds a user name that the list does not show, and what was refused', async () => {
  await admin.setViewportSize({ width: 1440, height: 900 });
  await searchFor(admin, 'Search names, refusals, ids', 'bo@quince');
  await row(admin, 'Created Bo Dahl, who is incomplete').waitFor();
  await expect.poll(() => rows(admin).count()).toBe(1);
  await searchFor(admin, 'Search names, refusals, ids', 'exists already');
  await row(admin, 'Could not create Ana Berg').waitFor();
  await expect.poll(() => rows(admin).count()).toBe(1);
  await admin.getByRole('button', { name: 'Clear filters' }).click();
});

it('calls with a token that does not work say what to change in the identity provider', async () => {
  await fetch(`${scimBaseUrl}/Users`, { headers: { authorization: `Bearer ${token.slice(0, 40)}` } });
  await admin.reload();
  const failures = admin.getByRole('list', { name: 'Failed authentications of the last 24 hours' });
  await failures.getByText('Create a token and paste it whole').waitFor({ timeout: 30_000 });
  await failures.getByText(/In Okta: /).waitFor();
  await checkScreen(admin, 'activity-failed-authentications');
});

it('how long activity is shown is for the organization to say', async () => {
  await goTo(admin, 'Settings');
  await choose(admin.getByRole('combobox', { name: 'How long activity is shown' }), '90 days');
  await admin.getByRole('button', { name: 'Save how long' }).click();
  await admin.getByText('Saved how long activity is shown').waitFor();
  await checkScreen(admin, 'settings-activity-days');
});

it('an organization that is strict refuses who lacks something, and says what to map', async () => {
  await admin.getByRole('checkbox', { name: /^Refuse people who lack one/ }).check();
  await admin.getByRole('button', { name: 'Save requirements' }).click();
  await admin.getByRole('button', { name: 'Save requirements' }).waitFor({ state: 'detached' });
  await expect
    .poll(() => pushUser(token, { userName: 'gro@quince.example', displayName: 'Gro Haug' }))
    .toBe('');
  await goTo(admin, 'Activity');
  await admin
    .getByRole('link', { name: /^Could not create Gro Haug/ })
    .first()
    .click();
  const record = admin.getByRole('dialog', { name: 'Request' });
  await record
    .getByText(/^The organization requires the given name of everybody\. Map name\.givenName in Okta/)
    .waitFor();
  await checkScreen(admin, 'activity-refused-incomplete');
});
