/** Runs one task: the same code in a leg and on a laptop. */
import type { Observed, PlannedTask, State, TaskRecord, Try } from '../model.ts';
import { messageOf, problem } from '../problem.ts';
import { taskReason } from '../report/sentences/task-reasons.ts';
import { type AttemptContext, attempt } from './attempt.ts';
import { lookAtFiles } from './criteria.ts';
import { openLog } from './logfile.ts';
import { type Records, whyNotStarted, withStartValues } from './needs.ts';
import type { Seen } from './observation.ts';
import { createTaskOutput, type TaskOutput } from './output.ts';
import { createPrivateFolders, type PrivateFolders } from './private-folders.ts';
import { type RecordOrigin, recordOf, recordWithoutRunning, withWrites } from './record.ts';
import { backoffMs, type Failure, isWorthRetry } from './retry.ts';
import { type StopReason, stopReasonOf } from './stop.ts';
import { pause } from './wait.ts';

export interface RunContext extends RecordOrigin, AttemptContext {
  /** A folder for private files; each try gets one of its own below it. */
  readonly scratch: string;
  /** Where those come from; without it they are removed with the task. */
  readonly folders?: PrivateFolders;
  /** Aborted with a `StopReason`. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to below 1, for the jitter between tries; default `Math.random`. */
  readonly random?: () => number;
  /** The file that gets the whole output of all tries. */
  readonly log?: string;
  /** The records of the tasks that this one needs; a need without a record counts as failed. */
  readonly needs?: Records;
}

/** Never rejects for anything a task can do, and always ends with a record. */
export async function runTask(planned: PlannedTask, context: RunContext): Promise<TaskRecord> {
  const needs: Records = context.needs ?? new Map();
  const notStarted = whyNotStarted(planned, needs);
  if (notStarted !== null) return recordWithoutRunning(planned, notStarted.state, notStarted.reason, context);
  const task = withStartValues(planned, needs, context);
  if ('fault' in task) return recordWithoutRunning(planned, 'failed', task.fault, context);
  if (context.signal.aborted) {
    const why = stopReasonOf(context.signal);
    return recordWithoutRunning(task, why.kind, taskReason(why), context);
  }
  return withOutput(task.id, context, async (output) => {
    const ending = await runAllTries(task, output, context);
    const record = recordOf(context, { task: task.id, ...ending, logTail: output.tail() });
    const observed = unionOf([task.id], ending.seen);
    if (observed === null) return record;
    context.onEvent({ event: 'observed', observed });
    return withWrites(record, observed, context.onEvent);
  });
}

/** Gives `work` the place for output; says so when the log could not take it all. `id`: of a task or batch. */
export async function withOutput<T>(
  id: string,
  context: RunContext,
  work: (output: TaskOutput) => Promise<T>,
): Promise<T> {
  const log = openLog(context.log);
  const result = await work(createTaskOutput(id, context.onEvent, log));
  const fault = await log.close();
  if (fault !== null) {
    const facts = { task: id, path: context.log ?? '', detail: fault };
    context.onEvent({ event: 'problem', problem: problem('rim/log-unwritable', null, facts) });
  }
  return result;
}

/** All that any try wrote or read; `null` when no try was watched. */
export function unionOf(tasks: readonly string[], seen: readonly Seen[]): Observed | null {
  if (seen.length === 0) return null;
  const sorted = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())].sort();
  const reads = seen.flatMap((one) => (one.reads === null ? [] : [one.reads]));
  return {
    paths: sorted(seen.map((one) => one.writes)),
    reads: reads.length === seen.length ? sorted(reads) : null,
    attribution: tasks.length === 1 ? 'task' : 'group',
    tasks,
  };
}

interface TaskEnding {
  readonly state: State;
  readonly reason: string | null;
  readonly tries: readonly Try[];
  readonly durationMs: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** Of each try in an enclosure. */
  readonly seen: readonly Seen[];
}

/** What comes of the tries; a fault of ours is a failed task that says so, never a lost record. */
async function runAllTries(task: PlannedTask, output: TaskOutput, context: RunContext): Promise<TaskEnding> {
  const tries: Try[] = [];
  const seen: Seen[] = [];
  const folders = context.folders ?? createPrivateFolders(context.scratch);
  let ending: Pick<TaskEnding, 'state' | 'reason' | 'outputs'>;
  try {
    ending = await runTries(task, folders, output, context, { tries, seen });
  } catch (error) {
    const reason = taskReason({ kind: 'task-broken', detail: messageOf(error) });
    ending = { state: 'failed', reason, outputs: {} };
  }
  const durationMs = timeOf(tries.at(-1)?.endedAt) - timeOf(tries[0]?.startedAt);
  if (context.folders === undefined) await folders.close();
  return { ...ending, tries, seen, durationMs: Math.max(0, durationMs) };
}

function timeOf(instant: string | undefined): number {
  return instant === undefined ? 0 : Date.parse(instant);
}

async function runTries(
  task: PlannedTask,
  folders: PrivateFolders,
  output: TaskOutput,
  context: RunContext,
  log: { readonly tries: Try[]; readonly seen: Seen[] },
): Promise<Pick<TaskEnding, 'state' | 'reason' | 'outputs'>> {
  const before = await lookAtFiles(task.success.files, context.workspace);
  const command = { run: task.run ?? '', args: [], variables: {} };
  for (let number = 1; ; number++) {
    output.begin(number, task.success.stdout !== null);
    const folder = await folders.take();
    const { run, outputs, seen, over, end } = await attempt(task, command, folder, before, output, context);
    await folders.give(folder, over);
    if (run !== null) log.tries.push(run);
    if (seen !== undefined) log.seen.push(seen);
    if (end.kind === 'success') return { state: 'succeeded', reason: null, outputs };
    if (end.kind !== 'failure') return { state: end.kind, reason: taskReason(end), outputs };
    const { failure } = end;
    if (number >= task.retry.maxAttempts || !isWorthRetry(task.retry.on, failure))
      return { ...settle(task, failure), outputs };
    const waitMs = backoffMs(task.retry, number, context.random ?? Math.random);
    const { maxAttempts } = task.retry;
    const { reason } = failure;
    context.onEvent({ event: 'retried', task: task.id, reason, attempt: number + 1, maxAttempts, waitMs });
    const waited = await pause(waitMs, context.signal);
    if (!waited) return { ...interrupted(stopReasonOf(context.signal)), outputs };
  }
}

/** How a task ends that is stopped from outside. */
export function interrupted(why: StopReason): { readonly state: State; readonly reason: string } {
  return { state: why.kind, reason: taskReason({ kind: 'stopped-between-tries', why }) };
}

/** A failure, or a tolerated one. */
export function settle(
  task: Pick<PlannedTask, 'continueOnError'>,
  failure: Failure,
): { readonly state: State; readonly reason: string } {
  const { continueOnError } = task;
  const tolerated =
    typeof continueOnError === 'boolean'
      ? continueOnError
      : failure.exitCode !== null && failure.state === 'failed' && continueOnError.exitCodes.includes(failure.exitCode);
  return { state: tolerated ? 'tolerated' : failure.state, reason: failure.reason };
}
