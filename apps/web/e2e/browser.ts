import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { launchChromium } from './chromium.ts';
import { origin } from './installation.ts';
import { isSlow, slowDown } from './slow-device.ts';

export const artifacts = fileURLToPath(new URL('../../../artifacts/', import.meta.url));

/** Far above what a step takes anywhere: two busy cores are no reason to fail. */
const stepMs = 30_000;

/** A browser of its own for a file of journeys. */
export type OpenBrowser = {
  /** Somebody's device: cookies, clipboard and storage are shared with no other. `locale`: the browser's language. */
  newDevice(options?: { locale?: string }): Promise<Page>;
  /** The browser may complain about this once more, since the journey provokes it. */
  expectComplaint(page: Page, complaint: RegExp): void;
};

/**
 * Launches Chromium for the file that calls it. After every test no page may have complained: no console error, no
 * violation of the content security policy, no uncaught exception. A failed test leaves a picture of each page.
 * `inSteps`: every test goes on where the one before ended, on the same devices, so that the first that fails ends
 * the file.
 */
export function openBrowser({ inSteps = false } = {}): OpenBrowser {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const complaints = new Map<Page, string[]>();
  const expected = new Map<Page, RegExp[]>();

  beforeAll(async () => {
    browser = await launchChromium(inject('ground').chromium);
  });
  let failed = false;
  beforeEach(({ skip }) => {
    if (inSteps && failed) skip('an earlier step failed');
  });
  afterEach(async ({ task }) => {
    failed ||= task.result?.state === 'fail';
    if (task.result?.state === 'fail') await takePictures(task.name, [...complaints.keys()]);
    const unexpected = [...complaints].flatMap(([page, said]) => {
      const allowed = expected.get(page) ?? [];
      return said.filter((line) => !allowed.some((pattern) => pattern.test(line)));
    });
    for (const said of complaints.values()) said.length = 0;
    expected.clear();
    if (!inSteps) await closeDevices();
    expect(unexpected, 'what the browser complained about').toEqual([]);
  });
  afterAll(async () => {
    await closeDevices();
    await browser?.close();
  });

  async function closeDevices(): Promise<void> {
    complaints.clear();
    for (const context of contexts.splice(0)) await context.close();
  }

  return {
    newDevice: async ({ locale = 'en-US' } = {}) => {
      const context = await browser.newContext({
        baseURL: origin,
        locale,
        reducedMotion: 'reduce',
        viewport: { width: 1440, height: 900 },
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      contexts.push(context);
      context.setDefaultTimeout(stepMs);
      if (isSlow) await slowDown(context);
      const page = await context.newPage();
      const said: string[] = [];
      complaints.set(page, said);
      page.on('console', (message) => {
        if (message.type() === 'error') said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(String(error)));
      return page;
    },
    expectComplaint: (page, complaint) => {
      expected.set(page, [...(expected.get(page) ?? []), complaint]);
    },
  };
}

async function takePictures(test: string, pages: readonly Page[]): Promise<void> {
  const folder = `${artifacts}failures/`;
  await mkdir(folder, { recursive: true });
  const name = test.replace(/[^a-z0-9]+/gi, '-').slice(0, 80);
  for (const [index, page] of pages.entries()) {
    if (!page.isClosed()) await page.screenshot({ path: `${folder}${name}-${index + 1}.png` });
  }
}
