/** Small projects as people have them: what their tools leave behind must not turn a run red. */
import { execFileSync } from 'node:child_process';
import { closeSync, cpSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inWorkspace, type Workspace } from './rig.ts';

/**
 * What the tools were seen to write (pytest 9, npm 11 with vitest 4, go 1.26): the tests need none of them, and take the time
 * of a shell. Each run writes something else, as a cache does.
 */
const PYTEST = `mkdir -p .pytest_cache/v/cache tests/__pycache__ reports
      for file in .pytest_cache/README.md .pytest_cache/v/cache/nodeids .pytest_cache/v/cache/lastfailed .coverage; do
        date +%s%N > "$file"
      done
      date +%s%N > "tests/__pycache__/test_$ITEM.cpython-312-pytest-9.0.0.pyc"
      date +%s%N > "tests/__pycache__/conftest.cpython-312-pytest-9.0.0.pyc"
      echo '<testsuites/>' > "reports/$ITEM.xml"`;

const VITEST = `mkdir -p node_modules/.vite/vitest node_modules/.cache/tool .turbo "$ITEM/dist"
      date +%s%N > node_modules/.vite/vitest/results.json
      date +%s%N > node_modules/.cache/tool/index
      date +%s%N > .turbo/daemon.log
      date +%s%N > "$ITEM/dist/index.js"`;

const GO = `mkdir -p cover
      date +%s%N > "cover/$ITEM.out"`;

interface Project {
  readonly files: Readonly<Record<string, string>>;
  readonly list: string;
  /** What a task wrote beyond the caches, as suggested. */
  readonly suggested: string;
}

const ITEMS = ['a', 'b', 'c'];

function each(of: (item: string) => readonly [string, string]): Record<string, string> {
  return Object.fromEntries(ITEMS.map(of));
}

const list = (items: string, run: string) => `name: unit
tasks:
  - id: unit
    for-each: { items: [${items}] }
    run: |
      ${run}
`;

const PROJECTS: Readonly<Record<string, Project>> = {
  pytest: {
    files: each((item) => [`tests/test_${item}.py`, `def test_${item}():\n    assert True\n`]),
    list: list('a, b, c', PYTEST),
    suggested: 'writes: ["reports/${{ item }}.xml"]',
  },
  'npm workspaces': {
    files: {
      'package.json': '{ "private": true, "workspaces": ["packages/*"] }',
      ...each((item) => [`packages/${item}/package.json`, `{ "name": "${item}" }`]),
    },
    list: list('packages/a, packages/b, packages/c', VITEST),
    suggested: 'writes: ["${{ item }}/dist/index.js"]',
  },
  Go: {
    files: { 'go.mod': 'module example.org/x\n\ngo 1.20\n', ...each((item) => [`${item}/a.go`, `package ${item}\n`]) },
    list: list('a, b, c', GO),
    suggested: 'writes: ["cover/${{ item }}.out"]',
  },
};

function write(workspace: Workspace, { files, list: text }: Project): void {
  for (const [file, content] of Object.entries({ ...files, 'fanfold.yml': text })) workspace.write(file, content);
  execFileSync('git', ['init', '-q'], { cwd: workspace.path });
}

describe.each(Object.entries(PROJECTS))('a project of %s', (_, project) => {
  test(
    'passes under the defaults: in turn, side by side, observed, and with its output in a file of the workspace',
    inWorkspace(async (workspace) => {
      write(workspace, project);
      for (const args of [['--jobs', '1'], ['--jobs', '3'], ['--observe']]) {
        const ran = await workspace.run(['run', ...args]);
        expect([ran.code, ran.stderr, args]).toEqual([0, expect.not.stringMatching(/error:|warning:/), args]);
        expect(ran.stdout).not.toMatch(/error:|warning:/);
      }
      const file = openSync(join(workspace.path, 'out.txt'), 'w');
      const ran = await workspace.run(['run', '--jobs', '1'], { stdout: file });
      closeSync(file);
      expect([ran.code, workspace.read('out.txt')]).toEqual([0, expect.not.stringContaining('`out.txt`')]);
      const seen = [...workspace.records().values()].flatMap(({ writesObserved }) => writesObserved ?? []);
      expect(seen.length).toBeGreaterThan(0);
      expect(seen).not.toContain('out.txt');
    }),
  );

  test(
    'passes on runners of their own, and its declarations can be suggested, taken over and checked',
    inWorkspace(async (workspace) => {
      write(workspace, project);
      expect((await workspace.run(['run', '--jobs', '1'])).code).toBe(0);
      // Records without a run folder around them come from runners.
      cpSync(join(workspace.path, '.fanfold/records'), join(workspace.path, '../records'), { recursive: true });
      const judged = await workspace.run(['converge', '--plan', '.fanfold/plan.json', '--records', '../records']);
      expect([judged.code, judged.stdout]).toEqual([0, expect.not.stringMatching(/error:|warning:/)]);
      const { code, stdout } = await workspace.run(['check', '--suggest']);
      expect([code, stdout]).toEqual([0, expect.stringContaining(project.suggested)]);
      expect(stdout).not.toMatch(/conflict|_cache|__pycache__|\.vite/);
    }),
  );
});

test(
  'what the list ignores is neither told nor suggested, and what meets is red with three ways out',
  inWorkspace(async ({ runList, run }) => {
    const list = `tasks:
  - { id: a, run: date +%N > log.txt }
  - { id: b, run: date +%N > log.txt }
  - { id: c, reads: [log.txt], run: "true" }
`;
    const red = await runList(list, ['--jobs', '1']);
    expect([red.code, red.stdout]).toEqual([1, expect.stringContaining('wrote the same file `log.txt`')]);
    expect(red.stdout).toMatch(/- order: .*`b` need `a`[\s\S]*- serialise: [\s\S]*- narrow: .*`ignore: \["log.txt"\]`/);
    const green = await runList(`ignore: [log.txt]\n${list}`, ['--jobs', '1']);
    expect([green.code, green.stdout]).toEqual([0, expect.not.stringContaining('log.txt')]);
    expect((await run(['check', '--suggest'])).stdout).not.toContain('log.txt');
  }),
);
