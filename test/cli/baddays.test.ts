import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { inWorkspace } from './rig.ts';

const ONE = 'tasks: [{ id: a, run: touch ran }]';

describe('.fanfold cannot be written: exit 2 before anything runs', () => {
  test.concurrent(
    'it is a file',
    inWorkspace(async ({ write, runList, read, exists }) => {
      write('.fanfold', 'mine');
      const { code, stdout, stderr } = await runList(ONE);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/error: `\.fanfold` cannot be written: /);
      expect(read('.fanfold')).toBe('mine');
      expect(exists('ran')).toBe(false);
    }),
  );

  test.concurrent.for(['/proc/nowhere', '/dev/full', '/nowhere/at/all'])('it is a link to %s', (target, { expect }) =>
    inWorkspace(async ({ path, runList, exists }) => {
      symlinkSync(target, join(path, '.fanfold'));
      const { code, stderr } = await runList(ONE);
      expect(code).toBe(2);
      expect(stderr).toContain('`.fanfold` cannot be written: ');
      expect(stderr).not.toContain('internal error');
      expect(exists('ran')).toBe(false);
    })(),
  );

  test.concurrent(
    'a folder stands where plan.json belongs, and is in the way for good',
    inWorkspace(async ({ path, runList, exists }) => {
      mkdirSync(join(path, '.fanfold'));
      symlinkSync('/proc/self/nowhere', join(path, '.fanfold/.gitignore'));
      const { code, stderr } = await runList(ONE);
      expect(code).toBe(2);
      expect(stderr).toContain('`.fanfold` cannot be written: ');
      expect(exists('ran')).toBe(false);
    }),
  );

  test.concurrent(
    'there is no folder for temporary files',
    inWorkspace(async ({ runList, exists }) => {
      const { code, stderr } = await runList(ONE, [], { env: { TMPDIR: '/nowhere' } });
      expect(code).toBe(2);
      expect(stderr).toContain('`/nowhere` cannot be written: ');
      expect(exists('ran')).toBe(false);
    }),
  );
});

/** A task that takes away what a run writes into, and one after it. */
const sabotage = (command: string) => `stop: never
tasks: [{ id: bad, run: '${command}' }, { id: later, needs: [bad], run: "true" }]`;

describe('the disk fails while tasks run: exit 1, said so, verdict printed, no hang', () => {
  test.concurrent.for([
    ['records is a file', 'rm -rf .fanfold/records; echo x > .fanfold/records'],
    ['records is a device that is full', 'rm -rf .fanfold/records; ln -s /dev/full .fanfold/records'],
    [
      'a record would have to go onto a device that is full',
      `ln -s /dev/full .fanfold/records/${taskFileName('later')}.json.$PPID.tmp`,
    ],
    ['records is a link to nowhere', 'rm -rf .fanfold/records; ln -s /proc/nowhere .fanfold/records'],
  ])('%s', ([, command = ''], { expect }) =>
    inWorkspace(async ({ runList }) => {
      const { code, stdout, stderr } = await runList(sabotage(command));
      expect(stdout).toMatch(/^FAIL .*2 of 2 tasks succeeded\n.*could be stored: \d problems?$/m);
      expect(`${stdout}${stderr}`).toMatch(/error: the record of `later` /);
      expect(stderr).not.toContain('internal error');
      expect(code).toBe(1);
    })(),
  );

  test.concurrent(
    '.fanfold is gone: the records are made again, the rest is told',
    inWorkspace(async ({ runList, records }) => {
      const { code, stdout } = await runList(sabotage('rm -rf .fanfold'));
      expect(stdout).toMatch(/^PASS/m);
      expect([...records().keys()].sort()).toEqual(['bad', 'later']);
      expect([0, 1]).toContain(code);
    }),
  );

  test.concurrent(
    'everything is a file: verdict, results and report cannot be written either',
    inWorkspace(async ({ runList }) => {
      const { code, stdout, stderr } = await runList(sabotage('rm -rf .fanfold; echo x > .fanfold'));
      expect(stdout).toMatch(/^FAIL .*2 of 2 tasks succeeded\n.*could be stored: \d problems?$/m);
      for (const what of ['the verdict', 'the results', 'the report'])
        expect(stderr).toContain(`fanfold: ${what} could not be written: `);
      expect(code).toBe(1);
    }),
  );

  test.concurrent(
    'no file may grow beyond 64 KiB: logs and copies are cut, nothing hangs',
    inWorkspace(async ({ runList, records }) => {
      const list = `tasks: [{ id: a, run: 'head -c 20000 /dev/zero > big; seq 60000', artifacts: [big] }]`;
      const { code } = await runList(list, [], { prefix: ['prlimit', '--fsize=65536'] });
      expect([0, 1]).toContain(code);
      expect(records().get('a')?.state).toBe('succeeded');
    }),
  );

  test.concurrent(
    'artifacts that cannot be stored fail the run',
    inWorkspace(async ({ runList }) => {
      const list = `tasks: [{ id: a, run: 'rm -rf .fanfold/results; echo x > .fanfold/results; echo x > out', artifacts: [out] }]`;
      const { code, stdout, stderr } = await runList(list);
      expect(`${stdout}${stderr}`).toContain('in its artifacts cannot be carried');
      expect(code).toBe(1);
    }),
  );
});

describe('standard output', () => {
  test.concurrent(
    'a reader that has seen enough is no error, and nothing is lost',
    inWorkspace(async ({ start, write, verdict, alive }) => {
      write(
        'fanfold.yml',
        `tasks: [{ id: a, for-each: { items: [1, 2] }, run: 'for i in $(seq 20000); do echo line $i; done' }]`,
      );
      const { child, finished } = start(['run']);
      child.stdout?.once('data', () => child.stdout?.destroy());
      const { code, stderr } = await finished;
      expect(code).toBe(0);
      expect(stderr).not.toMatch(/EPIPE|internal error/);
      expect(verdict().counts.succeeded).toBe(2);
      expect(alive()).toEqual([]);
    }),
  );

  test.concurrent(
    'a device that is full fails what was asked for, and leaves no child',
    inWorkspace(async ({ run, write, verdict }) => {
      write('fanfold.yml', 'tasks: [{ id: a, run: echo out; sleep 0.5 }]');
      const { openSync, closeSync } = await import('node:fs');
      const full = openSync('/dev/full', 'w');
      for (const args of [['run'], ['plan', '--format', 'json']]) {
        const { code, stderr } = await run(args, { stdout: full });
        expect([args, code]).toEqual([args, 1]);
        expect(stderr).toContain('fanfold: standard output: ENOSPC');
      }
      closeSync(full);
      expect(verdict().verdict).toBe('pass');
    }),
  );

  test.concurrent(
    'no colour without a terminal, whatever the environment asks for',
    inWorkspace(async ({ runList, run }) => {
      for (const env of [{ NO_COLOR: '1' }, { FORCE_COLOR: '1', TERM: 'xterm-256color', COLORTERM: 'truecolor' }]) {
        const ran = await runList('tasks: [{ id: a, run: "true" }, { id: b, run: exit 1 }]', [], { env });
        const bad = await run(['run', '--jobs', '0'], { env });
        for (const { stdout, stderr } of [ran, bad]) expect(`${stdout}${stderr}`).not.toContain('\u001b');
      }
    }),
  );
});

const ESCAPE = '\u001b';

describe('on a terminal', () => {
  const LIST = 'tasks: [{ id: a, run: "true" }, { id: b, run: exit 1 }]';

  test.concurrent(
    'there is colour, and the words are the same as in a pipe',
    inWorkspace(async ({ runList, run }) => {
      const { code, stdout } = await runList(LIST, [], { terminal: true, env: { TERM: 'xterm' } });
      expect(code).toBe(1);
      expect(stdout).toContain('\u001b[31m');
      const piped = await run(['plan']);
      const shown = await run(['plan'], { terminal: true, env: { TERM: 'xterm' } });
      expect(stripVTControlCharacters(shown.stdout).replaceAll(/ *\r/g, '')).toBe(piped.stdout);
    }),
  );

  test.concurrent.for([
    // The live view moves the cursor; that is no colour.
    { env: { NO_COLOR: '1', TERM: 'xterm' }, none: `${ESCAPE}\\[[\\d;]*m` },
    { env: { TERM: 'dumb' }, none: ESCAPE },
  ])('there is none with %j', ({ env, none }, { expect }) =>
    inWorkspace(async ({ runList, run }) => {
      const ran = await runList(LIST, [], { terminal: true, env });
      const bad = await run(['plan', 'nope.yml'], { terminal: true, env });
      expect(`${ran.stdout}${bad.stdout}`).not.toMatch(new RegExp(none));
      expect([ran.code, bad.code]).toEqual([1, 2]);
    })(),
  );
});

describe('for-each with a command', () => {
  test.concurrent(
    'a grandchild that holds the output does not hold the plan; it does not survive',
    inWorkspace(async ({ runList, records, alive }) => {
      const list = `tasks: [{ id: a, for-each: { command: 'echo x; echo y; sleep 300 &' }, run: "true" }]`;
      expect((await runList(list)).code).toBe(0);
      expect([...records().keys()].sort()).toEqual(['a[x]', 'a[y]']);
      expect(alive()).toEqual([]);
    }),
  );

  test.concurrent(
    'sees no secret of the runner, and sets no output of ours',
    inWorkspace(async ({ runList, records }) => {
      const list = `tasks: [{ id: a, for-each: { command: 'echo "[$ACTIONS_RUNTIME_TOKEN$INPUT_TOKEN$GITHUB_OUTPUT$KEPT]"' }, run: "true" }]`;
      const env = { ACTIONS_RUNTIME_TOKEN: 'x', INPUT_TOKEN: 'y', GITHUB_OUTPUT: '/dev/null', KEPT: 'k' };
      expect((await runList(list, [], { env })).code).toBe(2);
      expect((await runList(list.replace('"[', '"=').replace(']"', '="'), [], { env })).code).toBe(0);
      expect([...records().keys()]).toEqual(['a[=k=]']);
    }),
  );

  test.concurrent.for([
    ['exit 3', 'exit code 3'],
    ['echo why >&2; exit 4', 'exit code 4: why'],
    ['false | true', 'exit code 1'],
    ['kill -9 $$', 'killed by SIGKILL'],
    ['yes | head -c 20000000', 'it prints more than 16777216 bytes'],
  ])('%s: exit 2 and the reason', ([command, reason], { expect }) =>
    inWorkspace(async ({ runList, exists }) => {
      const { code, stderr } = await runList(`tasks: [{ id: a, for-each: { command: '${command}' }, run: "true" }]`);
      expect(stderr).toContain(reason);
      expect(stderr).toContain('fanfold.yml:1:');
      expect(code).toBe(2);
      expect(exists('.fanfold')).toBe(false);
    })(),
  );
});

test.concurrent(
  'a task that deletes the workspace, a command and a shell that do not exist: records in every case',
  inWorkspace(async ({ runList, records, path }) => {
    const list = `stop: never
tasks:
  - { id: command, run: no-such-command-at-all }
  - { id: shell, run: x, shell: "no-such-shell {0}" }
  - { id: folder, run: x, working-directory: nowhere }`;
    const { code, stdout } = await runList(list);
    expect(code).toBe(1);
    expect(stdout).toContain('exit code 127');
    expect(records().get('shell')?.reason).toContain('`no-such-shell` was not found');
    expect(records().get('folder')?.reason).toContain('working directory `nowhere` does not exist');
    writeFileSync(join(path, 'kept'), '');
    expect((await runList(`tasks: [{ id: a, run: 'rm -rf "$PWD"; exit 5' }]`)).code).toBe(1);
  }),
);
