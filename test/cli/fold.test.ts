import { describe, expect, test } from 'vitest';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { inWorkspace } from './rig.ts';

const CONVERGE = ['converge', '--plan', '.fanfold/plan.json', '--records', '.fanfold/records'];

describe('what a run leaves in .fanfold', () => {
  test.concurrent(
    'outputs by task in the verdict, in outputs.json and one file a task; the table shows them',
    inWorkspace(async ({ runList, verdict, json }) => {
      const { code, stdout } = await runList(`
tasks:
  - { id: count, for-each: { items: [a, bb] }, run: 'echo "letters=\${#ITEM}" >> "$GITHUB_OUTPUT"' }
  - { id: none, run: "true" }`);
      expect(code).toBe(0);
      const outputs = { 'count[a]': { letters: '1' }, 'count[bb]': { letters: '2' } };
      expect(verdict().outputs).toEqual(outputs);
      expect(json('.fanfold/results/outputs.json')).toEqual(outputs);
      expect(json(`.fanfold/results/outputs/${taskFileName('count[bb]')}.json`)).toEqual({ letters: '2' });
      expect(stdout).toMatch(/letters/);
    }),
  );

  test.concurrent(
    'the outputs of a failed task are kept',
    inWorkspace(async ({ runList, verdict }) => {
      expect((await runList(`tasks: [{ id: a, run: 'echo "found=3" >> "$GITHUB_OUTPUT"; exit 1' }]`)).code).toBe(1);
      expect(verdict().outputs).toEqual({ a: { found: '3' } });
    }),
  );

  test.concurrent(
    'artifacts in a folder of their task, with their paths; links are not followed',
    inWorkspace(async ({ runList, read, exists }) => {
      const { code } = await runList(`
tasks:
  - id: build
    for-each: { items: [a/x, b] }
    run: 'mkdir -p "dist/$ITEM"; echo "$ITEM" > "dist/$ITEM/out.txt"; ln -s /etc/passwd "dist/$ITEM/link.txt"'
    artifacts: ["dist/\${{ item }}/*.txt"]
  - { id: late, needs: [build], run: 'cat dist/a/x/out.txt > seen', reads: ["dist/**"], writes: [seen] }`);
      expect(code).toBe(0);
      expect(read(`.fanfold/results/${taskFileName('build[a/x]')}/dist/a/x/out.txt`)).toBe('a/x\n');
      expect(read(`.fanfold/results/${taskFileName('build[b]')}/dist/b/out.txt`)).toBe('b\n');
      expect(exists(`.fanfold/results/${taskFileName('build[b]')}/dist/b/link.txt`)).toBe(false);
      expect(exists(`.fanfold/results/${taskFileName('build[b]')}/dist/a`)).toBe(false);
    }),
  );

  test.concurrent(
    'artifacts in the dialect that was proved: braces with zeros, names with a colon, folders of a for-each',
    inWorkspace(async ({ runList, read, exists, write }) => {
      write('packages/a/x.txt', 'x');
      write('packages/b:2/x.txt', 'x');
      const { code } = await runList(`
tasks:
  - { id: range, run: 'mkdir r; touch r/01 r/02 r/11', artifacts: ["r/{01..10}"] }
  - id: package
    for-each: { glob: packages/*/ }
    run: 'mkdir -p "out/$ITEM"; touch "out/$ITEM/y"'
    artifacts: ["out/\${{ item }}/**"]`);
      expect(code).toBe(0);
      expect(exists(`.fanfold/results/${taskFileName('range')}/r/02`)).toBe(true);
      expect(exists(`.fanfold/results/${taskFileName('range')}/r/11`)).toBe(false);
      expect(read(`.fanfold/results/${taskFileName('package[packages/b:2]')}/out/packages/b:2/y`)).toBe('');
    }),
  );

  test.concurrent(
    'the whole log of each task, all tries, in its own file',
    inWorkspace(async ({ runList, read }) => {
      await runList(
        `tasks: [{ id: "a", for-each: { items: ["../x"] }, run: 'echo out; echo err >&2; exit 1', retry: { max-attempts: 2, initial-seconds: 0 } }]`,
      );
      const log = read(`.fanfold/logs/${taskFileName('a[../x]')}.log`);
      expect(log.match(/out/g)).toHaveLength(2);
      expect(log.match(/err/g)).toHaveLength(2);
    }),
  );

  test.concurrent(
    'nothing of the run before, and it is ignored by git',
    inWorkspace(async ({ runList, records, read, write, exists }) => {
      await runList('tasks: [{ id: old, run: "true" }]');
      write('.fanfold/timings.json', '{}');
      await runList('tasks: [{ id: new, run: "true" }]');
      expect([...records().keys()]).toEqual(['new']);
      expect(read('.fanfold/.gitignore')).toBe('*\n');
      expect(exists('.fanfold/timings.json')).toBe(true);
    }),
  );
});

describe('converge.run', () => {
  const SEE = `
converge:
  run: |
    node -e '
      const { readFileSync, existsSync } = require("fs");
      const verdict = JSON.parse(readFileSync(process.env.FANFOLD_VERDICT, "utf8"));
      const outputs = JSON.parse(readFileSync(process.env.FANFOLD_RESULTS + "/outputs.json", "utf8"));
      require("fs").writeFileSync("seen.json", JSON.stringify({ verdict: verdict.verdict, outputs, env: process.env.MORE }));
    '
  env: { MORE: also }`;

  test.concurrent(
    'runs after a pass and after a failure, sees the results and the verdict',
    inWorkspace(async ({ runList, json }) => {
      const list = (end: string) => `${SEE}\ntasks: [{ id: a, run: 'echo k=v >> "$GITHUB_OUTPUT"; ${end}' }]`;
      expect((await runList(list('true'))).code).toBe(0);
      expect(json('seen.json')).toEqual({ verdict: 'pass', outputs: { a: { k: 'v' } }, env: 'also' });
      expect((await runList(list('exit 3'))).code).toBe(1);
      expect(json('seen.json')).toEqual({ verdict: 'fail', outputs: { a: { k: 'v' } }, env: 'also' });
    }),
  );

  test.concurrent(
    'its failure fails a run whose tasks passed, and every reader of the verdict is told',
    inWorkspace(async ({ runList, verdict, read }) => {
      const { code, stdout, stderr } = await runList(
        'converge: { run: echo so; exit 7 }\ntasks: [{ id: a, run: "true" }]',
      );
      expect(code).toBe(1);
      expect(stdout).toContain('converge | so');
      expect(stderr).toContain('converge.run failed: exit code 7');
      expect(stdout).toMatch(/^FAIL .*\n +converge\.run failed: exit code 7$/m);
      expect(stdout).not.toContain('PASS');
      expect(verdict()).toMatchObject({
        verdict: 'fail',
        decidedBy: [{ rule: 'converge.run', need: 0, have: 1, text: 'fail: converge.run failed: exit code 7' }],
        succeeded: ['a'],
      });
      expect(read('.fanfold/report.html')).toContain('converge.run failed: exit code 7');
    }),
  );

  test.concurrent(
    'its success does not turn a failure green',
    inWorkspace(async ({ runList }) => {
      expect((await runList('converge: { run: "true" }\ntasks: [{ id: a, run: exit 1 }]')).code).toBe(1);
    }),
  );

  test.concurrent(
    'a synthesis that rewrites the verdict changes nothing',
    inWorkspace(async ({ runList }) => {
      const list = `converge: { run: 'echo "{}" > "$FANFOLD_VERDICT"' }\ntasks: [{ id: a, run: exit 1 }]`;
      const { code, stdout } = await runList(list);
      expect(code).toBe(1);
      expect(stdout).toMatch(/^FAIL/m);
    }),
  );
});

describe('fanfold converge, offline', () => {
  test.concurrent.for([
    ['a pass', 'tasks: [{ id: a, run: sleep 0.1 }, { id: b, needs: [a], run: "true" }]', 0],
    [
      'a failure',
      'tasks: [{ id: a, run: exit 3 }, { id: b, needs: [a], run: "true" }, { id: c, run: exit 1, continue-on-error: true }]',
      1,
    ],
    ['an early stop', 'sync: any\ntasks: [{ id: a, run: sleep 0.5 }, { id: b, run: sleep 300 }]', 0],
    ['a skipped task', 'tasks: [{ id: a, run: x, if: "1 == 2" }, { id: b, run: "true" }]', 0],
    ['an empty list', 'tasks: [{ id: a, run: x, for-each: { items: [] } }]', 1],
  ] as const)('agrees with the run: %s', ([, list, code], { expect }) =>
    inWorkspace(async ({ runList, run, json }) => {
      const first = await runList(list);
      expect(first.code).toBe(code);
      const again = await run([...CONVERGE, '--format', 'json']);
      expect([again.code, again.stderr]).toEqual([code, '']);
      expect(JSON.parse(again.stdout)).toEqual(json('.fanfold/verdict.json'));
      const text = await run(CONVERGE);
      expect(text.code).toBe(code);
      // Only the run knows what was typed.
      const told = text.stdout.trimEnd().replace('reproduce it on your machine: `', 'run only what failed: `');
      expect(first.stdout).toContain(told);
    })(),
  );

  test.concurrent(
    'a record that is lost is missing, named, and a failure; one that is changed or of another plan does not count',
    inWorkspace(async ({ runList, run, write, read, path }) => {
      await runList('tasks: [{ id: a, run: "true" }, { id: b, run: "true" }, { id: c, run: "true" }]');
      const at = (id: string) => `.fanfold/records/${taskFileName(id)}.json`;
      write(at('a'), '{ half a rec');
      write(at('b'), read(at('b')).replace(/sha256:[0-9a-f]{8}/, 'sha256:00000000'));
      const { code, stdout } = await run([...CONVERGE, '--format', 'json']);
      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ verdict: 'fail', succeeded: ['c'], missing: ['a', 'b'] });
      const text = await run(CONVERGE);
      expect(text.stdout).toContain('missing');
      expect(text.stdout).toContain(`\`${taskFileName('a')}.json\`: not a task record`);
      expect(text.stdout).toContain('another plan');
      expect(text.stdout + text.stderr).not.toContain(path);
    }),
  );

  test.concurrent(
    'a plan that was changed is refused',
    inWorkspace(async ({ runList, run, write, read }) => {
      await runList('tasks: [{ id: a, run: "true" }, { id: b, run: exit 1 }]');
      write('.fanfold/plan.json', read('.fanfold/plan.json').replace('"exit 1"', '"true"'));
      const { code, stdout, stderr } = await run(CONVERGE);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('`.fanfold/plan.json` is not a plan that can be trusted: the digest does not belong');
    }),
  );
});

describe('fanfold report', () => {
  test.concurrent(
    'writes the same page again from the records',
    inWorkspace(async ({ runList, run, write, read, exists }) => {
      await runList('tasks: [{ id: a, run: "true" }, { id: b, run: exit 1 }]');
      const page = read('.fanfold/report.html');
      write('.fanfold/report.html', '');
      const { code, stdout } = await run(['report']);
      expect([code, stdout]).toEqual([0, '.fanfold/report.html\n']);
      expect(read('.fanfold/report.html')).toBe(page);
      expect(exists('elsewhere')).toBe(false);
    }),
  );
});
