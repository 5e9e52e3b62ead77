/** GNU parallel's `--halt` as `sync` and `stop`: one job at a time on the core, and with running jobs on the command line. */
import { describe, expect, test } from 'vitest';
import type { Outcome, StopMode } from '../../src/model.ts';
import { compilePolicy } from '../../src/policy/policy.ts';
import { createWatch } from '../../src/policy/watch.ts';
import { hasError } from '../../src/problem.ts';
import { weighRecords } from '../../src/verdict/evidence.ts';
import { evaluate } from '../../src/verdict/verdict.ts';
import { inWorkspace } from '../cli/rig.ts';
import { nowhere, planOf, recordOf, shared, TIMING, task } from '../policy/support.ts';
import { type PeerRow, type PeerTable, readPeer } from './cases.ts';

interface Write {
  readonly sync: unknown;
  readonly stop?: 'success' | 'failure' | 'never';
  readonly 'stop-mode'?: StopMode;
}

interface Ending {
  readonly verdict: 'pass' | 'fail' | 'refused';
  /** How many jobs ran. */
  readonly ran: number;
}

interface Row extends PeerRow {
  readonly halt: string;
  /** The exit codes of the jobs. */
  readonly jobs: readonly number[];
  readonly theirs: { readonly exit: number; readonly ran: number };
  /** `null` where fanfold has nothing of the kind. */
  readonly write: Write | null;
  readonly ours?: Ending;
}

interface Live extends PeerRow {
  readonly commands: readonly string[];
  readonly theirs: { readonly exit: number; readonly ended: readonly number[] };
  readonly write: Write;
  readonly ours: readonly string[];
}

const { rows, running } = readPeer<Row>('gnu-parallel') as PeerTable<Row> & { readonly running: readonly Live[] };
const writable = rows.flatMap((row) => (row.write === null ? [] : [{ ...row, write: row.write }]));

/** Runs the jobs in their order, until the stop condition holds. */
function oneByOne(jobs: readonly number[], { sync, stop = 'success' }: Write): Ending {
  const tasks = jobs.map((_, at) => task(`t${at}`));
  const { policy, problems } = compilePolicy(sync, {}, tasks, nowhere);
  if (policy === null || hasError(problems)) return { verdict: 'refused', ran: 0 };
  const watch = createWatch({ policy, tasks, stop });
  const outcomes: Outcome[] = jobs.map((code) => (code === 0 ? 'success' : 'failure'));
  let ran = 0;
  while (ran < jobs.length && !(ran > 0 && watch.stopped())) {
    watch.take(new Map([[`t${ran}`, outcomes[ran] ?? null]]));
    ran++;
  }
  const plan = planOf(policy, tasks);
  const ended = (at: number) => (at >= ran ? 'superseded' : outcomes[at] === 'success' ? 'succeeded' : 'failed');
  const records = tasks.map(({ id }, at) => shared(recordOf(plan, id, ended(at))));
  return { verdict: evaluate(plan, weighRecords(plan, records, { runAttempt: 1 }), TIMING).verdict, ran };
}

const same = ({ theirs, ours }: Pick<Row, 'theirs' | 'ours'>): boolean =>
  ours !== undefined && (theirs.exit === 0) === (ours.verdict === 'pass') && theirs.ran === ours.ran;

describe('sync and stop', () => {
  test.each(writable.map((row) => [row.case, row] as const))('%s', (_, row) => {
    expect(oneByOne(row.jobs, row.write)).toEqual(row.ours);
    expect([row.case, row.differs === undefined]).toEqual([row.case, same(row)]);
  });

  test('every form of the manual has rows, and what differs says why', () => {
    const forms = new Set(rows.map(({ halt }) => halt.replace(/\d+%/, 'N%').replace(/=\d+$/, '=N')));
    for (const when of ['now', 'soon'])
      for (const why of ['fail', 'success', 'done']) expect(forms).toContain(`${when},${why}=N`);
    for (const form of ['never', 'soon,fail=N%', 'now,success=N%', 'now,done=N%', '0', '1', '2', '-1', '-2', 'N%'])
      expect(forms).toContain(form);
    expect(rows.filter((row) => row.write === null).every(({ differs }) => differs !== undefined)).toBe(true);
    expect(writable.filter((row) => !same(row))).toHaveLength(5);
  });
});

const listOf = (commands: readonly string[], write: Write): string => {
  // The longest first: the order of the list.
  const tasks = commands.map((run, at) => ({ id: `t${at + 1}`, run, duration: 10 * (commands.length - at) }));
  return JSON.stringify({ independence: 'off', ...write, tasks });
};

describe('fanfold run', () => {
  test.each(running.map((row) => [row.case, row] as const))('%s', async (_, row) => {
    await inWorkspace(async ({ runList, records }) => {
      const { code } = await runList(listOf(row.commands, row.write), ['--jobs', '2']);
      const states = row.commands.map((_command, at) => records().get(`t${at + 1}`)?.state ?? 'missing');
      expect(states).toEqual(row.ours);
      expect(code).toBe(row.theirs.exit === 0 ? 0 : 1);
      const ended = states.flatMap((state, at) => (state === 'superseded' ? [] : [at + 1]));
      expect([row.case, row.differs === undefined]).toEqual([row.case, ended.join() === row.theirs.ended.join()]);
    })();
  });

  test('one job at a time ends as the core says', async () => {
    const some = writable.filter(({ jobs, halt }) => jobs.length < 6 && /^(now|soon),(fail|success)=\d+$/.test(halt));
    expect(some.length).toBeGreaterThan(10);
    for (const { jobs, write, ours, case: name } of some.filter((_row, at) => at % 3 === 0)) {
      await inWorkspace(async ({ runList, records }) => {
        const { code } = await runList(
          listOf(
            jobs.map((exit) => `exit ${exit}`),
            write,
          ),
          ['--jobs', '1'],
        );
        const ran = [...records().values()].filter(({ tries }) => tries.length > 0).length;
        expect([name, code, ran]).toEqual([name, ours?.verdict === 'pass' ? 0 : 1, ours?.ran]);
      })();
    }
  });
});
