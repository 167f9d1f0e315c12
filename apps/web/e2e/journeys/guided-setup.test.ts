import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, scimBaseUrl, simulate } from '../installation.ts';
import { countPresses } from '../pressed.ts';
import { pushGroup, pushUser } from '../scim-request.ts';
import { mapGroup, reviewChanges, saveRoles } from '../screens/groups.ts';
import { goTo, heading } from '../screens/organization.ts';
import { connect, copyField, copyToken, createToken } from '../screens/setup.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser();

async function newAdmin(slug: string): Promise<Page> {
  const { adminLink } = await newOrganization(slug, slug);
  const admin = await browser.newDevice();
  await signInByLink(admin, adminLink);
  await heading(admin, 'Overview').waitFor();
  return admin;
}

/** The state of a step, by what its title says to who cannot see. */
function step(page: Page, title: string) {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
}

describe('from an empty organization to mapped roles by the guide alone', () => {
  it.each([
    {
      idp: 'entra',
      provider: 'Microsoft Entra ID',
      field: 'Tenant URL',
      tested: /^Microsoft Entra ID tested the connection at /,
    },
    { idp: 'okta', provider: 'Okta', field: 'Base URL', tested: /^Okta tested the connection at / },
  ] as const)(
    '$provider takes twelve clicks and two pasted values',
    async ({ idp, provider, field, tested }) => {
      const admin = await newAdmin(`guided-${idp}`);
      const pressed = await countPresses(admin);
      const pasted: string[] = [];

      await goTo(admin, 'Setup');
      await connect(admin, provider);
      pasted.push(await copyField(admin, field));
      await admin.getByRole('button', { name: 'Create token' }).click();
      pasted.push(await copyToken(admin));
      expect(pasted[0]).toBe(scimBaseUrl);

      await simulate(idp, pasted[1] ?? '', { users: 12, groups: 3 });
      await admin.getByText(tested).waitFor();
      await admin.getByText(/^12 people have arrived\. First: /).waitFor();
      await admin.getByText(/^3 groups have arrived\. First: /).waitFor();
      await step(admin, 'Give groups a role').and(admin.locator('[aria-current=step]')).waitFor();
      await admin.getByRole('link', { name: 'Give groups a role', exact: true }).click();
      await mapGroup(admin, 'IT Administrators', 'Admin');
      await reviewChanges(admin);
      await saveRoles(admin);

      expect(await pressed()).toBeLessThanOrEqual(12);
      expect(pasted).toHaveLength(2);
      await goTo(admin, 'Setup');
      await admin.getByRole('main').getByRole('link', { name: provider }).click();
      await admin.getByText('1 group has a role').waitFor();
    },
  );
});

it('says within seconds what goes wrong: the address, the token, what is missing', async () => {
  const admin = await newAdmin('troubled');
  await goTo(admin, 'Setup');
  await connect(admin, 'Okta');
  const token = await createToken(admin);

  await fetch(`${scimBaseUrl}/scim/v2/Users`, { headers: { authorization: `Bearer ${token}` } });
  await admin
    .getByText(/^Okta called \/api\/auth\/scim\/v2\/scim\/v2\/Users at .*, where nothing is\./)
    .waitFor();
  await admin.getByText(/In Okta: Provisioning → Integration → Edit\./).waitFor();
  await step(admin, 'Connect it').getByText('Waiting for the first call.').waitFor();
  await checkScreen(admin, 'guide-trouble-address');

  await fetch(`${scimBaseUrl}/Users`, { headers: { authorization: `Bearer ${token.slice(0, -12)}` } });
  await admin.getByText(/^The token is cut off: it was not pasted whole/).waitFor();
  await checkScreen(admin, 'guide-trouble-token');

  await pushUser(token, { userName: 'ana@troubled.example', displayName: 'Ana Berg' });
  await admin.getByText(/^1 person has arrived\. First: Ana Berg, at /).waitFor();
  await admin.getByText(/^The token is cut off/).waitFor({ state: 'hidden' });
});

it('what was done stays done after a reload, until somebody says that it is not', async () => {
  const admin = await newAdmin('shared');
  await goTo(admin, 'Setup');
  await connect(admin, 'Microsoft Entra ID');
  const first = step(admin, 'Make an enterprise application');
  await first.getByRole('button', { name: 'Done, next step' }).click();
  await first.getByText('(done)').waitFor({ state: 'attached' });
  await admin.reload();
  await first.getByRole('button', { name: 'Make an enterprise application' }).click();
  await first.getByText(/^Done by /).waitFor();
  await first.getByRole('button', { name: 'Not done after all' }).click();
  await first.getByRole('button', { name: 'Done, next step' }).waitFor();
});

describe('the shorter way through the other guides', () => {
  it.each([
    { provider: 'OneLogin', field: 'SCIM Base URL' },
    { provider: 'JumpCloud', field: 'Base URL' },
    { provider: 'PingOne', field: 'SCIM Base URL' },
    { provider: 'Google Workspace', field: 'Endpoint URL' },
    { provider: 'authentik', field: 'URL' },
    { provider: 'Auth0, or no push', field: 'SCIM_BASE_URL' },
    { provider: 'Other SCIM 2.0', field: 'Base URL, endpoint or tenant URL' },
  ])(
    '$provider: the values are there in its own words, and what arrives is named',
    async ({ provider, field }) => {
      const slug = `short-${provider.replace(/\W+/g, '').toLowerCase()}`;
      const admin = await newAdmin(slug);
      await goTo(admin, 'Setup');
      await connect(admin, provider);
      expect(await copyField(admin, field)).toBe(scimBaseUrl);
      await checkScreen(admin, `guide-${slug}`);
      const token = await createToken(admin);
      const id = await pushUser(token, { userName: `ana@${slug}.example`, displayName: 'Ana Berg' });
      await pushGroup(token, 'Finance', [id]);
      await admin.getByText(/^1 person has arrived\. First: Ana Berg, at /).waitFor();
      if (!provider.startsWith('Auth0')) {
        await admin.getByText('1 group has arrived. First: Finance (1 person).').waitFor();
      }
    },
  );
});
