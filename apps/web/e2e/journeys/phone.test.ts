import { it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newToken, simulate } from '../installation.ts';
import { mapGroup, reviewChanges, saveRoles } from '../screens/groups.ts';
import { goTo, heading, type Place, row } from '../screens/organization.ts';

const browser = openBrowser();

it('at 320 px one signs in, maps a group, and reads why somebody has their role', async () => {
  const { adminLink } = await newOrganization('rowan', 'Rowan Insurance Brokers International');
  await simulate('entra', await newToken('rowan', 'entra'), { users: 10, groups: 3 });
  const page = await browser.newDevice();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(adminLink);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await heading(page, 'Overview').waitFor();

  await page.getByRole('button', { name: 'Open the menu' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  await checkScreen(page, 'menu');
  await goTo(page, 'Groups & roles');
  await mapGroup(page, 'IT Administrators', 'Boss');
  await reviewChanges(page);
  await saveRoles(page);

  await goByMenu('People');
  await row(page, 'Boss').first().getByRole('link').click();
  await page.getByText(/ is Boss because of the group IT Administrators/).waitFor();
  await checkScreen(page, 'person-at-320');

  async function goByMenu(place: Place): Promise<void> {
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await goTo(page, place);
  }
});
