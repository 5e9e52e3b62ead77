import { defineConfig } from 'vitest/config';

// Each case runs workflows on a real Gitea; most of a case is waiting, so that four of them run at a time.
export default defineConfig({
  test: {
    globalSetup: ['test/forge/setup.ts'],
    include: ['test/forge/**/*.test.ts'],
    testTimeout: 240_000,
    sequence: { concurrent: true },
    maxWorkers: 2,
    maxConcurrency: 2,
    reporters: ['verbose'],
  },
});
