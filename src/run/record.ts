/** Records: what happened to one task, small enough for every reader. */

import type { OnEvent } from '../event.ts';
import type { BatchOrigin, Observed, Plan, PlannedTask, State, TaskRecord, Try } from '../model.ts';
import { CONDITION_FALSE } from '../policy/outcome.ts';
import { problem } from '../problem.ts';

/** What a record says besides what happened. */
export interface RecordOrigin {
  readonly planDigest: string;
  readonly leg: string;
  readonly runAttempt: number;
}

/** What happened. */
export interface RecordFacts {
  readonly task: string;
  readonly state: State;
  readonly reason: string | null;
  readonly tries?: readonly Try[];
  readonly durationMs?: number;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly logTail?: string;
  readonly batch?: BatchOrigin;
}

const MAX_REASON = 1000;
/** Paths beyond it are not named. With outputs and log tail at their worst the record stays below a reader's 256 KiB. */
const MAX_WRITES_JSON = 64 * 1024;

/** A record; what is not given has the value of a task that never started. */
export function recordOf(origin: RecordOrigin, facts: RecordFacts): TaskRecord {
  const { reason } = facts;
  return {
    version: 1,
    plan: origin.planDigest,
    task: facts.task,
    leg: origin.leg,
    runAttempt: origin.runAttempt,
    state: facts.state,
    reason: reason === null ? null : shortened(reason),
    tries: facts.tries ?? [],
    durationMs: facts.durationMs ?? 0,
    outputs: facts.outputs ?? {},
    writesObserved: null,
    logTail: facts.logTail ?? '',
    ...(facts.batch === undefined ? {} : { batch: facts.batch }),
  };
}

function shortened(reason: string): string {
  return reason.length > MAX_REASON ? `${reason.slice(0, MAX_REASON)}…` : reason;
}

/** The record of a success that turned out to be a failure: failed for this reason, or tolerated. `null` changes nothing. */
export function withReason(
  record: TaskRecord,
  { continueOnError }: Pick<PlannedTask, 'continueOnError'>,
  reason: string | null,
): TaskRecord {
  if (reason === null || record.state !== 'succeeded') return record;
  return { ...record, state: continueOnError === true ? 'tolerated' : 'failed', reason: shortened(reason) };
}

/** The first paths that fit. Observation never claims to be complete. */
function bounded(paths: readonly string[]): readonly string[] {
  let bytes = 0;
  const end = paths.findIndex((path) => {
    bytes += Buffer.byteLength(JSON.stringify(path)) + 1;
    return bytes > MAX_WRITES_JSON;
  });
  return end === -1 ? paths : paths.slice(0, end);
}

/** The record with what was seen of its writes: as many paths as a record can hold, and a problem that says when some are not. */
export function withWrites(record: TaskRecord, observed: Observed, onEvent: OnEvent): TaskRecord {
  const writesObserved = bounded(observed.paths);
  const [kept, total] = [writesObserved.length, observed.paths.length];
  if (kept < total) {
    const facts = { tasks: observed.tasks, kept, total };
    onEvent({ event: 'problem', problem: problem('rim/observation-cut', null, facts) });
  }
  return { ...record, writesObserved };
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

/** A task that was skipped when planned leaves no record; what needs it must still see that it was skipped. */
export function skippedInPlan({ tasks, digest }: Pick<Plan, 'tasks' | 'digest'>): ReadonlyMap<string, TaskRecord> {
  const origin = { planDigest: digest, leg: '', runAttempt: 1 };
  const skipped = tasks.filter((task) => task.skip);
  return new Map(
    skipped.map(({ id }) => [id, recordOf(origin, { task: id, state: 'skipped', reason: CONDITION_FALSE })]),
  );
}
