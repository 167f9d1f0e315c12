import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // One PostgreSQL for all projects; each test file has a database of its own in it.
    globalSetup: './packages/db/src/testing-global-setup.ts',
    projects: ['packages/*/vitest.config.ts', 'apps/*/vitest.config.ts', 'apps/web/e2e/vitest.config.ts'],
    reporters: ['default', './packages/config/closing-line.ts'],
  },
});
