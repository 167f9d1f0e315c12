import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, Page, Route } from 'playwright-core';

const { ROLLCALL_E2E_SLOW: seed } = process.env;

/** Whether the journeys run as on a bad day, to find what passes by luck of timing. */
export const isSlow = Boolean(seed);

/** How many times as long everything takes that a page computes. */
export const slowdown = isSlow ? 2 : 1;
const delayMaxMs = 400;
let state = Number(seed);

/** The pages of a device compute slowly, and what they ask for arrives late and in another order. */
export async function slowDown(context: BrowserContext): Promise<void> {
  // A page that is closed before it could be slowed down needs no slowing.
  context.on('page', (page) => void throttle(page).catch(() => undefined));
  await context.route(/\/(trpc|assets)\//, delay);
}

async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

/** Half of the requests are late, of the other half the answers: then what was done shows long after it was done. */
async function delay(route: Route): Promise<void> {
  const lateMs = random() * delayMaxMs;
  try {
    if (random() < 0.5) {
      await setTimeout(lateMs);
      await route.continue();
    } else {
      const response = await route.fetch({ maxRedirects: 0, maxRetries: 3 });
      await setTimeout(lateMs);
      await route.fulfill({ response });
    }
  } catch (error) {
    // Who left the page in the meantime asks for nothing any more.
    if (!/closed|disposed|canceled|not found/i.test(String(error))) throw error;
  }
}

/** Between 0 and 1, the same row for the same seed: Mulberry32. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
