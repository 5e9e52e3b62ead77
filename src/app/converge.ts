/** Records to everything that is reported: the same composition on a laptop, in the action, and offline. */
import { type Condition, fourConditions } from '../independence/conditions.ts';
import { findConflicts, needsFoldCase } from '../independence/hazards.ts';
import { compareObserved, observedProblems, type SeenTogether } from '../independence/observed.ts';
import { orderIntoWaves } from '../independence/order.ts';
import type { Plan, TaskRecord, Verdict } from '../model.ts';
import type { IndependenceProblem, Problem, RimProblem } from '../problem.ts';
import type { Converged } from '../report/model.ts';
import { observedReason } from '../report/sentences/independence.ts';
import { type CloseOptions, foldRecords } from '../verdict/close.ts';
import type { SourcedRecord } from '../verdict/fold.ts';
import { verdictTiming } from '../verdict/timing.ts';
import { evaluate } from '../verdict/verdict.ts';

export interface ConvergeFacts extends CloseOptions {
  /** Tasks that still run when live mode decides; without a record they are not missing. */
  readonly unfinished?: ReadonlySet<string>;
  /** Legs were jobs. */
  readonly onRunners?: boolean;
  /** What was seen of tasks that overlapped in one workspace, and so is in no record. */
  readonly seenTogether?: readonly SeenTogether[];
  /** What the collecting of the records already found wrong. */
  readonly problems?: readonly Problem[];
}

/**
 * Folds the records into one a task, judges them, and holds what the tasks wrote against what they declared. Files of
 * unordered tasks that meet fail the verdict, and under `independence: strict` any write outside a declaration does.
 */
export function converge(plan: Plan, records: Iterable<SourcedRecord>, facts: ConvergeFacts): Converged {
  const fold = foldRecords(plan, records, facts);
  const timing = verdictTiming(inPlanOrder(plan, fold.winners), plan);
  const judged = evaluate(plan, fold, timing, facts.unfinished ? { unfinished: facts.unfinished } : {});
  const observed = observe(plan, fold.winners, facts);
  const problems = [...(facts.problems ?? []), ...fold.problems, ...observed];
  return {
    plan,
    records: fold.winners,
    verdict: withObserved(judged, observed),
    problems,
    checks: conditionsOf(plan),
    ...(facts.onRunners && { onRunners: true }),
  };
}

function inPlanOrder(plan: Plan, winners: ReadonlyMap<string, TaskRecord>): TaskRecord[] {
  return plan.tasks.flatMap((task) => winners.get(task.id) ?? []);
}

function observe(
  plan: Plan,
  winners: ReadonlyMap<string, TaskRecord>,
  { onRunners = false, seenTogether = [] }: ConvergeFacts,
): readonly IndependenceProblem[] {
  const { tasks, resources, ignore } = plan;
  const options = {
    foldCase: needsFoldCase(tasks),
    resources,
    ignore,
    onRunners,
    strict: plan.independence === 'strict',
    groups: seenTogether,
  };
  return observedProblems(compareObserved(tasks, [...winners.values()], options), plan.independence);
}

/** What was observed fails a verdict: files that met, and under `strict` a write outside its declaration. */
function withObserved(verdict: Verdict, observed: readonly IndependenceProblem[]): Verdict {
  return (['collision', 'outside'] as const).reduce((judged, kind) => {
    const found = observed.filter((problem) => problem.kind === kind && problem.severity === 'error');
    const have = found.reduce((sum, problem) => sum + (problem.kind === 'collision' ? problem.files : 1), 0);
    return failedBy(judged, 'independence', have, observedReason(kind, have));
  }, verdict);
}

/** A task whose files are not what its record vouches for is no success that anyone can use. */
export function withLostFiles(converged: Converged, problems: readonly RimProblem[]): Converged {
  const lost = new Set(problems.flatMap((one) => (one.kind === 'files-lost' ? [one.task] : []))).size;
  const text = `fail: the files of ${lost} ${lost === 1 ? 'task are' : 'tasks are'} lost or not what the records name, need 0`;
  return {
    ...converged,
    verdict: failedBy(converged.verdict, 'files', lost, text),
    problems: [...converged.problems, ...problems],
  };
}

function failedBy(verdict: Verdict, rule: string, have: number, text: string): Verdict {
  if (have === 0) return verdict;
  const before = verdict.verdict === 'fail' ? verdict.decidedBy : [];
  return { ...verdict, verdict: 'fail', decidedBy: [...before, { rule, need: 0, have, text }] };
}

/** The four conditions as the plan declares them. A plan has no places in a text. */
function conditionsOf(plan: Plan): readonly Condition[] {
  const { tasks, resources, independence: mode } = plan;
  const locate = () => ({ file: plan.name, line: 1, column: 1 });
  const hazards = findConflicts(tasks, { foldCase: needsFoldCase(tasks), resources, mode, locate });
  return fourConditions(hazards, orderIntoWaves(tasks), null);
}
