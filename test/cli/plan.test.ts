import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inWorkspace, type Workspace } from './rig.ts';

const LIST = `
name: same
tasks:
  - { id: unit, for-each: { glob: "src/**/*.txt" }, run: x }
  - { id: e2e, matrix: { a: [1, 2, 3], b: [x, y] }, run: x, needs: [unit], duration: 3.5 }
  - { id: last, run: x, needs: [e2e] }
`;

function fill(workspace: Workspace, files: readonly string[]): void {
  mkdirSync(join(workspace.path, 'src'), { recursive: true });
  for (const file of files) workspace.write(`src/${file}.txt`, file);
  workspace.write('fanfold.yml', LIST);
}

describe('a plan is the same byte for byte', () => {
  test.concurrent.for(['text', 'json', 'matrix'])(
    'as %s: twice, in another folder, order of files, environment and time zone',
    (format, { expect }) =>
      inWorkspace(async (one) => {
        const names = ['b', 'a', 'deep/z', 'B', 'a-b', 'ä', '10', '9'];
        fill(one, names);
        const first = await one.run(['plan', '--format', format]);
        expect(first.code).toBe(0);
        expect(first.stdout.length).toBeGreaterThan(200);
        expect((await one.run(['plan', '--format', format])).stdout).toBe(first.stdout);
        await inWorkspace(async (other) => {
          fill(other, [...names].reverse());
          const env = {
            TZ: 'Pacific/Kiritimati',
            LANG: 'tr_TR.UTF-8',
            LC_ALL: 'C',
            CI: 'true',
            GITHUB_ACTIONS: 'true',
          };
          expect((await other.run(['plan', '--format', format], { env })).stdout).toBe(first.stdout);
        })();
      })(),
  );

  test.concurrent(
    'with the same measured times, whatever their order',
    inWorkspace(async ({ write, run, ...rest }) => {
      fill({ write, run, ...rest }, ['a', 'b']);
      const times = { 'unit[src/a.txt]': { 'ubuntu-latest': [9000] }, 'unit[src/b.txt]': { 'ubuntu-latest': [1000] } };
      write('one.json', JSON.stringify({ version: 1, tasks: times }));
      write('two.json', JSON.stringify({ tasks: Object.fromEntries(Object.entries(times).reverse()), version: 1 }));
      const plans = ['one.json', 'two.json'].map((file) => run(['plan', '--format', 'json', '--timings', file]));
      const [one, two] = await Promise.all(plans);
      expect(one?.stdout).toBe(two?.stdout);
      expect(one?.stdout).toContain('"estimateMs": 9000');
      const without = await run(['plan', '--format', 'json']);
      expect(without.stdout).not.toBe(one?.stdout);
    }),
  );
});

describe('the text of a plan', () => {
  test.concurrent(
    'shows waves, legs, and warns of timings that cannot be used without failing',
    inWorkspace(async ({ write, run, ...rest }) => {
      fill({ write, run, ...rest }, ['a', 'b']);
      write('fanfold.yml', `${LIST.replace('3.5', '350')}legs: { minimize: time }\n`);
      const { code, stdout } = await run(['plan', '--timings', 'nope.json']);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^same: 9 tasks in 3 waves on 9 legs/);
      expect(stdout).toMatch(/warning: `nope.json` cannot be read/);
      for (const task of ['unit[src/a.txt]', 'e2e[a=1,b=x]', 'last']) expect(stdout).toContain(task);
    }),
  );

  test.concurrent(
    'says which keys are declared nowhere, and that nothing of it ran',
    inWorkspace(async ({ write, run, exists }) => {
      write('fanfold.yml', 'tasks: [{ id: a, run: touch ran }, { id: b, run: touch ran }]');
      expect((await run(['plan'])).stdout).toContain('2 of 2 tasks declare neither `reads` nor `writes`');
      expect(exists('ran')).toBe(false);
    }),
  );
});

test.concurrent(
  '--groups: what the step makes with `groups: true`, and a lock across kinds says which waves keep it',
  inWorkspace(async ({ write, run }) => {
    write(
      'fanfold.yml',
      `independence: off
tasks:
  - { id: a, run: x, duration: 60, locks: [db] }
  - { id: b, run: x, duration: 60, locks: [db], runs-on: macos-latest }
  - { id: c, run: x, duration: 60 }
`,
    );
    const text = await run(['plan', '--groups']);
    expect(text.stdout).toMatch(/3 tasks in \d groups? of up to 2 waves on 3 legs/);
    expect(text.stdout).toContain('Wave 2, after wave 1 of its group');
    expect(text.stdout).toContain(
      'Not at the same time (lock `db`): a and b; no leg may run them all, so waves 1 and 2 keep them apart',
    );
    const matrix = JSON.parse((await run(['plan', '--groups', '--format', 'matrix'])).stdout);
    expect(matrix.include[0]).toMatchObject({ name: 'group 1', matrix: { include: expect.any(Array) } });
    expect((await run(['plan'])).stdout).toContain('Wave 2, after wave 1\n');
  }),
);
