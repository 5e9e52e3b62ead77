import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { TaskRecord } from '../../src/model.ts';
import { inWorkspace } from './rig.ts';

describe('which results pass', () => {
  test.concurrent(
    'strict fails an undeclared write that was seen, of one task, of several that overlapped, and judged again offline',
    inWorkspace(async ({ runList, run, verdict }) => {
      const alone = 'independence: strict\ntasks: [{ id: unit, run: touch odd.txt, reads: [], writes: [] }]';
      const both = `independence: strict
tasks:
  - { id: a, run: touch odd.txt; sleep 1, reads: [], writes: [] }
  - { id: b, run: sleep 1, reads: [], writes: [] }`;
      const half = 'independence: strict\ntasks: [{ id: unit, run: touch odd.txt, reads: [] }]';
      for (const [list, who] of [
        [alone, '`unit`'],
        [half, '`unit`'],
        [both, 'one of `a` and `b`'],
      ] as const) {
        const { code, stdout } = await runList(list, ['--jobs', '2']);
        expect([code, stdout]).toEqual([1, expect.stringContaining(`error: ${who}`)]);
        expect(verdict()).toMatchObject({
          verdict: 'fail',
          failed: [],
          decidedBy: [{ rule: 'independence', have: 1 }],
        });
        const again = await run(['converge', '--plan', '.fanfold/plan.json', '--records', '.fanfold/records']);
        expect(again.code).toBe(1);
      }
      expect((await runList(alone.replace('strict', 'enforce'))).code).toBe(0);
      expect((await runList(alone.replace('writes: []', 'writes: [odd.txt]'))).code).toBe(0);
    }),
  );

  test.concurrent(
    'a threshold counts weight: 3 of 5 is not enough for 80%, and the arithmetic says so',
    inWorkspace(async ({ runList, verdict }) => {
      const list = `sync: 80%
tasks:
  - { id: heavy, run: "true", weight: 3 }
  - { id: light, run: exit 2 }
  - { id: other, run: exit 3 }`;
      const { code, stdout } = await runList(list);
      expect(code).toBe(1);
      expect(verdict()).toMatchObject({ verdict: 'fail', decidedBy: [{ need: 4, have: 3 }] });
      expect(stdout).toContain('80% of 5 = 4');
      expect((await runList(list.replace('80%', '60%'))).code).toBe(0);
    }),
  );

  test.concurrent(
    'a failed required task fails what would pass',
    inWorkspace(async ({ runList, verdict }) => {
      const list = `sync: { at-least: 1 }
tasks: [{ id: a, run: sleep 1 }, { id: b, run: exit 2, required: true }]`;
      expect((await runList(list)).code).toBe(1);
      expect(verdict()).toMatchObject({ verdict: 'fail', succeeded: ['a'], failed: ['b'] });
      expect((await runList(list.replace('exit 2', '"true"'))).code).toBe(0);
    }),
  );

  test.concurrent(
    'on-empty both ways; an empty list runs converge.run as well',
    inWorkspace(async ({ runList, verdict, exists }) => {
      const list = 'converge: { run: touch folded }\ntasks: [{ id: a, run: x, for-each: { items: [] } }]';
      expect((await runList(list)).code).toBe(1);
      expect(verdict()).toMatchObject({ verdict: 'fail', counts: { total: 0 } });
      expect(exists('folded')).toBe(true);
      expect((await runList(`on-empty: pass\n${list}`)).code).toBe(0);
      expect(verdict()).toMatchObject({ verdict: 'pass', counts: { total: 0 } });
    }),
  );

  test.concurrent(
    'a task behind a failed one is blocked, does not run, and counts as a failure',
    inWorkspace(async ({ runList, records, verdict, exists }) => {
      const list = `sync: { max-failures: 1 }
stop: never
tasks: [{ id: a, run: exit 9 }, { id: b, needs: [a], run: touch ran }, { id: c, run: "true" }]`;
      const { code, stdout } = await runList(list);
      expect(code).toBe(1);
      expect(exists('ran')).toBe(false);
      expect(records().get('b')).toMatchObject({ state: 'skipped', reason: 'needs', tries: [] });
      expect(verdict().failed).toEqual(['a', 'b']);
      expect(stdout).toMatch(/b blocked/);
    }),
  );

  test.concurrent(
    'a need sees the result of its expansions; an `if` may ask for a failure',
    inWorkspace(async ({ runList, records }) => {
      const list = `stop: never
tasks:
  - { id: unit, for-each: { items: [0, 7] }, run: exit "$ITEM" }
  - { id: tidy, needs: [unit], if: "\${{ failure() }}", run: "true" }
  - { id: publish, needs: [unit], run: "true" }`;
      expect((await runList(list)).code).toBe(1);
      expect(records().get('tidy')?.state).toBe('succeeded');
      expect(records().get('publish')).toMatchObject({ state: 'skipped', reason: 'needs' });
    }),
  );

  test.concurrent(
    'continue-on-error is tolerated; a retry that succeeds in the end is a success, named as flaky',
    inWorkspace(async ({ runList, verdict, records }) => {
      const list = `tasks:
  - { id: soft, run: exit 3, continue-on-error: true }
  - { id: again, run: 'test -e tried || { touch tried; exit 75; }', retry: { max-attempts: 2, initial-seconds: 0 } }`;
      expect((await runList(list)).code).toBe(0);
      expect(records().get('soft')?.state).toBe('tolerated');
      expect(
        records()
          .get('again')
          ?.tries.map(({ exitCode }) => exitCode),
      ).toEqual([75, 0]);
      expect(verdict().flaky).toEqual(['again']);
    }),
  );
});

describe('what a command gets', () => {
  test.concurrent(
    'values arrive as variables, whatever they hold; nothing of them is run',
    inWorkspace(async ({ write, runList, verdict, exists }) => {
      const hostile = [
        `$(touch injected)`,
        '`touch injected`',
        '"; touch injected; "',
        "' touch injected '",
        'a b',
        '*',
      ];
      write('items.json', JSON.stringify(hostile));
      const list = `tasks:
  - id: echo
    for-each: { file: items.json }
    run: node -e 'require("fs").appendFileSync(process.env.GITHUB_OUTPUT, "item<<EOF\\n" + process.env.ITEM + "\\nEOF\\n")'
  - { id: cell, matrix: { "os-name": [linux] }, run: 'echo "all=$MATRIX_OS_NAME $FANFOLD_TASK" >> "$GITHUB_OUTPUT"' }`;
      expect((await runList(list)).code).toBe(0);
      const { 'cell[os-name=linux]': cell, ...echoed } = verdict().outputs;
      expect(Object.values(echoed).map((outputs) => outputs['item'])).toEqual(hostile);
      expect(cell).toEqual({ all: 'linux cell[os-name=linux]' });
      expect(exists('injected')).toBe(false);
    }),
  );

  test.concurrent(
    'secrets of the runner do not',
    inWorkspace(async ({ runList }) => {
      const env = {
        ACTIONS_RUNTIME_TOKEN: 'hidden-1',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'hidden-2',
        INPUT_TOKEN: 'hidden-3',
        STATE_session: 'hidden-4',
        KEPT: 'shown-1',
      };
      const { stdout } = await runList('tasks: [{ id: a, run: env }]', [], { env });
      expect(stdout).toContain('shown-1');
      expect(stdout).not.toContain('hidden-');
    }),
  );
});

describe('arguments of run', () => {
  test.concurrent(
    '--only with --no-needs runs these tasks and leaves out what they need elsewhere',
    inWorkspace(async ({ runList, records }) => {
      const list =
        'tasks: [{ id: a, run: exit 1 }, { id: b, needs: [a], run: "true" }, { id: c, for-each: { items: [x, y] }, run: "true" }]';
      expect((await runList(list, ['--only', 'b, c[y]', '--no-needs'])).code).toBe(0);
      expect([...records().keys()].sort()).toEqual(['b', 'c[y]']);
    }),
  );

  test.concurrent(
    '--only takes ids with commas in their brackets, and more than one --only',
    inWorkspace(async ({ runList, records }) => {
      const list =
        'tasks: [{ id: a, matrix: { x: [1, 2], y: [p, "q,r", "s]t,u"] }, run: "true" }, { id: b, run: "true" }]';
      const given = ['--only', 'a[x=1,y=p],a[x=2,y=q,r]', '--only', 'b', '--only', 'a[x=1,y=s]t,u]'];
      expect((await runList(list, given)).code).toBe(0);
      expect([...records().keys()].sort()).toEqual(['a[x=1,y=p]', 'a[x=1,y=s]t,u]', 'a[x=2,y=q,r]', 'b']);
    }),
  );

  test.concurrent(
    'what a run says to do next works as it stands, and brings what the failed task needs',
    inWorkspace(async ({ run, write, records }) => {
      write(
        "my list's.yml",
        'tasks: [{ id: made, run: "true" }, { id: t, matrix: { a: [1], b: [2] }, needs: [made], run: exit 1 }]',
      );
      const { stdout } = await run(['run', "my list's.yml", '--sync', 'all']);
      const again = /run only what failed: `fanfold (.*)`/.exec(stdout)?.[1] ?? '';
      expect(again).toBe("run 'my list'\\''s.yml' --sync all --only 't[a=1,b=2]'");
      const words = execFileSync('bash', ['-c', `printf '%s\\0' ${again}`], { encoding: 'utf8' })
        .split('\0')
        .slice(0, -1);
      const second = await run(words);
      expect([...records().keys()].sort()).toEqual(['made', 't[a=1,b=2]']);
      const alone = await run([...words, '--no-needs']);
      expect([...records().keys()]).toEqual(['t[a=1,b=2]']);
      expect(alone.stderr).toMatch(/`made`/);
      expect(second.stdout).toContain('Report: .fanfold/report.html; logs: .fanfold/logs');
    }),
  );

  test.concurrent(
    '--sync replaces the policy of the file',
    inWorkspace(async ({ runList, json, verdict }) => {
      const list = 'stop: never\ntasks: [{ id: a, run: exit 1 }, { id: b, run: "true" }]';
      expect((await runList(list)).code).toBe(1);
      for (const sync of ['1', '50%', '[any, {at-least: 1, of: b}]']) {
        expect([sync, (await runList(list, ['--sync', sync])).code]).toEqual([sync, 0]);
        expect(verdict().verdict).toBe('pass');
      }
      expect(json('.fanfold/plan.json')).toMatchObject({ sync: ['any', { 'at-least': 1, of: 'b' }] });
    }),
  );

  test.concurrent(
    '--jobs is how many run at a time, and how many legs the prediction has',
    inWorkspace(async ({ runList, records, json }) => {
      const list = 'tasks: [{ id: t, for-each: { items: [1, 2, 3, 4] }, duration: 1, run: sleep 0.5 }]';
      for (const [jobs, most] of [
        [1, 1],
        [2, 2],
        [9, 4],
      ] as const) {
        expect((await runList(list, ['--jobs', String(jobs)])).code).toBe(0);
        expect(mostAtOnce([...records().values()])).toBe(most);
        expect(json('.fanfold/plan.json')).toMatchObject({ legs: { length: most } });
      }
    }),
  );
});

/** How many ran at the same moment, as their records say. */
function mostAtOnce(records: readonly TaskRecord[]): number {
  const spans = records
    .flatMap(({ tries }) => tries)
    .map((one) => [Date.parse(one.startedAt), Date.parse(one.endedAt)]);
  return Math.max(...spans.map(([at = 0]) => spans.filter(([from = 0, to = 0]) => from <= at && at < to).length));
}

describe('times of earlier runs on this machine', () => {
  const list = 'tasks: [{ id: a, run: sleep 0.2 }, { id: b, run: exit 1 }]';

  test.concurrent(
    'are what the next run and the next plan expect; failures leave none',
    inWorkspace(async ({ runList, run, json }) => {
      const first = await runList(list);
      expect(first.stdout).toContain('  no duration is known yet, so tasks are spread by their number; ');
      expect(first.stdout).not.toContain('1 min');
      expect(first.stdout).toMatch(/^[\d.]+ m?s for [\d.]+ m?s of work$/m);
      expect(Object.keys((json('.fanfold/timings/fanfold.json') as { tasks: object }).tasks)).toEqual(['a']);
      for (const again of [await runList(list), await run(['plan'])])
        expect(again.stdout).toContain('estimates: 1 from earlier runs, 1 the mean of the known');
      expect((json('.fanfold/timings/fanfold.json') as { tasks: { a: object } }).tasks.a).toEqual({
        'ubuntu-latest': [expect.any(Number), expect.any(Number)],
      });
    }),
  );

  test.concurrent(
    'survive two processes at once: the second is refused, and what both measured is kept',
    inWorkspace(async ({ start, run, write, json }) => {
      write('one.yml', "name: same\ntasks: [{ id: a, run: 'while ! test -e go; do sleep 0.05; done' }]");
      write('two.yml', 'name: same\ntasks: [{ id: b, run: sleep 0.1 }]');
      const first = start(['run', 'one.yml']);
      await first.printed('same: 1 task');
      const second = await run(['run', 'two.yml']);
      expect([second.code, second.stderr]).toEqual([2, expect.stringContaining(String(first.child.pid))]);
      write('go', '');
      expect((await first.finished).code).toBe(0);
      expect((await run(['run', 'two.yml'])).code).toBe(0);
      const { tasks } = json('.fanfold/timings/same.json') as { tasks: object };
      expect(Object.keys(tasks)).toEqual(['a', 'b']);
    }),
  );

  test.concurrent(
    'are left alone when broken, and not looked at beside --timings',
    inWorkspace(async ({ runList, write }) => {
      write('.fanfold/timings/fanfold.json', '{ half');
      write('own.json', '{"a": 2, "b": 3}');
      const { stdout, stderr } = await runList(list);
      expect(stderr).toMatch(/^warning: .*timings\/fanfold\.json.*ignored/m);
      expect(stdout).toContain('no duration is known yet');
      expect((await runList(list, ['--timings', 'own.json'])).stdout).toContain('estimates: 2 from earlier runs');
    }),
  );
});

test.concurrent(
  'progress says why a task is tried again and which of its needs kept one from running',
  inWorkspace(async ({ runList }) => {
    const { stdout } = await runList(`tasks:
  - { id: flaky, run: 'test -f .ok || { touch .ok; exit 75; }', retry: { max-attempts: 3, initial-seconds: 0.2, jitter: none } }
  - { id: bad, run: exit 1 }
  - { id: dep, run: "true", needs: [flaky, bad] }`);
    expect(stdout).toMatch(/^\[\d\/3\] ~ flaky starts again: exit code 75; try 2 of 3 in 200 ms$/m);
    expect(stdout).toMatch(/^\[\d\/3\] ✓ flaky succeeded in \d+ ms: on try 2$/m);
    expect(stdout).toMatch(/^\[\d\/3\] ✗ dep blocked: needs bad$/m);
  }),
);
