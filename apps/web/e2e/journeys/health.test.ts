import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newSignInLink, newStaff, newToken, simulate } from '../installation.ts';
import { rewritePast } from '../past.ts';
import { goTo, heading, row, rows } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';
import { findOrganization } from '../screens/support.ts';

const browser = openBrowser({ inSteps: true });
const name = 'Samphire Rail';
const ofDirectory = 'organization_id = (SELECT id FROM organization WHERE slug = $1)';
let admin: Page;
let adminEmail: string;

/** A year of cycles: weekdays, a bad week in spring, and a company that grows. Its last day hour by hour. */
async function seedYear(): Promise<void> {
  const insert = `
    INSERT INTO directory_tally (organization_id, directory_id, at, requests, changes, failed, cycles, cycle_seconds,
      longest_cycle_seconds, people, groups)
    SELECT d.organization_id, d.id, s.at, s.changes * 3, s.changes, s.failed, s.cycles, s.cycles * s.mean, s.mean * 2.4, s.people,
      s.groups`;
  const target =
    'JOIN directory d ON d.organization_id = (SELECT id FROM organization WHERE slug = $1) ON CONFLICT DO NOTHING';
  await rewritePast([
    [
      `${insert} FROM (
        SELECT at, CASE WHEN extract(isodow FROM at) > 5 THEN 1 ELSE 12 + (n * 37) % 23 END AS changes,
          CASE WHEN n BETWEEN 190 AND 196 THEN 9 + n % 5 WHEN n % 29 = 0 THEN 2 ELSE 0 END AS failed, 36 AS cycles,
          14 + (n * 13) % 9 + CASE WHEN n BETWEEN 60 AND 75 THEN 25 ELSE 0 END AS mean,
          240 - n / 2 + (n * 7) % 4 AS people, CASE WHEN n < 120 THEN 4 WHEN n < 260 THEN 3 ELSE 2 END AS groups
        FROM generate_series(4, 363) n, LATERAL (SELECT date_trunc('day', now() - n * interval '1 day', 'UTC') AS at)
      ) s ${target}`,
      'samphire',
    ],
    [
      `${insert} FROM (
        SELECT at, CASE WHEN extract(hour FROM at) BETWEEN 7 AND 17 THEN 2 + (n * 5) % 7 ELSE 0 END AS changes,
          CASE n WHEN 6 THEN 3 WHEN 7 THEN 1 ELSE 0 END AS failed, CASE WHEN n % 2 = 0 THEN 1 ELSE 2 END AS cycles,
          9 + (n * 11) % 8 AS mean, 238 + (30 - least(n, 30)) / 9 AS people, 4 AS groups
        FROM generate_series(1, 80) n, LATERAL (SELECT date_trunc('hour', now() - n * interval '1 hour', 'UTC') AS at)
      ) s ${target}`,
      'samphire',
    ],
  ]);
}

beforeAll(async () => {
  const made = await newOrganization('samphire', name);
  adminEmail = made.adminEmail;
  await simulate('entra', await newToken('samphire', 'entra'), { users: 24, groups: 3 });
  await seedYear();
  admin = await browser.newDevice();
  await signInByLink(admin, made.adminLink);
});

it('an admin sees how a connection is and how it has been, for a day, a month and a year', async () => {
  await admin.getByRole('main').getByRole('link', { name: 'Microsoft Entra ID', exact: true }).click();
  await heading(admin, 'Health of Microsoft Entra ID').waitFor();
  await admin.getByText('every 40 minutes', { exact: true }).waitFor();
  await admin.getByRole('figure').filter({ hasText: 'Duration of cycles' }).waitFor();
  await checkScreen(admin, 'health-day');
  for (const [range, span, screen] of [
    ['30 days', 'Day', 'health-month'],
    ['Year', 'Week', 'health-year'],
  ] as const) {
    await admin.getByRole('navigation', { name: 'How far back' }).getByRole('link', { name: range }).click();
    await admin.getByText('Days begin at midnight UTC.').waitFor();
    // In the tables, which are folded up, stands what is drawn.
    await admin.locator('th', { hasText: span }).first().waitFor({ state: 'attached' });
    await checkScreen(admin, screen);
  }
});

it('behind each chart stands a table, which a keyboard opens', async () => {
  const chart = admin.getByRole('figure').filter({ hasText: 'People over time' });
  const numbers = chart.getByText('Show the numbers');
  await numbers.focus();
  await admin.keyboard.press('Enter');
  const table = chart.getByRole('table', { name: 'People over time' });
  await table.getByRole('columnheader', { name: 'Active people' }).waitFor();
  await expect.poll(() => table.getByRole('row').count()).toBe(53);
  await checkScreen(admin, 'health-table');
});

it('a connection that is silent for longer than it ever is, is overdue', async () => {
  await rewritePast([
    [`UPDATE directory SET last_request_at = now() - interval '5 hours' WHERE ${ofDirectory}`, 'samphire'],
  ]);
  await goTo(admin, 'Overview');
  await admin.getByText('Microsoft Entra ID is overdue', { exact: true }).waitFor();
  await admin.getByText(/^It normally comes every 40 minutes, last heard 5 hours ago\./).waitFor();
  await admin.getByText(/^Overdue since .*: it normally comes every 40 minutes/).waitFor();
  await checkScreen(admin, 'overview-overdue');
  await admin.getByRole('link', { name: 'See its health' }).click();
  await admin.getByText('What was changed since then has not arrived').waitFor();
  await checkScreen(admin, 'health-overdue');
});

it('a connection that is tried once a day is in quarantine, with the day on which it ends', async () => {
  // Refused from two days ago on, and tried after 6, 12 and 24 hours; what came today has never been.
  await rewritePast([
    [`DELETE FROM provisioning_record WHERE ${ofDirectory}`, 'samphire'],
    [`DELETE FROM provisioning_cycle WHERE ${ofDirectory}`, 'samphire'],
    [
      `INSERT INTO authentication_failure (organization_id, directory_id, token_id, minute, last_at, reason, count)
        SELECT organization_id, directory_id, token_id, at, at, 'revoked', 2
        FROM scim_credential, unnest(ARRAY[43, 37, 25, 1]) hours,
          LATERAL (SELECT date_trunc('minute', now() - hours * interval '1 hour') AS at)
        WHERE ${ofDirectory}`,
      'samphire',
    ],
    [
      `UPDATE directory d SET last_request_at = now() - interval '44 hours',
        quarantined_at = (SELECT min(last_at) FROM authentication_failure a WHERE a.directory_id = d.id)
        WHERE ${ofDirectory}`,
      'samphire',
    ],
  ]);
  await admin.reload();
  await admin.getByText('In quarantine', { exact: true }).waitFor();
  await admin.getByText(/^Entra ID switches provisioning off on /).waitFor();
  await checkScreen(admin, 'health-quarantined');
  await goTo(admin, 'Overview');
  await admin.getByText('Entra ID has put Microsoft Entra ID into quarantine', { exact: true }).waitFor();
  await checkScreen(admin, 'overview-quarantined');
});

it('support reads the same in the list of organizations', async () => {
  const support = await browser.newDevice();
  await signInByLink(support, await newStaff('Signe Samphire'));
  await findOrganization(support, 'samphire');
  await expect.poll(() => rows(support).count()).toBe(1);
  await row(support, name)
    .getByText('1 connection is in quarantine: Entra ID tries once a day')
    .filter({ visible: true })
    .waitFor();
  await checkScreen(support, 'support-quarantined');
});

it('an admin says that they want no mail of it', async () => {
  await goTo(admin, 'Settings');
  await admin.getByRole('link', { name: 'Notices' }).click();
  const unwanted = ['An identity provider is overdue', 'Entra ID has put a connection into quarantine'];
  const choiceOf = (kind: string) => admin.getByRole('checkbox', { name: new RegExp(`^${kind}`) });
  for (const kind of unwanted) {
    const chosen = admin.waitForResponse(/notice\.choose/);
    await choiceOf(kind).uncheck();
    await chosen;
  }
  await admin.reload();
  for (const kind of unwanted) await expect.poll(() => choiceOf(kind).isChecked()).toBe(false);
  expect(await choiceOf('A token is about to expire').isChecked()).toBe(true);
  await checkScreen(admin, 'notices-kinds');
});

it('who reads Swedish reads it in Swedish', async () => {
  const reader = await browser.newDevice({ locale: 'sv-SE' });
  await reader.goto(await newSignInLink(adminEmail));
  await reader.getByRole('button', { name: 'Logga in', exact: true }).click();
  await reader.getByText('Entra ID har satt Microsoft Entra ID i karantän', { exact: true }).waitFor();
  await reader.getByRole('main').getByRole('link', { name: 'Microsoft Entra ID', exact: true }).click();
  await heading(reader, 'Så mår Microsoft Entra ID').waitFor();
  await reader.getByText('med 40 minuter emellan', { exact: true }).waitFor();
  await reader.getByRole('figure').filter({ hasText: 'Grupper över tid' }).waitFor();
  await checkScreen(reader, 'health-swedish');
});
