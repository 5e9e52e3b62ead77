/** Records: what happened to one task, small enough for every reader. */
import type { State, TaskRecord, Try } from '../model.ts';

/** What a record says besides what happened. */
export interface RecordOrigin {
  readonly planDigest: string;
  readonly leg: string;
  readonly runAttempt: number;
  /** The colour the leg means to end with; absent on a laptop. */
  readonly colour?: 'green' | 'red';
}

/** What happened. */
export interface RecordFacts {
  readonly task: string;
  readonly state: State;
  readonly reason: string | null;
  readonly tries?: readonly Try[];
  readonly durationMs?: number;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly writesObserved?: readonly string[] | null;
  readonly logTail?: string;
}

const MAX_REASON = 1000;

export function recordOf(origin: RecordOrigin, facts: RecordFacts): TaskRecord {
  const { reason } = facts;
  return {
    version: 1,
    plan: origin.planDigest,
    task: facts.task,
    leg: origin.leg,
    runAttempt: origin.runAttempt,
    state: facts.state,
    reason: reason !== null && reason.length > MAX_REASON ? `${reason.slice(0, MAX_REASON)}…` : reason,
    tries: facts.tries ?? [],
    durationMs: facts.durationMs ?? 0,
    outputs: facts.outputs ?? {},
    writesObserved: facts.writesObserved ?? null,
    logTail: facts.logTail ?? '',
    ...(origin.colour === undefined ? {} : { colour: origin.colour }),
  };
}

/** The record of a task that was never started: skipped, superseded, cancelled, or kept from starting by a fault. */
export function recordWithoutRunning(
  task: { readonly id: string },
  state: State,
  reason: string | null,
  origin: RecordOrigin,
): TaskRecord {
  return recordOf(origin, { task: task.id, state, reason });
}
