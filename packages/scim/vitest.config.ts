import { defineConfig } from 'vitest/config';

// Everything here is pure, so the files can share a worker.
export default defineConfig({
  test: { name: 'scim', include: ['src/**/*.test.ts'], isolate: false, testTimeout: 60_000 },
});
