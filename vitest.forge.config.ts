import { defineConfig } from 'vitest/config';

// Each case runs workflows on a real Gitea; most of a case is waiting, so that the cases of a file run beside each other.
export default defineConfig({
  test: {
    include: ['test/forge/**/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 900_000,
    sequence: { concurrent: true },
    maxWorkers: 1,
    maxConcurrency: 3,
    reporters: ['verbose'],
  },
});
