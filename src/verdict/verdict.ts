/** Closed records to one verdict, with its arithmetic. The plan is the denominator: every task of it is counted once. */
import type { Counts, Outcome, Plan, PlannedTask, Reason, State, TaskRecord, Timing, Verdict } from '../model.ts';
import { explain } from '../policy/explain.ts';
import { isBlocked, missingOutcome, outcomeOf } from '../policy/outcome.ts';
import { createTally, filledVerdict } from '../policy/tally.ts';
import type { FoldResult } from './close.ts';

export type VerdictPlan = Pick<Plan, 'digest' | 'policy' | 'tasks'>;

export interface EvaluateOptions {
  /** Tasks that are still running or waiting when the verdict is asked for; without a record they are not missing. */
  readonly unfinished?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const UNDECIDED = 'superseded without a decision';
const BLOCKED = 'blocked by a failed need';
const MISSING = 'missing';

/**
 * The verdict of a plan. Superseded and unfinished tasks cannot matter when the finished ones decide; when they do not,
 * they count as failures. A plan without a single outcome fails under every policy, `none` included.
 */
export function evaluate(
  plan: VerdictPlan,
  fold: Pick<FoldResult, 'winners' | 'flaky'>,
  timing: Timing,
  options: EvaluateOptions = {},
): Verdict {
  const flaky = new Set(fold.flaky);
  const known = plan.tasks.map((task) =>
    endOf(plan, task, fold.winners.get(task.id), flaky, options.unfinished ?? NONE),
  );
  const { verdict, reasons, ends } = judge(plan, known);
  const idsOf = (test: (end: End) => boolean) => ends.filter(test).map((end) => end.task.id);
  return {
    version: 1,
    plan: plan.digest,
    verdict,
    decidedBy: reasons,
    counts: countStates(ends),
    succeeded: idsOf((end) => end.state === 'succeeded' && end.outcome !== 'failure'),
    failed: idsOf((end) => end.outcome === 'failure' && end.state !== 'missing'),
    missing: idsOf((end) => end.state === 'missing'),
    flaky: idsOf((end) => flaky.has(end.task.id)),
    outputs: outputsOf(ends),
    timing,
  };
}

/** How one task ended. `null` is pending. */
interface End {
  readonly task: PlannedTask;
  readonly state: State | 'missing';
  readonly outcome: Outcome | null;
  /** What kind of failure it would be, where that is worth a word. */
  readonly label: string | null;
  readonly outputs: TaskRecord['outputs'];
}

function endOf(
  { policy }: VerdictPlan,
  task: PlannedTask,
  record: TaskRecord | undefined,
  flaky: ReadonlySet<string>,
  unfinished: ReadonlySet<string>,
): End {
  const end = { task, label: null, outputs: {} };
  if (task.skip) return { ...end, state: 'skipped', outcome: policy.onSkipped, label: 'skipped' };
  if (record === undefined) {
    if (unfinished.has(task.id)) return { ...end, state: 'superseded', outcome: null };
    return { ...end, state: 'missing', outcome: missingOutcome(policy), label: MISSING };
  }
  return {
    task,
    state: record.state,
    outcome: outcomeOf(record, policy, flaky.has(task.id)),
    label: labelOf(record),
    outputs: record.outputs,
  };
}

function labelOf(record: TaskRecord): string | null {
  if (isBlocked(record)) return BLOCKED;
  if (record.state === 'failed') return null;
  return record.state === 'succeeded' ? 'flaky' : record.state;
}

interface Judgement {
  readonly verdict: 'pass' | 'fail';
  readonly reasons: readonly Reason[];
  readonly ends: readonly End[];
}

function judge(plan: VerdictPlan, ends: readonly End[]): Judgement {
  const tally = createTally(plan);
  for (const { task, outcome } of ends) tally.replace(task.id, outcome);
  const decision = tally.decide();
  const settled = decision.decided ? ends : ends.map(settleUndecided);
  if (!decision.decided) for (const { task, outcome } of settled) tally.replace(task.id, outcome);
  const verdict = decision.decided ? decision.verdict : filledVerdict(tally.counts, 'failure');
  if (verdict === 'pass' && hasNoOutcome(ends)) {
    const text = `fail: 0 of ${ends.length} tasks left a result`;
    return { verdict: 'fail', reasons: [{ rule: 'results', need: 1, have: 0, text }], ends: settled };
  }
  return { verdict, reasons: explain(tally.counts, verdict, labelsOf(settled)), ends: settled };
}

function settleUndecided(end: End): End {
  return end.outcome === null ? { ...end, outcome: 'failure', label: UNDECIDED } : end;
}

/** There was something to run, and nothing of it is known to have ended. */
function hasNoOutcome(ends: readonly End[]): boolean {
  const planned = ends.filter((end) => !end.task.skip);
  return planned.length > 0 && planned.every((end) => end.state === 'missing' || end.state === 'superseded');
}

function labelsOf(ends: readonly End[]): ReadonlyMap<string, string> {
  return new Map(ends.flatMap(({ task, label }) => (label === null ? [] : [[task.id, label] as const])));
}

function countStates(ends: readonly End[]): Counts {
  const of = (state: End['state']) => ends.filter((end) => end.state === state).length;
  return {
    total: ends.length,
    succeeded: of('succeeded'),
    failed: of('failed'),
    'timed-out': of('timed-out'),
    cancelled: of('cancelled'),
    skipped: of('skipped'),
    tolerated: of('tolerated'),
    superseded: of('superseded'),
    missing: of('missing'),
  };
}

/** By task, in plan order. Without a prototype: an id may be `__proto__`. */
function outputsOf(ends: readonly End[]): Verdict['outputs'] {
  const outputs: Record<string, TaskRecord['outputs']> = Object.create(null);
  for (const { task, outputs: own } of ends) if (Object.keys(own).length > 0) outputs[task.id] = own;
  return outputs;
}
