/** The two questions asked of unfinished work: is the verdict certain, and may the rest stop? */
import type { Outcome, Policy, Reason, Stop } from '../model.ts';
import { explain } from './explain.ts';
import { createTally, type Decision, type JudgedTask } from './tally.ts';

/** A decision with its arithmetic, one line for each rule that makes the verdict what it is. */
export type ExplainedDecision =
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
  return decision.decided ? { ...decision, reasons: explain(tally.counts, decision.verdict) } : decision;
}

/**
 * Whether the stop condition holds: no new task should start. A pass that was certain before anything ran stops
 * nothing, otherwise a policy that cannot fail, like `none`, would end its run before the first result.
 */
export function stopReached(decision: Decision, stop: Stop): boolean {
  if (!decision.decided || stop === 'never') return false;
  if (decision.verdict === 'fail') return stop !== 'success';
  return stop !== 'failure' && !decision.foregone;
}
