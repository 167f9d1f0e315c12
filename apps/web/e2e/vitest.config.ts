import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'browser',
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    globalSetup: './start-installation.ts',
    // The journeys share one installation, each in an organization of its own. Steps of one journey follow each other.
    maxWorkers: 2,
    // After everything else: a browser, a server and a simulated IdP need the machine for themselves.
    sequence: { groupOrder: 1 },
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000, interval: 100 } },
  },
});
