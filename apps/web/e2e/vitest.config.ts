import { defineConfig } from 'vitest/config';
import { isSlow } from './slow-device.ts';

const minuteMs = isSlow ? 300_000 : 60_000;

export default defineConfig({
  test: {
    name: 'browser',
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: './start-installation.ts',
    // The journeys share one installation, each in an organization of its own. Steps of one journey follow each other.
    maxWorkers: 2,
    // After everything else: a browser, a server and a simulated IdP need the machine for themselves.
    sequence: { groupOrder: 2 },
    testTimeout: 4 * minuteMs,
    // A journey may do as much before its first step as in one.
    hookTimeout: 4 * minuteMs,
    expect: { poll: { timeout: 30_000, interval: 100 } },
  },
});
