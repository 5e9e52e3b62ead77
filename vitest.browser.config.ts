import { defineConfig } from 'vitest/config';

// The report in a real browser: Debian's chromium, driven by playwright-core.
export default defineConfig({
  test: { include: ['test/browser/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
