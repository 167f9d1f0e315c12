import { it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { rollcall } from '../installation.ts';
import { heading } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser();

it('support sees what runs by itself, and has it run now', async () => {
  const email = 'jo@vendor.example';
  await rollcall(['staff', 'create', '--email', email, '--name', 'Jo Vendor']);
  const printed = await rollcall(['sign-in-link', '--email', email, '--staff', '--json']);
  const page = await browser.newDevice();
  await signInByLink(page, JSON.parse(printed).url);
  await page.getByRole('link', { name: 'Jobs' }).click();
  await heading(page, 'Jobs').waitFor();
  const row = page.getByRole('row', { name: /^Delete expired sessions/ });
  await row.getByRole('button', { name: /^Run now/ }).click();
  await page.getByText('It will run in a moment').waitFor();
  await row.getByText('Worked').filter({ visible: true }).waitFor();
  await page.getByRole('heading', { name: 'Failures' }).waitFor();
  await checkScreen(page, 'support-jobs');
});
