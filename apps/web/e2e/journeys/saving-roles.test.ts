import type { Page, Request } from 'playwright-core';
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

it('one’s own save is never taken for somebody else’s, however late the rest of the screen is answered', async () => {
  await expect.poll(() => roleOfGroup(second, 'Finance').textContent()).toContain('Boss');
  await mapGroup(second, 'Finance', 'Member');
  const review = await reviewChanges(second);
  const said = await review.evaluateHandle((dialog) => {
    const seen = new Set<string>();
    new MutationObserver(() => seen.add(dialog.querySelector('[role=status]')?.textContent ?? '')).observe(
      dialog,
      { childList: true, subtree: true, characterData: true },
    );
    return seen;
  });
  const listed = second.waitForResponse(/\/trpc\/group\.list/);
  const previews = new Set<Request>();
  second.on('request', (request) => {
    if (request.url().includes('/trpc/group.preview')) previews.add(request);
  });
  const ended = (request: Request) => void previews.delete(request);
  second.on('requestfinished', ended);
  second.on('requestfailed', ended);
  await second.route('**/trpc/organization.overview*', async (route) => {
    await listed;
    await expect.poll(() => previews.size).toBe(0);
    await second.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await route.fallback();
  });
  await saveRoles(second);
  expect(await said.evaluate((seen) => [...seen].filter((text) => text !== ''))).toEqual([]);
  await second.unroute('**/trpc/organization.overview*');
});
