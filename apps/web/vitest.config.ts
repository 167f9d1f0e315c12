import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'web',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: './vitest.setup.ts',
    testTimeout: 60_000,
  },
});
