/** Records to everything that is reported: the same composition on a laptop, in the action, and offline. */
import { type Active, type ActiveTask, activeOf } from '../independence/active.ts';
import { fourConditions } from '../independence/conditions.ts';
import { findConflicts, needsFoldCase } from '../independence/hazards.ts';
import { compareObserved, observedProblems, type SeenTogether } from '../independence/observed.ts';
import type { CheckedCondition, Plan, Reason, TaskRecord, Verdict } from '../model.ts';
import type { IndependenceProblem, Problem, RimProblem } from '../problem.ts';
import type { Converged } from '../report/model.ts';
import { namesOf } from '../report/rows.ts';
import { saidCondition } from '../report/sentences/conditions.ts';
import { observedReason } from '../report/sentences/independence.ts';
import { type RunFault, runFaultReason } from '../report/sentences/run-faults.ts';
import { lostFilesText, toldVerdict } from '../report/sentences/verdict-reasons.ts';
import { type EvidenceOptions, type Weighed, weighRecords } from '../verdict/evidence.ts';
import type { SourcedRecord } from '../verdict/fold.ts';
import { verdictTiming } from '../verdict/timing.ts';
import { evaluate } from '../verdict/verdict.ts';

export interface ConvergeFacts extends EvidenceOptions {
  /** The platform of the laptop where all tasks ran. */
  readonly here?: NodeJS.Platform;
  /** What was seen of tasks that overlapped in one workspace, and so is in no record. */
  readonly seenTogether?: readonly SeenTogether[];
  /** What the collecting of the records already found wrong. */
  readonly problems?: readonly Problem[];
  /** Why the verdict cannot be pass even if the records say so. */
  readonly faults?: readonly Reason[];
}

/**
 * Folds the records into one a task, judges them, and holds what the tasks wrote against what they declared. Files of
 * unordered tasks that meet fail the verdict, and under `independence: strict` any write outside a declaration does.
 */
export function converge(plan: Plan, records: Iterable<SourcedRecord>, facts: ConvergeFacts): Converged {
  return convergeWeighed(plan, weighRecords(plan, records, facts), facts);
}

/** The same for records that are weighed already. */
export function convergeWeighed(plan: Plan, weighed: Weighed, facts: ConvergeFacts): Converged {
  const { winners, doubts, unlisted, jobs } = weighed;
  const timing = verdictTiming(inPlanOrder(plan, winners), plan);
  const judged = toldVerdict(evaluate(plan, weighed, timing), namesOf(plan));
  const active = activeOf(plan.tasks);
  const observed = observe(plan, active, winners, facts);
  return {
    plan,
    records: winners,
    verdict: withFaults(withObserved(judged, observed), facts.faults ?? []),
    problems: [...(facts.problems ?? []), ...weighed.problems, ...observed],
    checks: conditionsOf(plan, active, facts.here),
    doubts,
    unlisted,
    ...(facts.run !== undefined && { onRunners: true, jobsAsked: facts.run.jobs !== null, jobs }),
  };
}

function inPlanOrder(plan: Plan, winners: ReadonlyMap<string, TaskRecord>): TaskRecord[] {
  return plan.tasks.flatMap((task) => winners.get(task.id) ?? []);
}

function observe(
  plan: Plan,
  active: Active<ActiveTask>,
  winners: ReadonlyMap<string, TaskRecord>,
  { run, here, seenTogether = [] }: ConvergeFacts,
): readonly IndependenceProblem[] {
  const { tasks, resources, ignore } = plan;
  const options = {
    foldCase: needsFoldCase(tasks, here),
    resources,
    ignore,
    onRunners: run !== undefined,
    strict: plan.independence === 'strict',
    groups: seenTogether,
  };
  return observedProblems(compareObserved(active, [...winners.values()], options), plan.independence);
}

/** What was observed fails a verdict: files that met, and under `strict` a write outside its declaration. */
function withObserved(verdict: Verdict, observed: readonly IndependenceProblem[]): Verdict {
  return (['collision', 'outside'] as const).reduce((judged, kind) => {
    const found = observed.filter((problem) => problem.kind === kind && problem.severity === 'error');
    const have = found.reduce((sum, problem) => sum + (problem.kind === 'collision' ? problem.files : 1), 0);
    return failedBy(judged, 'independence', have, observedReason(kind, have));
  }, verdict);
}

/** A task whose files are not what its record vouches for is not a success that anyone can use. */
export function withLostFiles(converged: Converged, problems: readonly RimProblem[]): Converged {
  const lost = new Set(problems.flatMap((one) => (one.kind === 'files-lost' ? [one.task] : []))).size;
  return {
    ...converged,
    verdict: failedBy(converged.verdict, 'files', lost, lostFilesText(lost)),
    problems: [...converged.problems, ...problems],
  };
}

/** A run that could not be brought to its end does not pass, so that no reader of its verdict takes it for one that did. */
export function withRunFaults(converged: Converged, faults: readonly RunFault[]): Converged {
  return { ...converged, verdict: withFaults(converged.verdict, faults.map(runFaultReason)) };
}

function failedBy(verdict: Verdict, rule: string, have: number, text: string): Verdict {
  if (have === 0) return verdict;
  const before = verdict.verdict === 'fail' ? verdict.decidedBy : [];
  return { ...verdict, verdict: 'fail', decidedBy: [...before, { rule, need: 0, have, text }] };
}

function withFaults(verdict: Verdict, faults: readonly Reason[]): Verdict {
  return faults.reduce((failed, { rule, have, text }) => failedBy(failed, rule, have, text), verdict);
}

/** The four conditions as the plan declares them. A plan has no places in text. */
function conditionsOf(
  plan: Plan,
  active: Active<ActiveTask>,
  here: NodeJS.Platform | undefined,
): readonly CheckedCondition[] {
  const { tasks, resources, independence: mode } = plan;
  const locate = () => ({ file: plan.name, line: 1, column: 1 });
  const hazards = findConflicts(active, { foldCase: needsFoldCase(tasks, here), resources, mode, locate });
  return fourConditions(hazards, null).map(saidCondition);
}
