/** What a run takes from the last one, and what it leaves for other programs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { inWorkspace, ROOT } from './rig.ts';

const LIST = `stop: never
tasks:
  - { id: made, run: 'echo made >> ran; echo k=v >> "$GITHUB_OUTPUT"' }
  - { id: unit, for-each: { items: [a, b, c] }, needs: [made], tags: [fast], run: 'echo "$ITEM" >> ran; test -e good || test "$ITEM" != b' }
  - { id: file, run: 'echo file >> ran; echo x > out.txt', artifacts: [out.txt], writes: [out.txt] }
  - { id: last, needs: [unit], run: echo last >> ran }
`;

describe('--failed', () => {
  test.concurrent(
    'runs what failed or was blocked, and what it needs; then nothing is left to run',
    inWorkspace(async ({ runList, run, records, read, write }) => {
      expect((await runList(LIST)).code).toBe(1);
      write('ran', '');
      write('good', '');
      expect((await run(['run', '--failed'])).code).toBe(0);
      expect([...records().keys()].sort()).toEqual(['last', 'made', 'unit[a]', 'unit[b]', 'unit[c]']);
      const again = await run(['run', '--failed']);
      expect([again.code, again.stdout]).toEqual([0, '']);
      expect(again.stderr).toContain('there is nothing to run again');
      expect(read('ran').split('\n')).not.toContain('file');
    }),
  );

  test.concurrent(
    'a task that is no longer in the list is no error, and --no-needs leaves out what succeeded',
    inWorkspace(async ({ runList, records }) => {
      expect((await runList(LIST)).code).toBe(1);
      const shorter = LIST.split('\n').slice(0, 5).join('\n');
      expect((await runList(shorter, ['--failed', '--no-needs'])).code).toBe(1);
      expect([...records().keys()]).toEqual(['unit[b]']);
    }),
  );

  test.concurrent(
    'runs what was skipped behind a failed task, whose `if` may now be true',
    inWorkspace(async ({ runList, run, write, records }) => {
      const list = `tasks:
  - { id: first, run: test -e good }
  - { id: behind, needs: [first], if: "\${{ needs.first.result == 'success' && always() }}", run: exit 1 }
  - { id: apart, run: "true" }
  - { id: other, needs: [apart], if: "\${{ needs.apart.result == 'failure' && always() }}", run: exit 1 }`;
      expect((await runList(list)).code).toBe(1);
      expect(records().get('behind')?.state).toBe('skipped');
      write('good', '');
      expect((await run(['run', '--failed'])).code).toBe(1);
      expect([...records()].map(([id, { state }]) => `${id} ${state}`).sort()).toEqual([
        'behind failed',
        'first succeeded',
      ]);
    }),
  );

  test.concurrent.for([
    ['its `converge.run` failed', 'converge: { run: exit 3 }\ntasks: [{ id: a, run: "true" }]'],
    ['nothing of it counted', 'tasks: [{ id: a, run: exit 1, continue-on-error: true }]'],
  ] as const)('after a run that failed although no task did (%s) is not a pass', ([, list], { expect }) =>
    inWorkspace(async ({ runList, run }) => {
      expect((await runList(list)).code).toBe(1);
      const again = await run(['run', '--failed']);
      expect([again.code, again.stdout]).toEqual([1, '']);
      expect(again.stderr).toContain('and yet it did not pass');
    })(),
  );

  test.concurrent.for(['--failed', '--resume'])('%s without an earlier run is exit 2', (option, { expect }) =>
    inWorkspace(async ({ runList, exists }) => {
      const { code, stderr } = await runList(LIST, [option]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('there is no earlier run in `.fanfold`')]);
      expect(exists('.fanfold')).toBe(false);
    })(),
  );
});

describe('--resume', () => {
  test.concurrent(
    'after Ctrl-C keeps what has succeeded, with outputs and files, and judges the whole list',
    inWorkspace(async ({ write, read, start, run, verdict, records, exists }) => {
      const list = `merge-files: []
tasks:
  - { id: one, run: 'echo one >> ran; echo k=v >> "$GITHUB_OUTPUT"; echo x > out.txt', artifacts: [out.txt], writes: [out.txt] }
  - { id: two, needs: [one], run: 'echo two >> ran; test -e go || sleep 300' }
  - { id: three, needs: [two], run: echo three >> ran }`.replace('merge-files: []\n', '');
      write('fanfold.yml', list);
      const { child, finished } = start(['run', '--output', 'stream']);
      while (!(exists('ran') && read('ran').includes('two'))) await new Promise((done) => setTimeout(done, 30));
      child.kill('SIGINT');
      const first = await finished;
      expect(first.code).toBe(130);
      write('go', '');
      const second = await run(['run', '--resume']);
      expect([second.code, second.stderr]).toEqual([0, expect.not.stringContaining('nothing of it is kept')]);
      expect(read('ran')).toBe('one\ntwo\ntwo\nthree\n');
      expect(verdict()).toMatchObject({
        verdict: 'pass',
        counts: { total: 3, succeeded: 3 },
        outputs: { one: { k: 'v' } },
      });
      expect([...records().keys()].sort()).toEqual(['one', 'three', 'two']);
      expect((await run(['run', '--resume'])).code).toBe(0);
      expect(read('ran')).toBe('one\ntwo\ntwo\nthree\n');
    }),
  );

  test.concurrent(
    'of a list that has changed keeps nothing, and says so',
    inWorkspace(async ({ runList, read, write }) => {
      expect((await runList(LIST)).code).toBe(1);
      write('ran', '');
      const { stderr } = await runList(LIST.replace('echo last', 'echo  last'), ['--resume']);
      expect(stderr).toContain('nothing of it is kept, and all tasks run');
      expect(read('ran')).toContain('file');
    }),
  );

  test.concurrent(
    'a task whose list of files is gone or altered runs again',
    inWorkspace(async ({ runList, run, read, write, path }) => {
      const list = `tasks:
  - { id: a, run: 'echo a >> ran; echo x > a.txt', artifacts: [a.txt], writes: [a.txt] }
  - { id: b, run: 'echo b >> ran; echo x > b.txt', artifacts: [b.txt], writes: [b.txt] }`;
      expect((await runList(list)).code).toBe(0);
      const names = readdirSync(join(path, '.fanfold/manifests')).sort();
      expect(names).toHaveLength(2);
      write(`.fanfold/manifests/${names[0]}`, read(`.fanfold/manifests/${names[0]}`).replace('a.txt', 'b.txt'));
      write('ran', '');
      expect((await run(['run', '--resume'])).code).toBe(0);
      expect(read('ran')).toBe('a\n');
    }),
  );
});

describe('which run, and in which order', () => {
  test.concurrent(
    '--only takes globs and tags; --stop replaces that of the file',
    inWorkspace(async ({ runList, records, json }) => {
      await runList(LIST, ['--only', 'tag:fast', '--no-needs']);
      expect([...records().keys()].sort()).toEqual(['unit[a]', 'unit[b]', 'unit[c]']);
      await runList(LIST, ['--only', 'fi*', '--stop', 'decided']);
      expect([...records().keys()]).toEqual(['file']);
      expect(json('.fanfold/plan.json')).toMatchObject({ stop: 'decided' });
    }),
  );

  test.concurrent(
    '--shuffle: the same order for the same seed, another for another, and all of them',
    inWorkspace(async ({ runList, read, write }) => {
      const list = `tasks: [{ id: t, for-each: { items: [1, 2, 3, 4, 5, 6, 7, 8] }, run: echo "$ITEM" >> ran }]`;
      const order = async (...args: readonly string[]) => {
        write('ran', '');
        expect((await runList(list, ['-j', '1', ...args])).code).toBe(0);
        return read('ran').trim().split('\n');
      };
      const [plain, one, again, two] = [
        await order(),
        await order('--shuffle', '1'),
        await order('--shuffle', '1'),
        await order('--shuffle', '2'),
      ];
      expect(one).toEqual(again);
      expect(one).not.toEqual(plain);
      expect(two).not.toEqual(one);
      expect([...one].sort()).toEqual(plain);
    }),
  );
});

test.concurrent(
  '--joblog has the columns of GNU parallel, a line for each task that ran',
  inWorkspace(async ({ runList, read }) => {
    const list = `stop: never
tasks:
  - { id: good, run: printf 12345 }
  - { id: bad, run: "exit 7\\n# more" }
  - { id: killed, run: kill -KILL $$ , shell: "sh {0}" }
  - { id: blocked, needs: [bad], run: "true" }
  - { id: late, run: sleep 60, timeout-minutes: 0.01 }`;
    expect((await runList(list, ['--joblog', 'job.log', '--quiet'])).code).toBe(1);
    const [head = '', ...lines] = read('job.log').trimEnd().split('\n');
    expect(head).toBe('Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand');
    const rows = lines.map((text) => text.split('\t')).sort(([a], [b]) => Number(a) - Number(b));
    expect(
      rows.map(([seq, host, , , send, bytes, exit, signal, command]) => [
        seq,
        host,
        send,
        bytes,
        exit,
        signal,
        command,
      ]),
    ).toEqual([
      ['1', ':', '0', '5', '0', '0', 'FANFOLD_TASK=good printf 12345'],
      ['2', ':', '0', '0', '7', '0', 'FANFOLD_TASK=bad exit 7; # more'],
      ['3', ':', '0', '0', '0', '9', 'FANFOLD_TASK=killed kill -KILL $$'],
      ['5', ':', '0', '0', '-1', '15', 'FANFOLD_TASK=late sleep 60'],
    ]);
    for (const [, , start, runtime] of rows) {
      expect(start).toMatch(/^\d{10}\.\d{3}$/);
      expect(runtime).toMatch(/^ *\d+\.\d{3}$/);
    }
    const unwritable = await runList(list, ['--joblog', 'none/job.log']);
    expect([unwritable.code, unwritable.stderr]).toEqual([
      2,
      expect.stringContaining('`none/job.log` cannot be written'),
    ]);
  }),
);

test.concurrent(
  '--format json: events on standard output, each as the schema says, and nothing else',
  inWorkspace(async ({ runList }) => {
    const list = `converge: { run: echo synthesis }\n${LIST}`;
    const { code, stdout } = await runList(list, ['--format', 'json']);
    expect(code).toBe(1);
    const schema = JSON.parse(readFileSync(join(ROOT, 'schema/event.schema.json'), 'utf8')) as AnySchema;
    const valid = new Ajv2020({ strict: false }).compile(schema);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as { event: string; record?: { task: string } });
    for (const event of events) {
      valid(event);
      expect(valid.errors).toBeNull();
    }
    const kinds = new Set(events.map(({ event }) => event));
    for (const kind of ['started', 'ended', 'problem', 'observed', 'verdict']) expect(kinds).toContain(kind);
    expect(events.filter(({ event }) => event === 'ended').map(({ record }) => record?.task)).toHaveLength(6);
    expect(events.at(-1)).toMatchObject({ event: 'verdict', verdict: { verdict: 'fail' } });
  }),
);

describe('how much is printed', () => {
  test.concurrent(
    '--quiet: the verdict; errors: only the output of failures; grouped: each in one piece',
    inWorkspace(async ({ runList }) => {
      const list = `stop: never
tasks:
  - { id: good, run: 'echo fine' }
  - { id: bad, run: 'echo before; echo "Error: no"; exit 1' }`;
      const quiet = await runList(list, ['--quiet']);
      expect(quiet.stdout).toMatch(/^FAIL /);
      expect(quiet.stdout).not.toContain('fine');
      const errors = (await runList(list, ['--output', 'errors'])).stdout;
      expect(errors).toMatch(/✗ bad failed.*\n {4}before\n {4}Error: no\n/);
      expect(errors).not.toContain('✓ good succeeded in');
      const grouped = (await runList(list)).stdout;
      expect(grouped).toMatch(/✓ good succeeded in.*\n {4}fine\n/);
      expect(grouped).toMatch(/log: \.fanfold\/logs\/bad-\w+\.log/);
      expect(grouped).not.toContain('started');
      expect((await runList(list, ['--verbose'])).stdout).toContain('good started');
    }),
  );

  test.concurrent(
    'in GitHub Actions: one fold a task, none for what failed, lines as they are, commands without effect',
    inWorkspace(async ({ runList }) => {
      const list = `stop: never
tasks:
  - { id: good, run: 'echo "src/a.ts:1:2: warning"; echo "::set-output name=a::b"' }
  - { id: bad, run: 'echo "src/b.ts:3:4: error"; exit 1' }`;
      const { stdout } = await runList(list, ['-j', '1'], { env: { GITHUB_ACTIONS: 'true' } });
      expect(stdout).toMatch(/^::group::\[1\/2\] ✓ good succeeded/m);
      expect(stdout).toMatch(/^src\/a\.ts:1:2: warning$/m);
      expect(stdout).toMatch(/^src\/b\.ts:3:4: error$/m);
      expect(stdout.match(/^::group::/gm)).toHaveLength(1);
      expect(stdout.match(/^::endgroup::$/gm)).toHaveLength(1);
      const [before = '', behind = ''] = stdout.split('::set-output');
      const token = /.*::stop-commands::([\w-]+)\n/s.exec(before)?.[1] ?? 'none';
      expect(behind).toContain(`\n::${token}::\n`);
      expect(before.slice(before.lastIndexOf('::stop-commands::'))).not.toContain(`\n::${token}::\n`);
    }),
  );
});

describe('the folder of runs', () => {
  test.concurrent(
    '--dir puts all of it elsewhere, also for the next command; nothing of it is seen as written by a task',
    inWorkspace(async ({ runList, run, exists, json }) => {
      expect((await runList(LIST, ['--dir', 'deep/runs', '-j', '1'])).code).toBe(1);
      expect(exists('.fanfold')).toBe(false);
      expect(exists('deep/runs/report.html')).toBe(true);
      expect(JSON.stringify(json('deep/runs/observed.json'))).not.toContain('deep/');
      const again = await run(['run', '--failed', '--dir', 'deep/runs']);
      expect(again.stdout).toContain('Report: deep/runs/report.html');
      expect(again.stdout).toContain('fanfold run --dir deep/runs --only');
    }),
  );

  test.concurrent(
    'a folder with files that are not of a run is left alone',
    inWorkspace(async ({ runList, write, read }) => {
      write('mine/results/precious', 'x');
      const { code, stderr } = await runList(LIST, ['--dir', 'mine']);
      expect([code, stderr]).toEqual([2, expect.stringContaining('it holds files that are not of a run')]);
      expect(read('mine/results/precious')).toBe('x');
    }),
  );

  test.concurrent(
    'a repository that does not ignore it is told once what to add',
    inWorkspace(async ({ runList, write }) => {
      const note = 'add the line `.fanfold/` to .gitignore';
      write('.git/HEAD', 'ref: refs/heads/main');
      expect((await runList(LIST)).stderr).toContain(note);
      expect((await runList(LIST)).stderr).not.toContain(note);
    }),
  );

  test.concurrent(
    'one that does is not',
    inWorkspace(async ({ runList, write }) => {
      write('.git/HEAD', 'ref: refs/heads/main');
      write('.gitignore', 'node_modules\n.fanfold/\n');
      expect((await runList(LIST)).stderr).not.toContain('.gitignore');
    }),
  );
});

describe('Ctrl-C', () => {
  test.concurrent(
    'once is gentle and says how to kill, twice kills at once; what never started is one line',
    inWorkspace(async ({ write, start, records }) => {
      const stubborn = 'trap "" TERM INT; echo ready; while true; do sleep 1; done';
      write(
        'fanfold.yml',
        `tasks:\n  - { id: a, run: '${stubborn}' }\n  - { id: b, needs: [a], for-each: { items: [1, 2, 3, 4] }, run: "true" }`,
      );
      const { child, printed, finished } = start(['run', '--output', 'stream']);
      await printed('a | ready');
      child.kill('SIGINT');
      await printed('stopping what runs; Ctrl-C again to kill');
      await new Promise((done) => setTimeout(done, 600));
      const sentAt = Date.now();
      child.kill('SIGINT');
      await printed('killing what runs');
      const { code, stdout, endedAt } = await finished;
      expect(code).toBe(130);
      expect(endedAt - sentAt).toBeLessThan(3_000);
      expect(records().get('a')).toMatchObject({ state: 'cancelled', tries: [{ signal: 'SIGKILL' }] });
      expect(stdout).toContain('go on from here: `fanfold run --resume`');
      expect(stdout).toMatch(/^ {2}✗ 4 tasks {2}never started: b\[1\], b\[2\] and 2 more$/m);
    }),
  );
});
