import { defineConfig } from 'vitest/config';

// Each case runs a workflow file with act; four at a time, two in each of two files, since most of a case is waiting.
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    sequence: { concurrent: true },
    maxWorkers: 2,
    maxConcurrency: 2,
  },
});
