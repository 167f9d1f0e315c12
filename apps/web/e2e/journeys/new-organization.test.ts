import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { mailTo, newStaff } from '../installation.ts';
import { goTo, heading, row } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';
import { staffBar } from '../screens/support.ts';

const browser = openBrowser({ inSteps: true });
let manager: Page;

it('a manager of support makes an organization, and is told why a slug cannot be one', async () => {
  manager = await browser.newDevice();
  await signInByLink(manager, await newStaff('Mia Rowanberry', 'manager'));
  await heading(manager, 'Organizations').waitFor();
  await manager.getByRole('button', { name: 'New organization', exact: true }).click();
  const dialog = manager.getByRole('dialog', { name: 'New organization' });
  await dialog.getByRole('button', { name: 'Create and invite' }).click();
  await dialog.getByText('This is needed.').first().waitFor();
  await dialog.getByLabel('Name of the organization').fill('Rowanberry & Söner');
  await expect.poll(() => dialog.getByLabel('Slug').inputValue()).toBe('rowanberry-soner');
  await dialog.getByLabel('Slug').fill('Rowanberry');
  await dialog.getByLabel('E-mail of the first admin').fill('olle@rowanberry.example');
  browser.expectComplaint(manager, /status of 400/);
  await dialog.getByRole('button', { name: 'Create and invite' }).click();
  await dialog.getByText(/"Rowanberry" cannot be a slug/).waitFor();
  await checkScreen(manager, 'new-organization');
});

it('its first admin is invited, and the manager goes on into it with a reason', async () => {
  const dialog = manager.getByRole('dialog', { name: 'New organization' });
  await dialog.getByLabel('Slug').fill('rowanberry');
  await dialog.getByRole('button', { name: 'Create and invite' }).click();
  const opening = manager.getByRole('dialog', { name: 'Open Rowanberry & Söner' });
  await opening.getByLabel('Reason').fill('Setting it up with Olle');
  await opening.getByRole('button', { name: 'Open organization' }).click();
  await staffBar(manager).waitFor();
  await heading(manager, 'Overview').waitFor();
  await goTo(manager, 'People');
  await manager.getByText('olle@rowanberry.example').first().waitFor();
  await goTo(manager, 'Audit');
  await row(manager, 'olle@rowanberry.example').first().waitFor();
  const mail = await mailTo('olle@rowanberry.example', /^Mia Rowanberry invites you to Rowanberry & Söner/);
  expect(mail.text).toContain('Accept the invitation');
});
