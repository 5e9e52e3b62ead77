import { defineConfig } from 'vitest/config';

// GitHub's packages import JSON without an import attribute, which Node refuses: vite inlines them.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/browser/**'],
    testTimeout: 30_000,
    maxWorkers: 2,
    hookTimeout: 60_000,
    server: { deps: { inline: [/@actions\/(workflow-parser|languageservice|expressions)/] } },
  },
});
