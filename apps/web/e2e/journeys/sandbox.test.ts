import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization } from '../installation.ts';
import { choose, goTo, heading, row, rows } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
/** A run takes its time, so that it can be followed. */
const wholeRun = { timeout: 90_000 };
let admin: Page;

beforeAll(async () => {
  const { adminLink } = await newOrganization('tested-orchard', 'Tested Orchard');
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

const run = () => admin.getByRole('region', { name: 'The test in the sandbox' });
const step = (title: string) =>
  run()
    .getByRole('listitem')
    .filter({ has: admin.getByRole('heading', { name: title }) });

it('an admin without any identity provider watches one at work, step by step', async () => {
  await goTo(admin, 'Setup');
  await admin.getByRole('link', { name: 'Test it yourself', exact: true }).click();
  await heading(admin, 'Test it yourself').waitFor();
  await checkScreen(admin, 'sandbox-before');
  await admin.getByRole('button', { name: 'Run the test', exact: true }).click();
  await run().getByText('Sandbox', { exact: true }).waitFor();
  await run().getByRole('progressbar', { name: 'Progress of the test' }).waitFor();
  await step('Test the connection').getByText('The address and the token are right.').waitFor(wholeRun);
  await step('Push the people')
    .getByText(/^12 people are here: /)
    .waitFor(wholeRun);
  await admin.getByRole('heading', { name: 'Your endpoint works' }).waitFor(wholeRun);

  await step('Somebody joins the group')
    .getByText(/was added to IT Administrators and is Admin at once/)
    .waitFor();
  await step('Somebody leaves the company')
    .getByText(/has no access any more/)
    .waitFor();
  await step('Something is refused')
    .getByText(/^Refused with 400/)
    .waitFor();
  await step('Clean up')
    .getByText(/^Removed: 12 people, 3 groups /)
    .waitFor();
  await run().getByText('Sandbox', { exact: true }).waitFor();
  await checkScreen(admin, 'sandbox-finished');
});

it('nothing of it is left in the organization but one line in the audit', async () => {
  await goTo(admin, 'People');
  await expect.poll(() => rows(admin).count()).toBe(1);
  await goTo(admin, 'Groups & roles');
  await admin.getByText('No groups yet', { exact: true }).waitFor();
  await goTo(admin, 'Activity');
  await admin.getByText('No requests yet', { exact: true }).waitFor();
  await goTo(admin, 'Audit');
  await row(admin, 'Tested the endpoint with a simulated identity provider').waitFor();
});

it('it is stopped before its end, and what it made is removed', async () => {
  await goTo(admin, 'Setup');
  await admin.getByRole('link', { name: 'Test it yourself', exact: true }).click();
  await choose(admin.getByRole('combobox', { name: 'Simulated identity provider' }), 'Okta');
  await admin.getByRole('button', { name: 'Run it again', exact: true }).click();
  await run().getByText('Okta, simulated', { exact: true }).waitFor();
  await run().getByRole('button', { name: 'Stop', exact: true }).click();
  await admin.getByRole('heading', { name: /^Stopped by / }).waitFor(wholeRun);
  await checkScreen(admin, 'sandbox-stopped');
});
