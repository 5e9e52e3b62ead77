import { defineConfig } from 'vitest/config';

// `npm run windows` makes ready what these need. A start of a program takes a second or so; a busy machine many times that.
export default defineConfig({
  test: {
    include: ['test/windows/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
    reporters: ['verbose'],
  },
});
