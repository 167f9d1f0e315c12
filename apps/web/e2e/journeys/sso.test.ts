import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenIdProvider, startOpenIdProvider } from '../../../server/test/sso/openid-provider.ts';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken, origin } from '../installation.ts';
import { deactivateUser, pushUser } from '../scim-request.ts';
import { goTo, heading } from '../screens/organization.ts';
import { openAccount, signInByLink, signOut } from '../screens/sign-in.ts';
import { enterConnection, openSso, proveDomain, signInByAddress } from '../screens/sso.ts';

const browser = openBrowser({ inSteps: true });
const domain = 'willow-journey.com';
let idp: OpenIdProvider;
let admin: Page;
let adminEmail: string;

beforeAll(async () => {
  idp = await startOpenIdProvider([`${origin}/auth/sso/callback/willow`]);
  const organization = await newOrganization('willow', 'Willow Analytics');
  adminEmail = organization.adminEmail;
  admin = await browser.newDevice();
  await signInByLink(admin, organization.adminLink);
});
afterAll(() => idp.close());

it('an admin chooses the provider and reads what to do there, with the own redirect URI', async () => {
  await openSso(admin);
  await checkScreen(admin, 'sso-providers');
  await admin.getByRole('button', { name: 'Microsoft Entra ID' }).click();
  await admin.getByText('Register an application', { exact: true }).first().waitFor();
  expect(await admin.getByRole('textbox', { name: 'Redirect URI' }).inputValue()).toBe(
    `${origin}/auth/sso/callback/willow`,
  );
  await checkScreen(admin, 'sso-set-up-entra');
});

it('a wrong issuer is found out before anything is saved, with what to change', async () => {
  await admin.getByRole('button', { name: 'Other OpenID Connect' }).click();
  await enterConnection(admin, { ...idp, issuer: `${idp.issuer}/tenant` });
  await admin.getByText(/answers 404. Check the issuer for a typing mistake/).waitFor();
  await checkScreen(admin, 'sso-check-failed');
  await enterConnection(admin, idp);
  await admin.getByText('Stored', { exact: true }).waitFor();
  expect(await admin.getByRole('button', { name: 'Switch on' }).count()).toBe(0);
});

it('a test sign-in that fails says what to change, and one that works shows what came back', async () => {
  idp.person = { sub: 'admin', email: adminEmail, email_verified: true, name: 'Wilma Willow' };
  idp.tamper = (claims) => ({ ...claims, aud: 'another-client' });
  await admin.getByRole('button', { name: 'Test sign-in' }).click();
  await admin.getByText('The answer was meant for another application').waitFor();
  await checkScreen(admin, 'sso-test-failed');

  idp.tamper = null;
  await admin.getByRole('button', { name: 'Test again' }).click();
  await admin.getByText('It works', { exact: true }).waitFor();
  await admin.getByText('Wilma Willow').waitFor();
  await checkScreen(admin, 'sso-test-passed');
});

it('switched on, it is the way in for whoever enters an address of the proven domain', async () => {
  await admin.getByRole('button', { name: 'Switch on' }).click();
  await admin.getByText('Who gets in', { exact: true }).waitFor();
  await checkScreen(admin, 'sso-on');
  await proveDomain(admin, domain);
  // From a screen that asks nothing by itself: it would be answered as a stranger's.
  await openAccount(admin);
  await signOut(admin);

  idp.person = { sub: 'ben', email: `ben@${domain}`, email_verified: false, name: 'Ben Willow' };
  const ben = await browser.newDevice();
  await ben.goto('/sign-in');
  await ben.getByLabel('E-mail').fill(`ben@${domain}`);
  await ben.getByText('Willow Analytics looks after how you sign in.').waitFor();
  await checkScreen(ben, 'sign-in-through-sso');
  await ben.getByRole('button', { name: 'Continue with single sign-on' }).click();
  await heading(ben, 'Ben Willow').waitFor();
  await ben.getByText('Member', { exact: true }).waitFor();
  await checkScreen(ben, 'home-of-a-member');
  await openAccount(ben);
  expect(await ben.getByLabel('New password').count()).toBe(0);
});

it('single sign-on becomes the only way in once an admin came in by it', async () => {
  idp.person = { sub: 'admin', email: adminEmail, email_verified: true, name: 'Wilma Willow' };
  await admin.goto('/sign-in/willow');
  await checkScreen(admin, 'sign-in-to-organization');
  await admin.getByRole('link', { name: 'Continue with single sign-on' }).click();
  await heading(admin, 'Overview').waitFor();
  await openSso(admin);
  await admin.getByLabel('Single sign-on is the only way in').check();
  await admin.getByLabel('Who signs in for the first time becomes a member').uncheck();
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await admin.getByText('Saved', { exact: true }).waitFor();
});

it('somebody who was not provisioned reads whom to ask', async () => {
  idp.person = { sub: 'new', email: `new@${domain}`, name: 'New' };
  const page = await browser.newDevice();
  await signInByAddress(page, `new@${domain}`);
  await heading(page, 'You have no access yet').waitFor();
  await page.getByText(adminEmail).first().waitFor();
  await checkScreen(page, 'sso-refused-not-provisioned');
});

it('an answer that is not right ends on a page that says so', async () => {
  const page = await browser.newDevice();
  idp.person = { sub: 'admin', email: adminEmail, email_verified: true };
  idp.tamper = (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 3_600 });
  await signInByAddress(page, `admin@${domain}`);
  await heading(page, 'The answer of the identity provider had expired').waitFor();
  await checkScreen(page, 'sso-refused-expired');

  idp.tamper = null;
  idp.person = { sub: 'una', email: 'una@elsewhere.example', email_verified: false };
  await page.getByRole('link', { name: 'Try again' }).click();
  await heading(page, 'Your e-mail address is not verified').waitFor();
  await checkScreen(page, 'sso-refused-email');

  await page.goto('/auth/sso/callback/willow?code=x&state=y');
  await heading(page, 'This browser did not start the sign-in').waitFor();
});

it('somebody whom SCIM deactivates is out at the next click, and is not let in again', async () => {
  const token = await newToken('willow', 'entra');
  const id = await pushUser(token, { userName: `pia@${domain}`, displayName: 'Pia Willow' });
  idp.person = { sub: 'pia', email: `pia@${domain}`, name: 'Pia Willow' };
  const page = await browser.newDevice();
  await signInByAddress(page, `pia@${domain}`);
  await heading(page, 'Pia Willow').waitFor();
  await openAccount(page);
  await deactivateUser(token, id);
  browser.expectComplaint(page, /status of 401/);
  await page.goto('/');
  await heading(page, 'Sign in to Rollcall').waitFor();
  await signInByAddress(page, `pia@${domain}`);
  await heading(page, 'Your access has ended').waitFor();
  await checkScreen(page, 'sso-refused-deactivated');
  await goTo(admin, 'People');
  await admin.getByRole('link', { name: 'Pia Willow' }).first().waitFor();
  expect(await admin.getByRole('link', { name: 'Pia Willow' }).count()).toBe(1);
});
