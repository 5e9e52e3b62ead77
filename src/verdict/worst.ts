/** A total order on the records of one task, so that of two that contradict each other always the same one counts. */
import type { State, TaskRecord } from '../model.ts';
import { hasFailedTry, type OutcomePolicy, outcomeOf } from '../policy/outcome.ts';

const OUTCOME_RANK = { failure: 0, pending: 1, neutral: 2, success: 3 } as const;

const STATE_RANK: Readonly<Record<State, number>> = {
  failed: 0,
  'timed-out': 1,
  cancelled: 2,
  superseded: 3,
  skipped: 4,
  tolerated: 5,
  succeeded: 6,
};

/** Whether `a` is worse for the verdict than `b`; equally bad records are ordered by their text. */
export function isWorse(a: TaskRecord, b: TaskRecord, policy: OutcomePolicy): boolean {
  const difference =
    outcomeRank(a, policy) - outcomeRank(b, policy) ||
    STATE_RANK[a.state] - STATE_RANK[b.state] ||
    b.tries.length - a.tries.length;
  return difference === 0 ? recordText(a) < recordText(b) : difference < 0;
}

/** The record as JSON with sorted keys: equal texts mean equal records. */
export function recordText(record: TaskRecord): string {
  return JSON.stringify(record, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function outcomeRank(record: TaskRecord, policy: OutcomePolicy): number {
  return OUTCOME_RANK[outcomeOf(record, policy, hasFailedTry(record)) ?? 'pending'];
}
