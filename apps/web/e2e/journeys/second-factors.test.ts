import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, type RunningServer, runServer } from '../../../server/test/process/running-server.ts';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newSignInLink, rollcall, serverEnvironment } from '../installation.ts';
import { heading } from '../screens/organization.ts';
import { openAccount, signInByLink, signOut } from '../screens/sign-in.ts';

const browser = openBrowser();
let strict: RunningServer;
let environment: Record<string, string>;

/** A second server of the same installation, where staff need a second factor. */
beforeAll(async () => {
  environment = { ...serverEnvironment, PORT: String(await freePort()), STAFF_SECOND_FACTOR: 'required' };
  strict = await runServer(environment);
});
afterAll(() => strict.kill('SIGTERM'));

it('support sets up an app before anything else, and is asked for its code from then on', async () => {
  const email = 'theo@vendor.example';
  await rollcall(['staff', 'create', '--email', email, '--name', 'Theo Vendor']);
  const page = await browser.newDevice();
  await pressLink(page, await staffLink(email));
  await heading(page, 'Set up a second step').waitFor();
  await checkScreen(page, 'second-step-set-up');
  await page.goto(`${strict.origin}/support`);
  await heading(page, 'Sign in to Rollcall').waitFor();
  await page.goto(`${strict.origin}/sign-in/second-step`);
  await page.getByRole('button', { name: 'Set up an app' }).click();
  const app = await readApp(page);
  await checkScreen(page, 'set-up-app');
  await page.getByLabel('Code of the app').fill(app.generate());
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByText('Keep these recovery codes').waitFor();
  await checkScreen(page, 'recovery-codes');
  const [code = ''] = await page.getByRole('dialog').getByRole('listitem').allTextContents();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await heading(page, 'Organizations').waitFor();

  const other = await browser.newDevice();
  await pressLink(other, await staffLink(email));
  await heading(other, 'One more step').waitFor();
  await checkScreen(other, 'second-step-verify');
  browser.expectComplaint(other, /status of 400/);
  await other.getByLabel(/^Code of your app/).fill('000000');
  await other.getByRole('button', { name: 'Continue' }).click();
  await other.getByText(/This code is not right/).waitFor();
  await other.getByLabel(/^Code of your app/).fill(code);
  await other.getByRole('button', { name: 'Continue' }).click();
  await heading(other, 'Organizations').waitFor();
});

it('an admin adds a passkey, signs in with it, renames it and removes it', async () => {
  const { adminEmail } = await newOrganization('laurel', 'Laurel Lines');
  const page = await browser.newDevice();
  await withAuthenticator(page);
  await offerNothingUnasked(page);
  await signInByLink(page, await newSignInLink(adminEmail));
  await addPasskey(page, 'Work laptop');
  await page.getByText('Work laptop').waitFor();
  await checkScreen(page, 'account-second-factors');

  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await heading(page, 'Overview').waitFor();

  await openAccount(page);
  await page.getByRole('button', { name: 'Rename: Work laptop' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Old laptop');
  await page.getByRole('button', { name: 'Save name' }).click();
  await page.getByRole('button', { name: 'Remove: Old laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Passkey removed').waitFor();
  await signOut(page);
  browser.expectComplaint(page, /status of 401/);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByText(/This passkey is not known here/).waitFor();
});

it('a passkey that the browser offers where the address is entered signs in without a press', async () => {
  const { adminEmail } = await newOrganization('mulberry', 'Mulberry Mills');
  const page = await browser.newDevice();
  await withAuthenticator(page);
  await signInByLink(page, await newSignInLink(adminEmail));
  await addPasskey(page, 'Phone');
  // Away first: what the page still asks would be answered as a stranger's.
  await page.goto('about:blank');
  await page.context().clearCookies();
  // The authenticator is touched as soon as it is asked, so the browser's offer is taken at once.
  await page.goto('/sign-in');
  await heading(page, 'Overview').waitFor();
});

async function addPasskey(page: Page, name: string): Promise<void> {
  await openAccount(page);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByText('Passkey added').waitFor();
}

async function staffLink(email: string): Promise<string> {
  const printed = await rollcall(['sign-in-link', '--email', email, '--staff', '--json'], environment);
  return JSON.parse(printed).url;
}

async function pressLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The app that was told what the dialog shows. */
async function readApp(page: Page): Promise<TOTP> {
  await page.getByRole('img', { name: 'QR code with the key for your app' }).waitFor();
  const secret = await page.getByRole('dialog').getByRole('textbox', { name: 'Key' }).inputValue();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  return new TOTP({ secret: Secret.fromBase32(secret) });
}

/** An authenticator of Chromium's own, that knows its owner and is touched whenever it is asked. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable', { enableUI: false });
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** A browser that cannot offer passkeys in a field, as some cannot: they are used by the button alone. */
async function offerNothingUnasked(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
}
