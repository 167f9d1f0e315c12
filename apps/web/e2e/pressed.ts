import type { Page } from 'playwright-core';

declare global {
  interface Window {
    pressed?: number;
  }
}

/** Counts from now on how often somebody presses something on this page, until it is loaded again. */
export async function countPresses(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    window.pressed = 0;
    document.addEventListener(
      'pointerdown',
      ({ isTrusted }) => {
        if (isTrusted) window.pressed = (window.pressed ?? 0) + 1;
      },
      { capture: true },
    );
  });
  return () => page.evaluate(() => window.pressed ?? 0);
}
