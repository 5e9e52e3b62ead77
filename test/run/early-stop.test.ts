/** Stopping early changes no verdict, whatever tasks need, skip, tolerate or try again: the engine beside the policy. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Plan, PlannedTask, Policy, Stop, TaskRecord } from '../../src/model.ts';
import { recordOutcome } from '../../src/policy/outcome.ts';
import { compilePolicy } from '../../src/policy/policy.ts';
import { createWatch } from '../../src/policy/watch.ts';
import { recordOf } from '../../src/run/record.ts';
import type { Failure } from '../../src/run/retry.ts';
import { executeTasks } from '../../src/run/schedule.ts';
import { settle } from '../../src/run/task.ts';
import { weighRecords } from '../../src/verdict/evidence.ts';
import { evaluate } from '../../src/verdict/verdict.ts';
import { planOf, TIMING } from '../policy/support.ts';
import { createRig, task } from './rig.ts';

/** How a task ends when it runs, and how many turns of the loop that takes. */
interface End {
  readonly codes: readonly number[];
  readonly turns: number;
}
interface World {
  readonly tasks: readonly PlannedTask[];
  readonly ends: ReadonlyMap<string, End>;
  readonly plan: Plan;
}

const MOST = 5;
const conditions = (need: string | undefined) =>
  need === undefined
    ? [null, 'always()', 'failure()']
    : [
        null,
        null,
        'always()',
        'failure()',
        `needs.${need}.outputs.k == 'v'`,
        `always() && needs.${need}.result == 'success'`,
      ];

const taskAt = (index: number): fc.Arbitrary<readonly [PlannedTask, End]> =>
  fc
    .subarray(Array.from({ length: index }, (_, earlier) => `t${earlier}`))
    .chain((needs) =>
      fc.record({
        needs: fc.constant(needs),
        condition: fc.constantFrom(...conditions(needs[0])),
        continueOnError: fc.constantFrom<PlannedTask['continueOnError']>(false, false, true, { exitCodes: [3] }),
        required: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
        tags: fc.subarray(['x', 'y']),
        codes: fc.constantFrom([0], [0], [1, 0], [1], [3]),
        turns: fc.integer({ min: 0, max: 5 }),
      }),
    )
    .map(({ codes, turns, ...fields }) => [task('true', { id: `t${index}`, ...fields }), { codes, turns }] as const);

const world: fc.Arbitrary<World | null> = fc
  .record({
    made: fc.tuple(...Array.from({ length: MOST }, (_, index) => taskAt(index))),
    length: fc.integer({ min: 1, max: MOST }),
    sync: fc.constantFrom<unknown>(
      ...['all', 'any', 'majority', 2, '50%', { 'max-failures': 1 }, { 'max-failures': 2 }, { 'max-failures': '50%' }],
      {
        'any-of': [
          { of: 'tag:x', 'at-least': 1 },
          { of: 'tag:y', 'max-failures': 0 },
        ],
      },
      [{ 'max-failures': 2 }, { of: 'tag:x', 'at-least': 1 }],
    ),
    flaky: fc.constantFrom<Policy['flaky']>('success', 'tolerate', 'failure'),
    onSkipped: fc.constantFrom<Policy['onSkipped']>('neutral', 'neutral', 'success', 'failure'),
  })
  .map(({ made, length, sync, ...settings }) => {
    const tasks = made.slice(0, length).map(([one]) => one);
    const { policy } = compilePolicy(sync, settings, tasks, () => ({ file: 'f', line: 1, column: 1 }));
    if (policy === null) return null;
    return { tasks, ends: new Map(made.map(([{ id }, end]) => [id, end])), plan: planOf(policy, tasks) };
  });

it('law: the verdict is that of a run to the end', async () => {
  const rig = createRig();
  let stopped = 0;
  try {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.constantFrom<Stop>('success', 'failure', 'decided'),
        fc.integer({ min: 1, max: 3 }),
        async (given, stop, jobs) => {
          fc.pre(given !== null);
          const whole = await run(given, 'never', 1);
          const early = await run(given, stop, jobs);
          if (early.states.includes('superseded')) stopped++;
          expect(early.verdict).toBe(whole.verdict);
        },
      ),
      { numRuns: 3000 },
    );
  } finally {
    rig.remove();
  }
  // The generator must reach what the law speaks of.
  expect(stopped).toBeGreaterThan(500);

  async function run({ plan, tasks, ends }: World, stop: Stop, jobs: number) {
    const watch = createWatch({ ...plan, stop });
    const rest = new AbortController();
    const records = await executeTasks(
      plan,
      tasks.map(({ id }) => id),
      {
        jobs,
        context: { ...rig.context, planDigest: plan.digest },
        stop: rest.signal,
        cancel: rig.stop.signal,
        stopMode: 'kill',
        execute: async (one, { signal }) => recordAfter(plan, one, ends.get(one.id), signal),
        onRecord: (record) => {
          watch.take(new Map([[record.task, recordOutcome(record, plan.policy)]]));
          if (watch.stopped()) rest.abort({ kind: 'superseded' });
        },
      },
    );
    const sourced = records.map((record) => ({ record: { ...record, leg: legOf(plan, record) }, source: 'this run' }));
    const { verdict } = evaluate(plan, weighRecords(plan, sourced, { runAttempt: 1 }), TIMING);
    return { verdict, states: records.map(({ state }) => state) };
  }
});

const legOf = (plan: Plan, { task: id }: TaskRecord): string =>
  plan.legs.find(({ tasks }) => tasks.includes(id))?.id ?? '';

async function recordAfter(
  plan: Plan,
  one: PlannedTask,
  end: End | undefined,
  signal: AbortSignal,
): Promise<TaskRecord> {
  const { codes, turns } = end ?? { codes: [0], turns: 0 };
  const origin = { planDigest: plan.digest, leg: '', runAttempt: 1 };
  for (let turn = 0; turn < turns && !signal.aborted; turn++) await new Promise((next) => setImmediate(next));
  if (signal.aborted) return recordOf(origin, { task: one.id, state: 'superseded', reason: 'stopped' });
  const at = new Date(0).toISOString();
  const tries = codes.map((exitCode) => ({ startedAt: at, endedAt: at, exitCode, signal: null }));
  const exitCode = codes.at(-1) ?? 0;
  if (exitCode === 0)
    return recordOf(origin, { task: one.id, state: 'succeeded', reason: null, tries, outputs: { k: 'v' } });
  const failure: Failure = { state: 'failed', reason: `exit code ${exitCode}`, exitCode, signal: null };
  return recordOf(origin, { task: one.id, ...settle(one, failure), tries });
}
