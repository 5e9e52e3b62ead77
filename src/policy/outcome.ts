/** A record reduced to success, failure or neutral, as the policy says. */
import type { Outcome, Policy, Task, TaskRecord } from '../model.ts';

export type OutcomePolicy = Pick<Policy, 'onSkipped' | 'onMissing' | 'flaky'>;

/** The reason of a task that was not started because a task it needs did not succeed. */
export const BLOCKED = 'needs';

/** The reason of a task that was not started because its `if` was false. */
export const CONDITION_FALSE = 'if';

/**
 * The outcome of a finished task; `null` while it is pending, which a superseded task is.
 *
 * @param flaky whether an earlier try or an earlier run attempt of this task failed; only a success can be flaky
 */
export function outcomeOf(
  record: Pick<TaskRecord, 'state' | 'reason'>,
  policy: OutcomePolicy,
  flaky: boolean,
): Outcome | null {
  switch (record.state) {
    case 'succeeded':
      return flaky ? flakyOutcome(policy) : 'success';
    case 'failed':
    case 'timed-out':
    case 'cancelled':
      return 'failure';
    case 'tolerated':
      return 'neutral';
    case 'skipped':
      return isBlocked(record) ? 'failure' : policy.onSkipped;
    case 'superseded':
      return null;
  }
}

/**
 * The outcome of this attempt, turned by what earlier attempts did to the task; `null`, pending, where that cannot be known and
 * would matter. Only a success can be flaky.
 *
 * @param failedBefore whether the task may have failed in an earlier attempt
 */
export function turnedOutcome(outcome: Outcome, failedBefore: boolean, policy: OutcomePolicy): Outcome | null {
  return outcome === 'success' && policy.flaky !== 'success' && failedBefore ? null : outcome;
}

/** The outcome of one record by itself, with the flakiness that its own tries show. */
export function recordOutcome(record: TaskRecord, policy: OutcomePolicy): Outcome | null {
  return outcomeOf(record, policy, hasFailedTry(record));
}

/** Whether the work itself failed: it was neither stopped from outside nor kept from starting. */
export function isFailure({ state }: { readonly state: string }): boolean {
  return state === 'failed' || state === 'timed-out';
}

/** Whether a task it needs kept this task from starting; then it inherits the failure. */
export function isBlocked(record: Pick<TaskRecord, 'state' | 'reason'>): boolean {
  return record.state === 'skipped' && record.reason === BLOCKED;
}

/** Whether the task was skipped for a reason that is not a failure. */
export function isNeutralSkip(record: Pick<TaskRecord, 'state' | 'reason'>): boolean {
  return record.state === 'skipped' && !isBlocked(record);
}

/** The outcome of a planned task that left no record. */
export function missingOutcome(policy: OutcomePolicy): Outcome {
  return policy.onMissing;
}

/** Whether the record itself shows a failed try before its success. */
export function hasFailedTry(record: Pick<TaskRecord, 'state' | 'tries'>): boolean {
  return record.state === 'succeeded' && record.tries.length > 1;
}

/**
 * Whether an unfinished task may still end neutral. Success and failure are always possible: a command may succeed, and
 * a runner may die. Neutral takes a tolerated failure, an `if` that turns out false, be it that of a task it needs, a flaky
 * success that is tolerated, or a missing record that counts as neutral.
 *
 * @param maySkip whether the task is `skippable`
 */
export function canEndNeutral(task: Pick<Task, 'continueOnError'>, policy: OutcomePolicy, maySkip: boolean): boolean {
  return (
    task.continueOnError !== false ||
    (maySkip && policy.onSkipped === 'neutral') ||
    policy.flaky === 'tolerate' ||
    policy.onMissing === 'neutral'
  );
}

function flakyOutcome(policy: OutcomePolicy): Outcome {
  return policy.flaky === 'tolerate' ? 'neutral' : policy.flaky;
}
