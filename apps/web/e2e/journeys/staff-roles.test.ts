import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newStaff, newToken } from '../installation.ts';
import { deactivateUser, pushUser } from '../scim-request.ts';
import { goTo, heading, row } from '../screens/organization.ts';
import { openPerson } from '../screens/people.ts';
import { copyToken } from '../screens/setup.ts';
import { signInByLink } from '../screens/sign-in.ts';
import { openOrganization } from '../screens/support.ts';

const browser = openBrowser({ inSteps: true });
let admin: Page;
let agent: Page;

beforeAll(async () => {
  const { adminLink } = await newOrganization('dogwood', 'Dogwood Freight');
  const token = await newToken('dogwood', 'entra');
  const id = await pushUser(token, { userName: 'rut@dogwood.example', displayName: 'Rut Dogwood' });
  await deactivateUser(token, id);
  admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
});

it('an agent of support finds no button for what cannot be undone, and who does it in its place', async () => {
  agent = await browser.newDevice();
  await signInByLink(agent, await newStaff('Agda Dogwood'));
  await openOrganization(agent, 'Dogwood Freight', 'ticket 81');
  await openPerson(agent, 'Rut Dogwood');
  await agent.getByRole('button', { name: 'Export Rut Dogwood' }).waitFor();
  await agent.getByText('For a manager of support').waitFor();
  expect(await agent.getByRole('button', { name: 'Erase Rut Dogwood' }).count()).toBe(0);
  await checkScreen(agent, 'agent-person');

  await agent.goto('/o/dogwood/people/removals');
  await agent.getByText(/^Letting people go cannot be undone/).waitFor();

  await goTo(agent, 'Settings');
  await agent.getByText('For a manager of support').waitFor();
  expect(await agent.getByRole('button', { name: /^Remove / }).count()).toBe(0);
  await checkScreen(agent, 'agent-settings');
});

it('an agent makes a token for the customer, and cannot revoke one', async () => {
  await goTo(agent, 'Tokens');
  await agent.getByText(/^Revoking a token cannot be undone/).waitFor();
  await row(agent, 'Command line').waitFor();
  expect(await agent.getByRole('button', { name: /^Revoke / }).count()).toBe(0);
  await checkScreen(agent, 'agent-tokens');
  await agent.getByRole('button', { name: 'Create token', exact: true }).click();
  const dialog = agent.getByRole('dialog', { name: 'Create the next token of Microsoft Entra ID' });
  await dialog.getByLabel('Name').fill('For ticket 81');
  await dialog.getByRole('button', { name: 'Create token', exact: true }).click();
  const token = await copyToken(agent);
  expect(await pushUser(token, { userName: 'ros@dogwood.example', displayName: 'Ros Dogwood' })).not.toBe('');
  await row(agent, 'For ticket 81').waitFor();
});

it('a manager revokes it, and the customer sees who made it, who revoked it and why', async () => {
  const manager = await browser.newDevice();
  await signInByLink(manager, await newStaff('Moa Dogwood', 'manager'));
  await openOrganization(manager, 'Dogwood Freight', 'ticket 82');
  await goTo(manager, 'Tokens');
  await manager.getByRole('button', { name: 'Revoke For ticket 81' }).click();
  const dialog = manager.getByRole('dialog', { name: 'Revoke “For ticket 81”?' });
  await dialog.getByRole('button', { name: 'Revoke token' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await goTo(manager, 'Settings');
  await manager.getByRole('button', { name: 'Remove Microsoft Entra ID' }).waitFor();

  await goTo(admin, 'Audit');
  await heading(admin, 'Audit').waitFor();
  await row(admin, /Revoked .*For ticket 81/)
    .getByText('Moa Dogwood')
    .filter({ visible: true })
    .waitFor();
  await row(admin, /Created .*For ticket 81/)
    .getByText('Agda Dogwood')
    .filter({ visible: true })
    .waitFor();
  await checkScreen(admin, 'audit-tokens-by-support');
});
