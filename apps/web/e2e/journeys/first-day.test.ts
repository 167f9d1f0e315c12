import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { adminLink, rollcall, scimBaseUrl, simulate, staffLink } from '../installation.ts';
import {
  mapGroup,
  preview,
  reviewChanges,
  roleOfGroup,
  saveRoles,
  stagedChanges,
} from '../screens/groups.ts';
import { filterBy, goTo, heading, row, rows } from '../screens/organization.ts';
import { connect, copyField, createToken } from '../screens/setup.ts';
import { openAccount, setPassword, signInByLink, signInByPassword, signOut } from '../screens/sign-in.ts';
import { findOrganization, leaveOrganization, openOrganization, staffBar } from '../screens/support.ts';

const adminEmail = 'admin@demo.test';
const adminPassword = 'three herons over the harbour';
const supportReason = 'Ticket 4711: the finance team asked for the boss role';

const browser = openBrowser({ inSteps: true });
let admin: Page;
let support: Page;
let entraToken: string;

beforeAll(async () => {
  admin = await browser.newDevice();
  support = await browser.newDevice();
});

it('a start leaves nothing for the next one to do first', async () => {
  expect(JSON.parse(await rollcall(['migrate', '--json']))).toEqual({
    applied: [],
    functionsReplaced: false,
  });
});

it('the first admin signs in by pressing the button behind the printed link', async () => {
  await admin.goto(adminLink);
  await admin.getByRole('button', { name: 'Sign in' }).waitFor();
  await checkScreen(admin, 'sign-in-link');
  await signInByLink(admin, adminLink);
  await heading(admin, 'Overview').waitFor();
  expect(admin.url()).toContain('/o/demo/overview');
  expect(admin.url()).not.toContain('#');
});

it('an empty organization says on every screen what will fill it', async () => {
  await admin.getByText('No identity provider is connected').waitFor();
  await checkScreen(admin, 'overview-empty');
  await goTo(admin, 'Groups & roles');
  await admin.getByText('No groups yet').waitFor();
  await checkScreen(admin, 'groups-empty');
  await goTo(admin, 'People');
  await row(admin, adminEmail).waitFor();
  await checkScreen(admin, 'people-only-admin');
  await goTo(admin, 'Activity');
  await admin.getByText('No requests yet').waitFor();
  await checkScreen(admin, 'activity-empty');
  await goTo(admin, 'Tokens');
  await admin.getByText('No tokens yet').waitFor();
  await checkScreen(admin, 'tokens-empty');
  await goTo(admin, 'Audit');
  await rows(admin).first().waitFor();
  await checkScreen(admin, 'audit-first-day');
  await goTo(admin, 'Settings');
  await admin.getByText('No identity provider is connected.').waitFor();
  await checkScreen(admin, 'settings-empty');
});

it('the admin connects Entra ID and gets a guide with the values of their organization', async () => {
  await goTo(admin, 'Setup');
  await admin.getByRole('button', { name: 'Microsoft Entra ID' }).waitFor();
  await checkScreen(admin, 'setup-empty');
  await admin.getByRole('button', { name: 'Microsoft Entra ID' }).click();
  await admin.getByRole('dialog').waitFor();
  await checkScreen(admin, 'setup-new-connection');
  await admin.getByRole('button', { name: 'Cancel' }).click();
  await connect(admin, 'Microsoft Entra ID');
  await expect.poll(() => admin.getByLabel('Tenant URL', { exact: true }).inputValue()).toBe(scimBaseUrl);
  await admin.getByText('No live token yet').waitFor();
  await checkScreen(admin, 'guide-entra-new');
});

it('a token is shown once, and its dialog stays until the token was copied', async () => {
  await admin.getByRole('button', { name: 'Create token' }).click();
  const dialog = admin.getByRole('dialog', { name: 'Copy the token now' });
  const done = dialog.getByRole('button', { name: 'Done' });
  await dialog.waitFor();
  await checkScreen(admin, 'token-shown-once');

  await admin.keyboard.press('Escape');
  expect(await done.isDisabled()).toBe(true);
  entraToken = await copyField(dialog, 'Token');
  await done.click();
  await dialog.waitFor({ state: 'hidden' });

  expect(entraToken).toMatch(/^rcl_[a-z2-7]{12}_/);
  await admin.getByText('1 live token').waitFor();
  expect(await admin.content()).not.toContain(entraToken);
});

it('people and groups arrive while the admin looks on', async () => {
  await simulate('entra', entraToken, { users: 200, groups: 6 });
  await admin.getByText('200 people have arrived').waitFor();
  await admin.getByText('6 groups have arrived').waitFor();
  await checkScreen(admin, 'guide-entra-arrived');
  await goTo(admin, 'Overview');
  await admin.getByText('“All Employees” has no role').waitFor();
  await checkScreen(admin, 'overview-unmapped');
});

it('the admin gives three groups a role, reviews all three and saves them together', async () => {
  await goTo(admin, 'Groups & roles');
  await roleOfGroup(admin, 'IT Administrators').waitFor();
  expect(await rows(admin).count()).toBe(6);
  await checkScreen(admin, 'groups-unmapped');

  await mapGroup(admin, 'IT Administrators', 'Admin');
  await mapGroup(admin, 'Team Leads', 'Boss');
  await mapGroup(admin, 'All Employees', 'Member');
  await admin.getByText('3 changes staged').waitFor();
  await checkScreen(admin, 'groups-staged');

  const review = await reviewChanges(admin);
  for (const group of ['IT Administrators', 'Team Leads', 'All Employees']) {
    await stagedChanges(review).filter({ hasText: group }).waitFor();
  }
  await preview(review)
    .getByText(/^Admins afterwards: \d+ \(.+\)\. You keep yours\.$/)
    .waitFor();
  await checkScreen(admin, 'groups-review');
  await saveRoles(admin);
  await checkScreen(admin, 'groups-saved');
});

it('the list of people shows who has which role, and the page of a person says why', async () => {
  await goTo(admin, 'People');
  await rows(admin).nth(20).waitFor();
  await checkScreen(admin, 'people');
  await filterBy(admin, 'Role', 'Admin');
  await row(admin, 'In IT Administrators').first().waitFor();
  await expect.poll(() => row(admin, 'In All Employees').count()).toBe(0);
  await checkScreen(admin, 'people-admins');

  await row(admin, 'In IT Administrators').first().getByRole('link').click();
  await admin.getByText(/ is Admin because of the group IT Administrators/).waitFor();
  await admin.getByText('Microsoft Entra ID put them in it.').waitFor();
  await checkScreen(admin, 'person');
});

it('a second directory pushes its people beside the first', async () => {
  await goTo(admin, 'Setup');
  await connect(admin, 'Okta');
  await checkScreen(admin, 'guide-okta-new');
  const oktaToken = await createToken(admin);
  await simulate('okta', oktaToken, { users: 200, groups: 6 });
  await admin.getByText('200 people have arrived').waitFor();
  await goTo(admin, 'Setup');
  await admin.getByRole('link', { name: 'Okta' }).waitFor();
  await checkScreen(admin, 'setup-connected');
  await goTo(admin, 'Overview');
  await admin.getByRole('link', { name: 'Okta' }).waitFor();
  await checkScreen(admin, 'overview');
});

it('the activity says in words what the providers sent', async () => {
  await goTo(admin, 'Activity');
  await rows(admin).nth(20).waitFor();
  await checkScreen(admin, 'activity');
  await filterBy(admin, 'Connection', 'Microsoft Entra ID');
  await filterBy(admin, 'What', 'Created');
  await admin.getByRole('link', { name: /^Created the group IT Administrators/ }).click();
  const record = admin.getByRole('dialog', { name: 'Request' });
  await record.getByText('POST /Groups').waitFor();
  await checkScreen(admin, 'activity-record');
  await record.getByRole('button', { name: 'Close' }).click();
  await record.waitFor({ state: 'hidden' });
  await goTo(admin, 'Tokens');
  await rows(admin).nth(1).waitFor();
  await checkScreen(admin, 'tokens');
  await goTo(admin, 'Settings');
  await admin.getByRole('button', { name: 'Remove Okta' }).waitFor();
  await checkScreen(admin, 'settings');
});

it('the admin sets a password and signs out', async () => {
  await openAccount(admin);
  await checkScreen(admin, 'account');
  await setPassword(admin, adminPassword);
  await signOut(admin);
  await checkScreen(admin, 'sign-in');
});

it('support finds the organization by name and opens it with a reason', async () => {
  await signInByLink(support, staffLink);
  await heading(support, 'Organizations').waitFor();
  await rows(support).first().waitFor();
  await checkScreen(support, 'support');
  await findOrganization(support, 'nobody is called that');
  await support.getByText('No organization matches').waitFor();
  await checkScreen(support, 'support-nothing-found');
  await findOrganization(support, 'Demo');
  await support.getByRole('button', { name: 'Open Demo organization' }).click();
  await support.getByRole('button', { name: 'Open organization' }).click();
  await support.getByText('Say why. The customer reads it.').waitFor();
  await checkScreen(support, 'support-open');
  await support.getByRole('button', { name: 'Cancel' }).click();
  await openOrganization(support, 'Demo organization', supportReason);
  await staffBar(support).getByText(`Reason: ${supportReason}`).waitFor();
  await staffBar(support)
    .getByText(/ left$/)
    .filter({ visible: true })
    .waitFor();
  await checkScreen(support, 'support-inside');
});

it('support changes a mapping and leaves, and is out at once', async () => {
  await goTo(support, 'Groups & roles');
  await filterBy(support, 'Connection', 'Microsoft Entra ID');
  await expect.poll(() => row(support, 'Okta').count()).toBe(0);
  await mapGroup(support, 'Finance', 'Boss');
  await reviewChanges(support);
  await saveRoles(support);
  await checkScreen(support, 'support-groups');
  await leaveOrganization(support);
  browser.expectComplaint(support, /status of 404/);
  await support.goto('/o/demo/groups');
  await support.getByText('This organization is not open').waitFor();
  await checkScreen(support, 'not-found');
});

it('the admin comes back with the password and reads in the audit what support did and why', async () => {
  await signInByPassword(admin, adminEmail, adminPassword);
  await goTo(admin, 'Audit');
  const saved = row(admin, 'Saved the roles of groups').filter({ hasText: 'Demo Support' });
  await saved.getByText('Support', { exact: true }).filter({ visible: true }).waitFor();
  await saved.getByText('What changed').click();
  await saved.getByText('Finance').first().waitFor();
  await row(admin, 'Opened this organization as support').getByText(`Reason: ${supportReason}`).waitFor();
  await checkScreen(admin, 'audit');
});

it('what is stored twice agrees after all of it', async () => {
  // It ends with 1 when it finds something, which may be of the organization of another journey.
  const printed = await rollcall(['doctor', '--json']).catch((ended: { stdout: string }) => ended.stdout);
  const { findings }: { findings: { organization: string | null }[] } = JSON.parse(printed);
  expect(findings.filter(({ organization }) => organization === 'demo')).toEqual([]);
});
