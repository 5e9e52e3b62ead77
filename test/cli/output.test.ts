import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { taskFileName } from '../../src/tasklist/naming.ts';
import { inWorkspace, unprintable } from './rig.ts';

const log = (id: string) => `.fanfold/logs/${taskFileName(id)}.log`;

describe('the output of tasks', () => {
  test.concurrent(
    'streams while the task runs, each line behind its id, both streams',
    inWorkspace(async ({ start, write, exists }) => {
      write(
        'fanfold.yml',
        `tasks: [{ id: a, run: 'echo out; echo err >&2; while ! test -e go; do sleep 0.05; done' }]`,
      );
      const { printed, finished } = start(['run', '--output', 'stream']);
      await printed('a | out');
      await printed('a | err');
      expect(exists('.fanfold/verdict.json')).toBe(false);
      write('go', '');
      expect((await finished).code).toBe(0);
    }),
  );

  test.concurrent(
    '100 MB: nothing hangs, the log has all of it, the record stays small',
    inWorkspace(async ({ start, write, path, records }) => {
      write(
        'fanfold.yml',
        `tasks: [{ id: a, run: '{ yes "$(printf "%01000d" 7)" || true; } | head -c 100000000; echo; echo end' }]`,
      );
      const { child, finished } = start(['run', '--output', 'stream']);
      let bytes = 0;
      child.stdout?.removeAllListeners('data');
      child.stdout?.on('data', (text: string) => {
        bytes += text.length;
      });
      const { code, stderr } = await finished;
      expect(records().get('a')).toMatchObject({ state: 'succeeded', logTail: expect.stringMatching(/end$/) });
      expect(code).toBe(0);
      expect(stderr).not.toContain('error: ');
      expect(bytes).toBeGreaterThan(50_000_000);
      expect(statSync(join(path, log('a'))).size).toBeGreaterThanOrEqual(100_000_000);
      expect(records().get('a')?.logTail.length).toBeLessThanOrEqual(8192);
    }),
  );

  test.concurrent(
    'one line of 20 MB without an end, and binary output',
    inWorkspace(async ({ runList, records, path }) => {
      const { code, stdout } = await runList(`tasks:
  - { id: long, run: 'head -c 20000000 /dev/zero | tr "\\\\0" x' }
  - { id: binary, run: 'head -c 300000 /dev/urandom' }`);
      expect(code).toBe(0);
      expect(unprintable(stdout)).toEqual([]);
      expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(100_000);
      expect(statSync(join(path, log('long'))).size).toBe(20_000_000);
      expect(statSync(join(path, log('binary'))).size).toBe(300_000);
      expect(records().get('long')?.logTail.length).toBeLessThanOrEqual(8192);
    }),
  );

  test.concurrent(
    'control characters do not reach the terminal, neither from output nor ids, reasons, outputs or converge.run',
    inWorkspace(async ({ runList, records, read }) => {
      const evil = String.raw`\033[31mred\033[0m\033]0;title\007 \r back \b\b \302\233 \342\200\256 abc \033[2J`;
      const list = `converge: { run: 'printf "${evil}\\n"' }
tasks:
  - { id: a, run: 'printf "${evil}\\n"; printf "k=${evil}" >> "$GITHUB_OUTPUT"; printf "${evil}\\n" >&2; exit 3' }
  - { id: b, for-each: { items: ["\\e[32mgreen\\u202e\\u2066"] }, run: echo "$ITEM"; exit 4 }`;
      const { code, stdout, stderr } = await runList(list);
      expect(code).toBe(1);
      expect(stdout).toContain('red');
      expect(stdout).toContain('green');
      expect(unprintable(`${stdout}${stderr}`)).toEqual([]);
      expect(records().get('a')?.outputs['k']).toContain('\u001b');
      expect(read(log('a'))).toContain('\u001b[31mred');
    }),
  );

  test.concurrent(
    'commands to the runner are only text here',
    inWorkspace(async ({ runList, verdict }) => {
      const { code, stdout } = await runList(
        `tasks: [{ id: a, run: 'echo "::set-output name=k::v"; echo "::error::boo"' }]`,
        ['--output', 'stream'],
      );
      expect(code).toBe(0);
      expect(stdout).toContain('a | ::error::boo');
      expect(verdict().outputs).toEqual({});
    }),
  );

  test.concurrent(
    'a reader that stops reading does not keep Ctrl-C from ending everything',
    inWorkspace(async ({ start, write, records, alive }) => {
      write('fanfold.yml', `tasks: [{ id: a, run: 'yes & sleep 300' }]`);
      const { child, printed, finished } = start(['run', '--output', 'stream']);
      await printed('a | y');
      child.stdout?.pause();
      await new Promise((done) => setTimeout(done, 500));
      child.kill('SIGINT');
      await printed('stopping what runs');
      // What is left in the pipe is read at last; the run has long ended its children then.
      for (let waited = 0; alive().length > 1 && waited < 200; waited++)
        await new Promise((done) => setTimeout(done, 50));
      expect(alive()).toHaveLength(1);
      child.stdout?.resume();
      expect((await finished).code).toBe(130);
      expect(records().get('a')?.state).toBe('cancelled');
    }),
  );
});
