import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newSignInLink, newToken, origin } from '../installation.ts';
import { deactivateUser, pushUser } from '../scim-request.ts';
import { goTo, heading } from '../screens/organization.ts';
import {
  enterPassword,
  openAccount,
  setPassword,
  signInByLink,
  signInByPassword,
  signOut,
} from '../screens/sign-in.ts';

const browser = openBrowser();
const password = 'seven lanterns on the pier';
const hourMs = 3_600_000;
let email: string;
let firstLink: string;

beforeAll(async () => {
  ({ adminEmail: email, adminLink: firstLink } = await newOrganization('maple', 'Maple Logistics'));
});

it('a link works once', async () => {
  const first = await browser.newDevice();
  await signInByLink(first, firstLink);
  const second = await browser.newDevice();
  await pressButtonOf(second, firstLink);
  await second.getByText(/was used already or is too old/).waitFor();
  await checkScreen(second, 'sign-in-link-used');
});

it('a link from an hour ago does not work any more', async () => {
  const page = await browser.newDevice();
  await pressButtonOf(page, await newSignInLink(email, { clockBehindMs: hourMs }));
  await page.getByText(/was used already or is too old/).waitFor();
});

it('a wrong link does not work, and one without its last part says what is missing', async () => {
  const page = await browser.newDevice();
  await pressButtonOf(page, `${origin}/sign-in/link#nothing-of-the-kind`);
  await page.getByText(/was used already or is too old/).waitFor();
  await page.goto('about:blank');
  await page.goto('/sign-in/link');
  await page.getByText('This link is not complete').waitFor();
  await checkScreen(page, 'sign-in-link-incomplete');
});

it('a wrong password is refused in the same words for an address that exists and one that does not', async () => {
  const page = await browser.newDevice();
  await signInByLink(page, await newSignInLink(email));
  await openAccount(page);
  await setPassword(page, password);
  await signOut(page);

  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('Enter your e-mail address.').waitFor();
  await page.getByText('Enter your password.').waitFor();
  await checkScreen(page, 'sign-in-nothing-entered');

  const said: (string | null)[] = [];
  for (const address of [email, 'nobody@maple.example']) {
    browser.expectComplaint(page, /status of 401/);
    await page.goto('/sign-in');
    await enterPassword(page, address, 'not the password at all');
    const note = page.getByRole('alert');
    await note.waitFor();
    said.push(await note.textContent());
  }
  expect(said[0]).toBe(said[1]);
  await checkScreen(page, 'sign-in-wrong-password');
  await signInByPassword(page, email, password);
  await heading(page, 'Overview').waitFor();
});

it('somebody who is signed out comes back to where they wanted to go', async () => {
  const page = await browser.newDevice();
  await page.goto('/o/maple/audit');
  await heading(page, 'Sign in to Rollcall').waitFor();
  await enterPassword(page, email, password);
  await heading(page, 'Audit').waitFor();
});

it('pressing Enter twice signs in once, also while it is still looked up how this address signs in', async () => {
  const page = await browser.newDevice();
  const { promise: pressedTwice, resolve: letAnswer } = Promise.withResolvers<void>();
  await page.route('**/trpc/sso.forEmail*', async (route) => {
    await pressedTwice;
    await route.fallback();
  });
  let signIns = 0;
  page.on('request', (request) => {
    if (request.url().includes('/trpc/session.signIn')) signIns += 1;
  });
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Password').press('Enter');
  await page.getByLabel('Password').press('Enter');
  letAnswer();
  await heading(page, 'Overview').waitFor();
  expect(signIns).toBe(1);
});

it('a device that is signed out from another one is out at its next click', async () => {
  const laptop = await browser.newDevice();
  const phone = await browser.newDevice();
  await signInByLink(laptop, await newSignInLink(email));
  await signInByLink(phone, await newSignInLink(email));
  await openAccount(laptop);
  await laptop.getByText('This device').waitFor();
  await checkScreen(laptop, 'account-sessions');
  await laptop.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await laptop.getByText('Signed out everywhere else').waitFor();

  browser.expectComplaint(phone, /status of 401/);
  await phone.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' }).click();
  await heading(phone, 'Sign in to Rollcall').waitFor();
  await goTo(await reopened(laptop), 'People');
});

it('an admin whom the identity provider deactivates loses access at the next click', async () => {
  const token = await newToken('maple', 'entra');
  const page = await browser.newDevice();
  await signInByLink(page, await newSignInLink(email));
  const id = await pushUser(token, { userName: email, displayName: 'Mira Maple' });
  await goTo(page, 'People');
  await page.getByText('Mira Maple').first().waitFor();
  // The page asks by itself now and then: from here on it learns nothing until its reader has pressed.
  const { promise: readerHasPressed, resolve: letAsk } = Promise.withResolvers<void>();
  await page.route('**/trpc/**', async (route) => {
    await readerHasPressed;
    await route.fallback();
  });
  // What the session may see is asked for again, and the answer is slower than the reader.
  const { promise: readerWasFirst, resolve: letAnswer } = Promise.withResolvers<void>();
  await page.route('**/trpc/session.current*', async (route) => {
    await readerWasFirst;
    await route.fallback();
  });
  await deactivateUser(token, id);
  browser.expectComplaint(page, /status of 40[1-4]/);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click();
  letAsk();
  await page.getByText('There is nothing here').waitFor();
  expect(await page.getByText('Maple').count()).toBe(0);
  await page.getByRole('link', { name: 'Go to the start' }).click();
  letAnswer();
  await heading(page, 'You do not administer an organization').waitFor();
  await checkScreen(page, 'no-organization');
});

/** Opens a link that will not let anybody in. */
async function pressButtonOf(page: Page, link: string): Promise<void> {
  browser.expectComplaint(page, /status of 401/);
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function reopened(page: Page): Promise<Page> {
  await page.goto('/');
  await heading(page, 'Overview').waitFor();
  return page;
}
