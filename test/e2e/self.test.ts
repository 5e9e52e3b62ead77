import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './act.ts';
import { listOf, outputOf, runCase } from './case.ts';

const FOLDER = 'test/report';

// What vite caches would go below node_modules, which all legs share here and no two runners share on GitHub.
const CONFIG = `import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import base from './vitest.config.ts';

export default { ...base, cacheDir: mkdtempSync(join(process.env.RUNNER_TEMP, 'vite-')) };
`;

const TASKS = `
name: self
legs: { max: 4 }
tasks:
  - id: unit
    for-each: { glob: ${FOLDER}/*.test.ts }
    reads: [ "src/**", "test/**" ]
    run: |
      report=$(mktemp -p "$RUNNER_TEMP")
      npx vitest run "$ITEM" --config fanout.config.ts --configLoader runner --maxWorkers 1 \\
        --reporter default --reporter json --outputFile.json "$report"
      count='JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).numPassedTests'
      echo "tests=$(node -p "$count" "$report")" >> "$GITHUB_OUTPUT"
`;

const COPIES = [
  'src',
  FOLDER,
  'test/run/rig.ts',
  'test/support',
  'schema',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];

describe('dogfood, run by act', () => {
  it("11: this project's own tests, fanned out over 4 legs and gated", async () => {
    const files = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.test.ts'));
    const run = await runCase(
      TASKS,
      { before: '      - run: ln -s "$FANFOLD_ROOT/node_modules" node_modules' },
      { copies: COPIES, files: { 'fanout.config.ts': CONFIG }, env: { FANFOLD_ROOT: ROOT } },
      'self',
    );
    const ids = files.map((name) => `unit[${FOLDER}/${name}]`);
    expect(outputOf(run, 'verdict'), run.log).toBe('pass');
    expect(listOf(run, 'succeeded').sort()).toEqual(ids.sort());
    expect(run.resultsOf('task', './task')).toEqual(['success', 'success', 'success', 'success']);
    expect(run.resultsOf('converge', './converge')).toEqual(['success']);
    expect(run.names).toEqual(expect.arrayContaining(['fanfold-self-a1-plan', 'fanfold-self-a1-report']));
    expect([...run.records.keys()].sort()).toEqual(ids.sort());
    for (const record of run.records.values()) {
      expect(Number(record.outputs['tests'])).toBeGreaterThan(0);
      expect(record.writesObserved).toEqual([]);
    }
  });
});
