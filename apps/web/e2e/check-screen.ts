import { mkdir } from 'node:fs/promises';
import { type AxeResults, source as axeSource, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { artifacts } from './browser.ts';
import { isSlow } from './slow-device.ts';

const screenshots = `${artifacts}screenshots/`;
const themes = ['light', 'dark'] as const;
const wide = { width: 1440, height: 900 };
const phone = { width: 360, height: 780 };
/** The width at which WCAG 2.2 (1.4.10 Reflow) allows no scrolling sideways. */
const narrowest = { width: 320, height: 640 };
const pictureHeightMaxPx = 2_600;
/** Of a run that nobody looks at, only what failed is worth a picture. */
const takesPictures = process.env.CI === undefined;

/**
 * Looks at the screen that is shown, in light and dark: axe finds nothing serious, nothing scrolls sideways at 320 px,
 * and, but for CI, a picture of it is kept at 1440 and at 360 px as `<name>-<theme>-<width>.png`.
 */
export async function checkScreen(page: Page, name: string): Promise<void> {
  // On a slow device it would take minutes, and find what it finds on any other.
  if (isSlow) return;
  await mkdir(screenshots, { recursive: true });
  const before = page.viewportSize() ?? wide;
  // Nothing is pointed at in the pictures.
  await page.mouse.move(0, 0);
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
    const where = `${name} in ${theme}`;

    await page.setViewportSize(wide);
    await atRest(page);
    expect.soft(await violations(page, theme), `axe on ${where}`).toEqual([]);
    if (takesPictures) {
      await takePicture(page, `${name}-${theme}-${wide.width}`);
      await page.setViewportSize(phone);
      await atRest(page);
      await takePicture(page, `${name}-${theme}-${phone.width}`);
    }

    await page.setViewportSize(narrowest);
    await atRest(page);
    expect.soft(await violations(page, theme), `axe on ${where} at ${narrowest.width} px`).toEqual([]);
    expect
      .soft(await widerThanScreen(page), `what is wider than ${narrowest.width} px on ${where}`)
      .toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(before);
}

/** The theme and the size are drawn, and no colour is still on its way from the one before. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise(requestAnimationFrame);
    // In the first frame the new style applies, in the second what it set in motion can be seen.
    await nextFrame();
    await nextFrame();
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/**
 * Serious and critical ones, each as one line that names the rule and the elements. In dark only the rules about
 * colour run: nothing else differs from the same screen in light, which came before.
 */
async function violations(page: Page, theme: (typeof themes)[number]): Promise<string[]> {
  // Once per document: what the page has of it survives until the next load.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const options: RunOptions = { resultTypes: ['violations'] };
  if (theme === 'dark') options.runOnly = ['color-contrast', 'link-in-text-block'];
  // What lies behind an open dialog is dimmed and out of use.
  const dialogs = await page.getByRole('dialog').count();
  const found = await page.evaluate(
    async ({ context, options }) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations }: AxeResults = await axe.run(context, options);
      // Of the rest, what passed, a page of people makes megabytes.
      return violations.map(({ id, impact, help, nodes }) => ({
        id,
        impact,
        help,
        places: nodes.map(({ html }) => html.slice(0, 160)),
      }));
    },
    { context: dialogs > 0 ? '[role=dialog]' : 'html', options },
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, places }) => `${id}: ${help}: ${places.join(' | ')}`);
}

/** What makes the page scroll sideways; nothing when it does not. */
async function widerThanScreen(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120))
      .slice(-3);
  });
}

/** Of the whole page; of what is in sight while a dialog is open, which covers no more than that. */
async function takePicture(page: Page, name: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? wide;
  const dialogs = await page.getByRole('dialog').count();
  const contentHeight =
    dialogs > 0 ? height : await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({
    path: `${screenshots}${name}.png`,
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(Math.max(height, contentHeight), pictureHeightMaxPx) },
  });
}
