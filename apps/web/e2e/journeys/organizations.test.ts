import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newStaff, newToken, rollcall } from '../installation.ts';
import { pushUser } from '../scim-request.ts';
import { heading, row, rows } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';
import { findOrganization } from '../screens/support.ts';

const browser = openBrowser({ inSteps: true });
let support: Page;

const person = { userName: 'eva@tamarack.example', displayName: 'Eva Tamarack' };

it('an identity provider goes on with a token that was revoked', async () => {
  const create = [
    '--slug',
    'tamarack',
    '--name',
    'Tamarack Mills',
    '--admin-email',
    'admin@tamarack.example',
  ];
  await rollcall(['org', 'create', ...create]);
  const token = await newToken('tamarack', 'okta');
  await pushUser(token, person);
  const [tokenId = ''] = /(?<=^rcl_)[a-z2-7]{12}/.exec(token) ?? [];
  await rollcall(['token', 'revoke', tokenId]);
  await expect(pushUser(token, person)).resolves.toBe('');
});

it('support sees how every organization is doing and why, the worst first', async () => {
  support = await browser.newDevice();
  await signInByLink(support, await newStaff('Tom Tamarack'));
  await heading(support, 'Organizations').waitFor();
  await findOrganization(support, 'tamarack');
  await expect.poll(() => rows(support).count()).toBe(1);
  const found = row(support, 'Tamarack Mills');
  await found.getByText('Failing', { exact: true }).filter({ visible: true }).waitFor();
  await found.getByText('1 connection is failing').filter({ visible: true }).waitFor();
  await found.getByText('1 connection has no token that works').filter({ visible: true }).waitFor();
  await checkScreen(support, 'organizations-found');
});

it('the number of a state leads to the organizations that are in it', async () => {
  await support.getByRole('button', { name: 'Clear filters' }).click();
  const states = support.getByRole('group', { name: 'Organizations by state' });
  await states.getByRole('button', { name: /^Failing/ }).click();
  await row(support, 'Tamarack Mills').waitFor();
  await states.getByRole('button', { name: /^Failing/, pressed: true }).waitFor();
  await checkScreen(support, 'organizations-failing');
  await findOrganization(support, 'tamarack');
  await states.getByRole('button', { name: /^Fine/ }).click();
  await support.getByText('No organization matches').waitFor();
  await support.getByRole('button', { name: 'Clear filters' }).click();
  await states.waitFor();
  await checkScreen(support, 'organizations');
});

it('an organization is found by the address of one of its people', async () => {
  await findOrganization(support, 'EVA@tamarack.example');
  await expect.poll(() => rows(support).count()).toBe(1);
  await row(support, 'Tamarack Mills').waitFor();
});
