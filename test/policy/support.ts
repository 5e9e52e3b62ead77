import fc from 'fast-check';
import type {
  Formula,
  Leg,
  Locate,
  Outcome,
  Plan,
  PlannedTask,
  Policy,
  Reason,
  Rule,
  State,
  TaskRecord,
  Timing,
} from '../../src/model.ts';
import { explain } from '../../src/policy/explain.ts';
import { createTally, type Decision, type JudgedTask } from '../../src/policy/tally.ts';
import { toldReason } from '../../src/report/sentences/verdict-reasons.ts';
import type { Job } from '../../src/verdict/jobs.ts';
import { plan, task } from '../support/task.ts';

export const TIMING: Timing = { sequentialMs: 0, parallelMs: 0, speedup: 1, predictedSpeedup: 1, boundBy: 'legs' };
export const nowhere: Locate = (path) => ({ file: path.join('.'), line: 1, column: 1 });

export { task };

export function policyOf(formula: Formula, fields: Partial<Policy> = {}): Policy {
  return {
    formula,
    onEmpty: 'fail',
    onSkipped: 'neutral',
    onAllNeutral: 'fail',
    onMissing: 'failure',
    flaky: 'success',
    ...fields,
  };
}

export const ruleOf = (rule: Partial<Rule>): Formula => ({ rule: { of: [], ...rule } });
export const ALL = ruleOf({ maxFailures: { count: 0 } });

/** A plan with one leg a task, in one wave; a skipped task has no leg. */
export function planOf(policy: Policy, tasks: readonly PlannedTask[], fields: Partial<Plan> = {}): Plan {
  const legs = tasks.filter((one) => !one.skip).map((one, index) => legOf(`w1-leg-${index + 1}`, [one.id]));
  return plan(tasks, {
    name: 'ci',
    policy,
    legs,
    estimate: { sequentialMs: 33, parallelMs: 15, lowerBoundMs: 15, boundBy: 'b', speedup: 2.2 },
    ...fields,
  });
}

export function legOf(id: string, tasks: readonly string[]): Leg {
  return { id, wave: 1, name: id, runsOn: 'ubuntu-latest', timeoutMinutes: 10, tasks, estimateMs: 1 };
}

export function recordOf(plan: Plan, id: string, state: State, fields: Partial<TaskRecord> = {}): TaskRecord {
  const leg = plan.legs.find(({ tasks }) => tasks.includes(id))?.id ?? 'no-leg';
  const ran = state !== 'skipped' && state !== 'superseded';
  return {
    version: 1,
    plan: plan.digest,
    task: id,
    leg,
    runAttempt: 1,
    state,
    reason: state === 'succeeded' ? null : state,
    tries: ran ? [tryOf(0, 1000, state === 'succeeded' ? 0 : 1)] : [],
    durationMs: ran ? 1000 : 0,
    outputs: {},
    writesObserved: null,
    logTail: '',
    ...fields,
  };
}

export function tryOf(startMs: number, endMs: number, exitCode: number): TaskRecord['tries'][number] {
  const at = (ms: number) => new Date(Date.UTC(2025, 0, 1) + ms).toISOString();
  return { startedAt: at(startMs), endedAt: at(endMs), exitCode, signal: null };
}

/** A job that ran, as GitHub lists it; equal times of two attempts make the later one a copy. */
export function jobOf(name: string, fields: Partial<Job> = {}): Job {
  const minute = String(fields.runAttempt ?? 1).padStart(2, '0');
  return {
    name,
    url: null,
    status: 'completed',
    conclusion: 'success',
    runAttempt: 1,
    runnerId: 7,
    createdAt: null,
    startedAt: `2025-01-01T00:${minute}:00Z`,
    completedAt: `2025-01-01T00:${minute}:30Z`,
    ...fields,
  };
}

export const shared = (record: TaskRecord, source = `${record.leg}.jsonl`) => ({ record, source });

/** The possible endings of a task, restated from design section 8 independently of the code. */
export function possible(one: PlannedTask, policy: Policy, all: readonly PlannedTask[] = [one]): readonly Outcome[] {
  // Tasks of a generated list need only earlier ones.
  const maySkip = ({ condition, needs }: PlannedTask): boolean =>
    condition !== null || all.some((other) => needs.includes(other.id) && maySkip(other));
  const neutral =
    one.continueOnError !== false ||
    (maySkip(one) && policy.onSkipped === 'neutral') ||
    policy.flaky === 'tolerate' ||
    policy.onMissing === 'neutral';
  return neutral ? ['success', 'failure', 'neutral'] : ['success', 'failure'];
}

// ----------------------------------------------------------------------------------------------------- generators

export type Known = readonly (Outcome | null)[];

export interface Case {
  readonly policy: Policy;
  readonly tasks: readonly PlannedTask[];
  /** By position; `null` is pending. */
  readonly known: Known;
}

const often = fc.boolean();
const rarely = fc.integer({ min: 0, max: 7 }).map((n) => n === 0);
export const outcomeArbitrary = fc.constantFrom<Outcome>('success', 'failure', 'neutral');

const weightedTask = (index: number): fc.Arbitrary<PlannedTask> =>
  fc
    .record({
      weight: fc.integer({ min: 1, max: 5 }),
      required: rarely,
      continueOnError: often,
      condition: fc.constantFrom(null, null, 'always()'),
      tags: fc.subarray(['x', 'y']),
      needs: fc.constantFrom([], ...Array.from({ length: index }, (_, earlier) => [idOf(earlier)])),
    })
    .map((fields) => task(idOf(index), fields));

const idOf = (index: number): string => (index % 2 === 0 ? `t${index}` : `g[${index}]`);

export const tasksArbitrary = (max: number, min = 0): fc.Arbitrary<readonly PlannedTask[]> =>
  fc.integer({ min, max }).chain((length) => fc.tuple(...Array.from({ length }, (_, index) => weightedTask(index))));

const percent = fc.oneof(
  fc.integer({ min: 1, max: 100_000 }),
  fc.constantFrom(1, 33_333, 33_334, 50_000, 66_667, 99_999, 100_000),
);
const amount = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map((count) => ({ count })),
  percent.map((thousandths) => ({ thousandths })),
  fc.constant({ majority: true } as const),
);
const of = fc.constantFrom<readonly string[]>([], [], ['tag:x'], ['tag:y', 't0'], ['g'], ['t*'], ['g[*]', 'tag:x']);
const rule: fc.Arbitrary<Formula> = fc.oneof(
  fc.record({ of, atLeast: amount }).map((fields) => ({ rule: fields })),
  fc.record({ of, maxFailures: amount }).map((fields) => ({ rule: fields })),
  fc.record({ of, atLeast: amount, maxFailures: amount }).map((fields) => ({ rule: fields })),
);

const tree = fc.letrec<{ node: Formula }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: rule },
    { weight: 2, arbitrary: fc.array(tie('node'), { maxLength: 3 }).map((all) => ({ all })) },
    { weight: 2, arbitrary: fc.array(tie('node'), { maxLength: 3 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: fc.constant({ none: true } as const) },
  ),
}));
const formulaArbitrary = tree.node;

export const policyArbitrary: fc.Arbitrary<Policy> = fc.record({
  formula: formulaArbitrary,
  onEmpty: fc.constantFrom('fail', 'pass'),
  onSkipped: fc.constantFrom('neutral', 'success', 'failure'),
  onAllNeutral: fc.constantFrom('fail', 'pass'),
  onMissing: fc.constantFrom('failure', 'failure', 'neutral'),
  flaky: fc.constantFrom('success', 'success', 'tolerate', 'failure'),
});

/**
 * Tasks of which one in `finished + 1` is pending. A known outcome is any of the three, also where the policy would not
 * give it: what is known is known.
 */
export const caseArbitrary = (max = 8, finished = 1): fc.Arbitrary<Case> =>
  fc
    .tuple(
      policyArbitrary,
      tasksArbitrary(max),
      fc.array(fc.option(outcomeArbitrary, { freq: finished }), { minLength: max, maxLength: max }),
    )
    .map(([policy, tasks, known]) => ({ policy, tasks, known: known.slice(0, tasks.length) }));

/** Positions 0 to `max - 1` in a random order. */
export const orderArbitrary = (max = 8): fc.Arbitrary<readonly number[]> => {
  const positions = Array.from({ length: max }, (_, index) => index);
  return fc.shuffledSubarray(positions, { minLength: max });
};

export function outcomeMap(tasks: readonly PlannedTask[], known: Known): Map<string, Outcome> {
  return new Map(
    tasks.flatMap(({ id }, index) => {
      const outcome = known[index];
      return outcome == null ? [] : [[id, outcome] as const];
    }),
  );
}

/** A decision with its arithmetic, one line for each rule that makes the verdict what it is. */
type ExplainedDecision =
  | (Extract<Decision, { decided: true }> & { readonly reasons: readonly Reason[] })
  | { readonly decided: false };

/**
 * Decides from scratch: decided if and only if every possible ending of the tasks without an outcome gives the same
 * verdict. Outcomes of unknown tasks do not count. For one arrival after another use `createTally`.
 */
export function decide(
  policy: Policy,
  tasks: readonly JudgedTask[],
  outcomes: ReadonlyMap<string, Outcome>,
): ExplainedDecision {
  const tally = createTally({ policy, tasks });
  for (const [id, outcome] of outcomes) tally.replace(id, outcome);
  const decision = tally.decide();
  return decision.decided
    ? { ...decision, reasons: explain(tally.counts, decision.verdict).map(toldReason) }
    : decision;
}
