import { describe, expect, test } from 'vitest';
import type { Check } from '../../src/model.ts';
import { inWorkspace } from './rig.ts';

const WORKFLOW = '.github/workflows/fanfold.yml';
const DECLARED =
  'tasks:\n  - { id: a, run: "true", reads: [], writes: [a.txt] }\n  - { id: b, run: "true", reads: [], writes: [] }\n';

describe('check of a workflow', () => {
  test.concurrent(
    'says in the document all that it says in the text',
    inWorkspace(async ({ run, read, write }) => {
      await run(['init', '--form', 'steps']);
      write('w.yml', read(WORKFLOW).replaceAll('OWNER/', 'acme/').replace('      fail-fast: false\n', ''));
      write('fanfold.yml', DECLARED);
      const text = await run(['check', '--workflow', 'w.yml']);
      const json = await run(['check', '--workflow', 'w.yml', '--format', 'json']);
      expect([text.code, json.code, json.stderr]).toEqual([1, 1, '']);
      const { problems, conditions } = JSON.parse(json.stdout) as Check;
      expect(problems).toMatchObject([
        { severity: 'error', kind: 'fail-fast', file: 'w.yml', line: 24, column: expect.any(Number) },
      ]);
      for (const { severity, message, file, line, column } of problems)
        expect(text.stdout).toContain(`${file}:${line}:${column}: ${severity}: ${message}\n`);
      expect(conditions).toHaveLength(4);
      for (const { name, summary } of conditions) expect(text.stdout).toMatch(new RegExp(`${name} +${summary}`));
      expect(conditions[3]).toMatchObject({ name: 'failure isolation', status: 'conflict' });
    }),
  );

  test.concurrent(
    'names the one workflow that could be checked, and nothing where there is a choice',
    inWorkspace(async ({ run, write }) => {
      write('fanfold.yml', DECLARED);
      const isolation = async () => /failure isolation +(.*)/.exec((await run(['check'])).stdout)?.[1];
      const unnamed = 'no workflow was checked; give one with `--workflow FILE`';
      expect(await isolation()).toBe(unnamed);
      write('.github/workflows/other.yml', '# not fanfold\njobs: { a: { steps: [{ uses: "acme/fanfolds@v1" }] } }\n');
      expect(await isolation()).toBe(unnamed);
      write('.github/workflows/ci.yaml', 'jobs:\n  a:\n    steps:\n      - uses: "acme/fanfold/converge@v1"\n');
      expect(await isolation()).toBe('no workflow was checked; give one with `--workflow .github/workflows/ci.yaml`');
      write('.github/workflows/two.yml', 'jobs: { a: { steps: [{ uses: acme/fanfold@v1}] } }\n');
      expect(await isolation()).toBe(unnamed);
    }),
  );

  test.concurrent(
    'knows from the task file what the legs run on',
    inWorkspace(async ({ run, read, write }) => {
      await run(['init', '--form', 'steps']);
      write('w.yml', read(WORKFLOW).replaceAll('OWNER/', 'acme/').replace('${{ matrix.runs-on }}', 'ubuntu-latest'));
      write('fanfold.yml', DECLARED);
      expect((await run(['check', '--workflow', 'w.yml'])).stdout).toMatch(/^INDEPENDENT/);
      write('fanfold.yml', `defaults: { runs-on: windows-latest }\n${DECLARED}`);
      const { code, stdout } = await run(['check', '--workflow', 'w.yml']);
      expect(stdout).toMatch(/w\.yml:\d+:14: warning: `runs-on: ubuntu-latest` holds for every leg of `task`/);
      expect(code).toBe(0);
    }),
  );
});

describe('check --suggest', () => {
  const LIST = [
    'tasks:',
    '  - { id: one, run: echo > one.txt && echo > both.txt }',
    '  - { id: two, run: echo > two.txt && echo > both.txt, reads: [], writes: [two.txt] }',
    '  - { id: three, run: "true", reads: [], writes: [] }',
    '',
  ].join('\n');

  test.concurrent(
    'sends to `run --observe` where nothing was observed',
    inWorkspace(async ({ run, runList }) => {
      await runList(LIST, ['--jobs', '3']);
      const note = (await run(['check'])).stdout;
      expect(note).toContain('`fanfold run --observe` and then `fanfold check --suggest` propose declarations');
    }),
  );

  test.concurrent(
    'prints the entries of the task file with what is missing, and the conflicts that follow',
    inWorkspace(async ({ run, runList, write }) => {
      await runList(LIST, ['--observe', '--jobs', '1']);
      const { code, stdout, stderr } = await run(['check', '--suggest']);
      expect([code, stderr]).toEqual([0, '']);
      const shown = stdout.split('\n').filter((line) => !line.startsWith('#') && !/^ {4}reads: \[\]$/.test(line));
      expect(shown).toEqual([
        'tasks:',
        '  - id: one',
        '    writes: ["both.txt", "one.txt"]',
        '  - id: two',
        '    writes: ["two.txt", "both.txt"]',
        '',
      ]);
      expect(stdout).toContain(
        '# With these declarations tasks conflict:\n#   `one` writes `both.txt` and `two` writes',
      );
      write('fanfold.yml', stdout.replaceAll(/^( {2}- id: .*)$/gm, '$1\n    run: "true"'));
      const pasted = await run(['check']);
      expect(pasted.stdout).toMatch(/^NOT INDEPENDENT {2}1 pair of tasks in conflict/);
    }),
  );

  test.concurrent(
    'has nothing to say about what is declared already',
    inWorkspace(async ({ run, runList }) => {
      await runList('tasks: [{ id: a, run: echo > a.txt, reads: ["**"], writes: [a.txt] }]', ['--observe']);
      expect((await run(['check', '--suggest'])).stdout).toBe(
        'What the tasks declare covers all that the last run showed.\n',
      );
    }),
  );

  test.concurrent(
    '--fix mends what has one answer, keeps the rest, and says what is left; again it changes nothing',
    inWorkspace(async ({ run, read, write }) => {
      write('fanfold.yml', DECLARED);
      await run(['init', '--workflow', '--form', 'steps', '--action', 'acme/fanfold@v1']);
      const good = read(WORKFLOW);
      const unmarked = good.replace(/^ *# fanfold: .*\n/gm, '').replace('  plan:\n', '  plan: # mine\n');
      write('w.yml', unmarked.replace('      fail-fast: false\n', '').replace('/task@v1', '/task@v2'));
      const { code, stdout, stderr } = await run(['check', '--workflow', 'w.yml', '--fix']);
      expect([code, stderr.trim()]).toEqual([0, 'w.yml: fixed; what is left needs somebody']);
      expect(stdout).toContain('warning: ');
      const fixed = read('w.yml');
      expect(fixed.replace('      fail-fast: false\n', '')).toBe(
        unmarked.replace('      fail-fast: false\n', '').replace('/task@v1', '/task@v2'),
      );
      const again = await run(['check', '--workflow', 'w.yml', '--fix']);
      expect([again.stderr.trim(), read('w.yml')]).toEqual(['w.yml: nothing to fix by itself', fixed]);
    }),
  );

  test.concurrent(
    '--fix writes the marked block again, and nothing where the file does not parse',
    inWorkspace(async ({ run, read, write }) => {
      write('fanfold.yml', DECLARED);
      await run(['init', '--workflow', '--form', 'steps', '--action', 'acme/fanfold@v1']);
      const good = `# mine\n${read(WORKFLOW)}`;
      write(WORKFLOW, good.replace('    if: ${{ !cancelled() }}\n', '').replace('fail-fast: false', 'fail-fast: true'));
      expect((await run(['check', '--workflow', WORKFLOW, '--fix'])).code).toBe(0);
      expect(read(WORKFLOW)).toBe(good);
      const bad = `${good.replace('fail-fast: false', 'fail-fast: true')}  x: [\n`;
      write(WORKFLOW, bad);
      expect((await run(['check', '--workflow', WORKFLOW, '--fix'])).code).toBe(1);
      expect(read(WORKFLOW)).toBe(bad);
    }),
  );
});
