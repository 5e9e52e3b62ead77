/** `fanfold run` of a list with tasks without `run`, whose work is the steps of a job on GitHub. */
import { describe, expect, test } from 'vitest';
import { inWorkspace } from './rig.ts';

const MIXED = `tasks:
  - { id: unit, run: touch ran }
  - { id: build, for-each: { items: [linux, windows] } }
  - { id: upload, needs: [build], run: touch uploaded }`;

const ELSEWHERE_ALONE = 'tasks: [{ id: build }, { id: upload, needs: [build], run: touch uploaded }]';

const NOT_HERE = 'work only in a job on GitHub';

describe('tasks without `run`', () => {
  test.concurrent(
    'beside others, they are said to be elsewhere and no rule counts them',
    inWorkspace(async ({ runList, records, verdict, exists }) => {
      const { code, stdout, stderr } = await runList(MIXED);
      expect(code).toBe(0);
      expect(stderr).toContain(
        'warning: 2 tasks have no `run` and so their work only in a job on GitHub, and so does what needs them (`upload`): `build[linux]` and `build[windows]`; so no rule counts them here (with `--record-mode fail` they count as skipped)',
      );
      expect(stdout).toContain('all 1 succeeded');
      expect([...records().values()].map(({ task, state }) => `${task} ${state}`).sort()).toEqual([
        'build[linux] skipped',
        'build[windows] skipped',
        'unit succeeded',
        'upload skipped',
      ]);
      expect([exists('ran'), exists('uploaded')]).toEqual([true, false]);
      expect(verdict()).toMatchObject({ verdict: 'pass', succeeded: ['unit'], failed: [], counts: { skipped: 3 } });
    }),
  );

  test.concurrent(
    'beside others, they do not hide that one of these failed',
    inWorkspace(async ({ runList, verdict }) => {
      expect((await runList(MIXED.replace('touch ran', 'exit 3'))).code).toBe(1);
      expect(verdict()).toMatchObject({ verdict: 'fail', failed: ['unit'] });
    }),
  );

  test.concurrent(
    'beside others, with `--record-mode fail`, they are what was skipped, and a rule that wants them is not met',
    inWorkspace(async ({ runList, verdict }) => {
      const plain = await runList(MIXED, ['--record-mode', 'fail']);
      expect([plain.code, plain.stdout]).toEqual([0, expect.stringContaining('(3 neutral)')]);
      expect(plain.stderr).not.toContain(NOT_HERE);
      const required = MIXED.replace('{ id: build,', '{ id: build, required: true,');
      expect((await runList(required, ['--record-mode', 'fail'])).code).toBe(1);
      expect(verdict()).toMatchObject({ verdict: 'fail', decidedBy: [{ rule: 'required', need: 2, have: 0 }] });
      expect((await runList(required, ['--record-mode', 'skip'])).code).toBe(0);
    }),
  );

  test.concurrent(
    'alone, nothing runs here, which is no fail by itself',
    inWorkspace(async ({ runList, verdict, exists }) => {
      const { code, stdout, stderr } = await runList(ELSEWHERE_ALONE);
      expect([code, exists('uploaded')]).toEqual([0, false]);
      expect(stderr).toContain(
        'warning: 1 task has no `run` and so its work only in a job on GitHub, and so does what needs it (`upload`): `build`; so nothing runs here (with `--record-mode fail` it counts as skipped)',
      );
      expect(stdout).toContain('none of the 2 tasks counts (on-empty: pass)');
      expect(verdict()).toMatchObject({ verdict: 'pass', decidedBy: [{ rule: 'on-empty' }] });
    }),
  );

  test.concurrent(
    'alone, with `--record-mode fail`, all are neutral, and the list says what that is',
    inWorkspace(async ({ runList, verdict }) => {
      const { code, stderr } = await runList(ELSEWHERE_ALONE, ['--record-mode', 'fail']);
      expect([code, stderr]).toEqual([1, expect.not.stringContaining(NOT_HERE)]);
      expect(verdict()).toMatchObject({ verdict: 'fail', decidedBy: [{ rule: 'on-all-neutral' }] });
      const passing = `on-all-neutral: pass\n${ELSEWHERE_ALONE}`;
      expect((await runList(passing, ['--record-mode', 'fail'])).code).toBe(0);
    }),
  );
});
