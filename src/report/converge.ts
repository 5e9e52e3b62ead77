/** Records to everything that is reported: the same composition on a laptop, in the action, and offline. */
import type { Plan, TaskRecord } from '../model.ts';
import type { Problem } from '../problem.ts';
import { type CloseOptions, foldRecords } from '../sync/close.ts';
import type { SourcedRecord } from '../sync/fold.ts';
import { verdictTiming } from '../sync/timing.ts';
import { evaluate } from '../sync/verdict.ts';
import type { Converged } from './model.ts';

export interface ConvergeFacts extends CloseOptions {
  /** Tasks that still run when live mode decides; without a record they are not missing. */
  readonly unfinished?: ReadonlySet<string>;
  /** What the collecting of the records already found wrong. */
  readonly problems?: readonly Problem[];
}

/** Folds the records into one a task and judges them. Times of superseded tasks count as run time, too. */
export function converge(plan: Plan, records: Iterable<SourcedRecord>, facts: ConvergeFacts): Converged {
  const fold = foldRecords(plan, records, facts);
  const timing = verdictTiming(inPlanOrder(plan, fold.winners), plan);
  const verdict = evaluate(plan, fold, timing, facts.unfinished ? { unfinished: facts.unfinished } : {});
  return { plan, records: fold.winners, verdict, problems: [...(facts.problems ?? []), ...fold.problems] };
}

function inPlanOrder(plan: Plan, winners: ReadonlyMap<string, TaskRecord>): TaskRecord[] {
  return plan.tasks.flatMap((task) => winners.get(task.id) ?? []);
}
