import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../browser.ts';
import { checkScreen } from '../check-screen.ts';
import { newOrganization, newSignInLink, newToken, simulate } from '../installation.ts';
import { mapGroup, reviewChanges, roleOfGroup, saveRoles, stagedChanges } from '../screens/groups.ts';
import { goTo, row } from '../screens/organization.ts';
import { signInByLink } from '../screens/sign-in.ts';

const browser = openBrowser({ inSteps: true });
let first: Page;
let second: Page;

beforeAll(async () => {
  const { adminEmail, adminLink } = await newOrganization('cedar', 'Cedar Foods');
  await simulate('entra', await newToken('cedar', 'entra'), { users: 20, groups: 4 });
  first = await browser.newDevice();
  second = await browser.newDevice();
  await signInByLink(first, adminLink);
  await signInByLink(second, await newSignInLink(adminEmail));
});

it('leaving with staged changes asks first', async () => {
  await goTo(first, 'Groups & roles');
  await mapGroup(first, 'Finance', 'Boss');
  await first.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' }).click();
  const question = first.getByRole('dialog', { name: 'Leave without saving?' });
  await question.waitFor();
  await checkScreen(first, 'groups-leave');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await first.getByText('1 change staged').waitFor();
});

it('of two who save at once the second is told, keeps their changes, and saves them knowingly', async () => {
  await goTo(second, 'Groups & roles');
  await mapGroup(second, 'Finance', 'Member');
  await mapGroup(second, 'Team Leads', 'Boss');
  await reviewChanges(second);
  await saveRoles(second);

  // The preview comes with what the other has saved.
  const review = await reviewChanges(first);
  await review.getByText('Somebody saved other roles while you were working').waitFor();
  const finance = stagedChanges(review).filter({ hasText: 'Finance' });
  await finance.getByText('Member').waitFor();
  await checkScreen(first, 'groups-stale');
  await saveRoles(first);

  await expect.poll(() => roleOfGroup(first, 'Finance').textContent()).toContain('Boss');
  await expect.poll(() => roleOfGroup(first, 'Team Leads').textContent()).toContain('Boss');
  await goTo(first, 'Audit');
  await expect.poll(() => row(first, 'Saved the roles of groups').count()).toBe(2);
});
