/** Closed records to one verdict, with its arithmetic as facts. The plan is the denominator: every task of it is counted once. */
import type {
  CountedAs,
  Counts,
  Outcome,
  Plan,
  PlannedTask,
  State,
  TaskRecord,
  Timing,
  Verdict,
  VerdictReason,
} from '../model.ts';
import { explain, type Labels } from '../policy/explain.ts';
import { isBlocked, missingOutcome, outcomeOf } from '../policy/outcome.ts';
import { createTally, filledVerdict } from '../policy/tally.ts';
import type { Weighed } from './evidence.ts';

export type VerdictPlan = Pick<Plan, 'digest' | 'policy' | 'tasks'>;

/** The part of the weighed records that makes the verdict; an absent field counts as empty. */
export type Judged = Pick<Weighed, 'winners' | 'flaky'> & Partial<Pick<Weighed, 'doubts' | 'pending' | 'unlisted'>>;

/** A verdict whose reasons are facts; `toldVerdict` in `report/sentences/` makes the document of it. */
export interface JudgedVerdict extends Omit<Verdict, 'decidedBy'> {
  readonly decidedBy: readonly VerdictReason[];
}

/**
 * The verdict of a plan. Superseded and pending tasks cannot matter when the finished ones decide; when they do not, they
 * count as failures, and so do doubtful results always. A plan without a single outcome fails under every policy, `none`
 * included.
 */
export function evaluate(plan: VerdictPlan, weighed: Judged, timing: Timing): JudgedVerdict {
  const flaky = new Set(weighed.flaky);
  const known = endsOf(plan, weighed, flaky);
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
  /** What kind of failure it is, where a line should say so. */
  readonly label: CountedAs | null;
  readonly outputs: TaskRecord['outputs'];
}

/** Whether the finished tasks alone make the verdict certain, which it was not before anything ran. */
export function isDecided(plan: VerdictPlan, weighed: Judged): boolean {
  const tally = createTally(plan);
  for (const { task, outcome } of endsOf(plan, weighed, new Set(weighed.flaky))) tally.replace(task.id, outcome);
  const decision = tally.decide();
  return decision.decided && !decision.foregone;
}

function endsOf(plan: VerdictPlan, weighed: Judged, flaky: ReadonlySet<string>): End[] {
  return plan.tasks.map((task) => endOf(plan, task, weighed, flaky));
}

function endOf({ policy }: VerdictPlan, task: PlannedTask, weighed: Judged, flaky: ReadonlySet<string>): End {
  const record = weighed.winners.get(task.id);
  const end = { task, label: null, outputs: {} };
  if (task.skip) return { ...end, state: 'skipped', outcome: policy.onSkipped, label: 'skipped' };
  if (record === undefined) {
    if (weighed.pending?.has(task.id)) return { ...end, state: 'superseded', outcome: null };
    if (weighed.unlisted?.has(task.id)) return { ...end, state: 'superseded', outcome: null, label: 'unlisted' };
    return { ...end, state: 'missing', outcome: missingOutcome(policy), label: 'missing' };
  }
  const isDoubtful = weighed.doubts?.has(task.id) === true;
  return {
    task,
    state: record.state,
    outcome: isDoubtful ? 'failure' : outcomeOf(record, policy, flaky.has(task.id)),
    label: isDoubtful ? 'doubtful' : labelOf(record),
    outputs: record.outputs,
  };
}

function labelOf(record: TaskRecord): CountedAs | null {
  if (isBlocked(record)) return 'blocked';
  if (record.state === 'failed') return null;
  return record.state === 'succeeded' ? 'flaky' : record.state;
}

interface Judgement {
  readonly verdict: 'pass' | 'fail';
  readonly reasons: readonly VerdictReason[];
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
    return { verdict: 'fail', reasons: [{ kind: 'no-results', total: ends.length }], ends: settled };
  }
  return { verdict, reasons: explain(tally.counts, verdict, labelsOf(settled)), ends: settled };
}

function settleUndecided(end: End): End {
  if (end.outcome !== null) return end;
  return { ...end, outcome: 'failure', label: end.label === 'unlisted' ? 'unlisted' : 'undecided' };
}

/** Whether there was something to run and none of it is known to have ended. */
function hasNoOutcome(ends: readonly End[]): boolean {
  const planned = ends.filter((end) => !end.task.skip);
  return planned.length > 0 && planned.every((end) => end.state === 'missing' || end.state === 'superseded');
}

function labelsOf(ends: readonly End[]): Labels {
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
