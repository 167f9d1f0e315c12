import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulatedIdp } from '@rollcall/idp-simulator';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, scimBaseUrl, simulate } from '../installation.ts';
import { countPresses } from '../pressed.ts';
import { pushUser } from '../scim-request.ts';
import { mapGroup, reviewChanges, saveRoles } from '../screens/groups.ts';
import { goTo, heading } from '../screens/organization.ts';
import { openPerson, pinRole } from '../screens/people.ts';
import { accessTokenOf, connect, copyClient, copyField, copyToken, createToken } from '../screens/setup.ts';
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
function step(page: Page, title: string): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });
}

/** How a guide is followed. */
type Walk = {
  /** The first column of docs/guides.md. */
  readonly guide: string;
  readonly tile: string;
  /** What the provider calls the base URL. */
  readonly address: string;
  /** How the live check says that the provider was heard; it tells the test of some from other requests. */
  readonly heard: RegExp;
  /** Plays the provider with what was pasted. */
  readonly play: (pasted: Pasted) => Promise<void>;
  readonly client?: true;
  /** Text that is pasted besides the values. */
  readonly code?: string;
  /** Null where the provider sends no groups, so that a role is pinned. */
  readonly group: string | null;
  readonly first: RegExp;
};

type Pasted = { readonly token: string; readonly code: string };

const company = { users: 12, groups: 3 } as const;
const group = 'IT Administrators';

function idp(name: SimulatedIdp, tile: string, rest: { address: string } & Partial<Walk>): Walk {
  return {
    guide: tile,
    tile,
    heard: new RegExp(`^${tile} called at `),
    play: ({ token }) => simulate(name, token, company),
    group,
    first: /^12 people have arrived\. First: /,
    ...rest,
  };
}

const entra = {
  address: 'Tenant URL',
  heard: /^Microsoft Entra ID tested the connection at /,
} as const;

const walks: readonly Walk[] = [
  idp('entra', 'Microsoft Entra ID', entra),
  idp('entra', 'Microsoft Entra ID', { ...entra, guide: 'Microsoft Entra ID, OAuth client', client: true }),
  idp('okta', 'Okta', { address: 'Base URL', heard: /^Okta tested the connection at / }),
  idp('onelogin', 'OneLogin', { address: 'SCIM Base URL', code: 'SCIM JSON Template' }),
  idp('jumpcloud', 'JumpCloud', { address: 'Base URL' }),
  idp('pingone', 'PingOne', { address: 'SCIM Base URL' }),
  idp('google', 'Google Workspace', {
    address: 'Endpoint URL',
    heard: /^Google Workspace tested the connection at /,
    group: null,
  }),
  idp('authentik', 'authentik', { address: 'URL' }),
  idp('generic', 'Other SCIM 2.0', { address: 'Base URL, endpoint or tenant URL' }),
  {
    guide: 'Auth0, or no push',
    tile: 'Auth0, or no push',
    address: 'SCIM_BASE_URL',
    heard: /^Auth0 called at /,
    play: signInAtAuth0,
    code: 'Post-Login Action',
    group: null,
    first: /^1 person has arrived\. First: Ana Berg, at /,
  },
];

/** Runs the script as it was copied, as Auth0 does when somebody signs in. */
async function signInAtAuth0({ token, code }: Pasted): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-action-'));
  const file = join(folder, 'action.cjs');
  await writeFile(file, code);
  const action: { onExecutePostLogin(event: object): Promise<void> } = createRequire(import.meta.url)(file);
  await action.onExecutePostLogin({
    user: { user_id: 'auth0|ana', email: 'ana@auth0.example', email_verified: true, name: 'Ana Berg' },
    secrets: { SCIM_BASE_URL: scimBaseUrl, SCIM_TOKEN: token },
  });
  await rm(folder, { recursive: true });
}

/** The table of the document: by guide, what it takes. */
const documented = new Map(
  readFileSync(new URL('../../../../docs/guides.md', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, guide = '', ...takes] = line.split('|').map((cell) => cell.trim());
      const [steps, minutes, clicks, values] = takes.map(Number);
      return Number.isInteger(steps) ? [[guide, { steps, minutes, clicks, values }] as const] : [];
    }),
);

describe('from an empty organization to roles by the guide alone', () => {
  it('is documented for every guide', () => {
    expect([...documented.keys()]).toEqual(walks.map(({ guide }) => guide));
  });

  it.each(walks)('$guide takes what docs/guides.md says', async (walk) => {
    const admin = await newAdmin(`guided-${walk.guide.replace(/\W+/g, '').toLowerCase()}`);
    const pressed = await countPresses(admin);
    const pasted: string[] = [];

    await goTo(admin, 'Setup');
    await connect(admin, walk.tile);
    const lead = (await admin.getByText(/\d+ steps, about \d+ minutes/).textContent()) ?? '';
    pasted.push(await copyField(admin, walk.address));
    expect(pasted).toEqual([scimBaseUrl]);
    const code = walk.code === undefined ? '' : await copyField(admin, walk.code);
    if (walk.code !== undefined) pasted.push(code);
    const token = walk.client ? await newClient(admin, pasted) : await newToken(admin, pasted);

    await walk.play({ token, code });
    await admin.getByText(walk.heard).waitFor();
    await admin.getByText(walk.first).waitFor();
    if (walk.group === null) await pinSomebody(admin);
    else await mapRoles(admin, walk.group);

    const [steps, minutes] = (lead.match(/\d+/g) ?? []).map(Number);
    const takes = { steps, minutes, clicks: await pressed(), values: pasted.length };
    expect(takes).toEqual(documented.get(walk.guide));
  });

  it.each(['Microsoft Entra ID', 'Okta'])('%s takes at most twelve clicks and two pasted values', (guide) => {
    expect(documented.get(guide)?.clicks).toBeLessThanOrEqual(12);
    expect(documented.get(guide)?.values).toBeLessThanOrEqual(2);
  });
});

async function newToken(admin: Page, pasted: string[]): Promise<string> {
  await admin.getByRole('button', { name: 'Create token', exact: true }).click();
  const token = await copyToken(admin);
  pasted.push(token);
  return token;
}

/** An OAuth client, with which the provider gets its token by itself. */
async function newClient(admin: Page, pasted: string[]): Promise<string> {
  await admin.getByRole('button', { name: 'Create OAuth client', exact: true }).click();
  const client = await copyClient(admin);
  pasted.push(client.tokenUrl, client.clientId, client.clientSecret);
  return await accessTokenOf(client);
}

/** From the step of the guide to a saved role, and the guide says so. */
async function mapRoles(admin: Page, group: string): Promise<void> {
  await admin.getByText(/^3 groups have arrived\. First: /).waitFor();
  await step(admin, 'Give groups a role').and(admin.locator('[aria-current=step]')).waitFor();
  await admin.getByRole('link', { name: 'Give groups a role', exact: true }).click();
  await mapGroup(admin, group, 'Admin');
  await reviewChanges(admin);
  await saveRoles(admin);
}

/** Where no groups come, a role is given to a person. */
async function pinSomebody(admin: Page): Promise<void> {
  const [, name = ''] = /First: (.+), at /.exec((await admin.getByText(/First: /).textContent()) ?? '') ?? [];
  await openPerson(admin, name);
  await pinRole(admin, 'Boss', 'Runs the office');
  await admin.getByRole('button', { name: 'Unpin' }).waitFor();
}

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
