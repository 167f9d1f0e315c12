import { expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { origin } from '../installation.ts';
import { heading } from '../screens/organization.ts';

const browser = openBrowser();

it('anybody reads the guides: from the index, by a link to a step, with placeholders for the values', async () => {
  const reader = await browser.newDevice();
  await reader.goto('/docs');
  await reader.getByRole('heading', { name: 'People and groups' }).waitFor();
  await checkScreen(reader, 'docs');
  await reader.getByRole('link', { name: 'Microsoft Entra ID' }).first().click();
  await heading(reader, 'Microsoft Entra ID').waitFor();
  await reader.getByText('the base URL from Setup in the portal').waitFor();
  await checkScreen(reader, 'docs-entra');

  await reader.goto('/docs/scim/okta#step-2');
  const step = reader.locator('#step-2');
  await step.getByRole('heading', { name: /^Connect it/ }).waitFor();
  await expect
    .poll(() => step.evaluate((element) => Math.abs(element.getBoundingClientRect().top)))
    .toBeLessThan(100);
});

it('a guide is printed on paper without buttons, light also for who reads in the dark', async () => {
  const reader = await browser.newDevice();
  await reader.emulateMedia({ colorScheme: 'dark' });
  await reader.goto('/docs/scim/okta');
  await reader.getByRole('button', { name: 'Print' }).waitFor();
  await reader.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await reader.getByRole('button', { name: 'Print' }).waitFor({ state: 'hidden' });
  const title = heading(reader, 'Okta');
  await expect
    .poll(() => title.evaluate((element) => getComputedStyle(element).color))
    .toBe('rgb(27, 27, 25)');
});

it('an address without a guide says so', async () => {
  const reader = await browser.newDevice();
  await reader.goto('/docs/scim/nobody');
  await reader.getByRole('link', { name: 'Open the portal' }).waitFor();
  await reader.getByRole('heading', { name: 'There is nothing here' }).waitFor();
});

it('scripts come as the build compressed them, for a year, and one that is gone is not found', async () => {
  const page = await (await fetch(`${origin}/docs`)).text();
  const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(page) ?? [];
  const get = (path: string, encoding: string) =>
    fetch(`${origin}${path}`, { headers: { 'accept-encoding': encoding } });
  const { headers } = await get(script, 'gzip, br');
  expect(headers.get('content-encoding')).toBe('br');
  expect(headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
  expect((await get(script, 'gzip')).headers.get('content-encoding')).toBe('gzip');
  expect((await get(script, 'identity')).headers.get('content-encoding')).toBeNull();
  expect((await get('/assets/gone.js', 'br')).status).toBe(404);
});
