import { defineConfig } from 'vitest/config';

// Each case runs a workflow file with act; several at a time, since most of a case is waiting.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    sequence: { concurrent: true },
    maxConcurrency: 4,
  },
});
