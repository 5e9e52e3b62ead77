import { readFile } from 'node:fs/promises';
import { defineConfig } from 'vitest/config';

/** GitHub's packages import JSON without an import attribute, which Node refuses: vite inlines them. */
const INLINED = /\/node_modules\/@actions\/(workflow-parser|languageservice|expressions)\/.*\.js$/;

export default defineConfig({
  plugins: [
    {
      name: 'packages-without-source-maps',
      enforce: 'pre',
      /** Their source maps name files that are not in the packages, and vite warns of each. */
      async load(id) {
        if (!INLINED.test(id)) return null;
        return { code: (await readFile(id, 'utf8')).replace(/^\/\/# sourceMappingURL=.*$/gm, ''), map: null };
      },
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/browser/**', 'test/forge/**', 'test/windows/**'],
    testTimeout: 30_000,
    maxWorkers: 2,
    hookTimeout: 60_000,
    server: { deps: { inline: [INLINED] } },
  },
});
