/** The one engine: a leg is one task at a time, a laptop is as many as it has cores. */
import type { Observed, Plan, PlannedTask, TaskRecord } from '../model.ts';
import { legsByTask } from '../verdict/fold.ts';
import { createCapacity } from './capacity.ts';
import { createHalt, type Halt, type HaltSources } from './halt.ts';
import { type Hold, holdOf } from './needs.ts';
import type { Observer } from './observation.ts';
import { type ReadyTasks, trackReady } from './ready.ts';
import { recordWithoutRunning, withWrites } from './record.ts';
import { stopText } from './stop.ts';
import { type RunContext, runTask } from './task.ts';

export interface ScheduleOptions extends HaltSources {
  /** How many tasks run at the same time, at least 1. */
  readonly jobs: number;
  /** What every task runs with. */
  readonly context: Omit<RunContext, 'signal' | 'needs' | 'log'>;
  /** Records of tasks outside `taskIds`, e.g. of earlier waves; a need that is in neither counts as failed. */
  readonly known?: ReadonlyMap<string, TaskRecord>;
  /** The record of a task that ran, with the files that it leaves; its locks are held until then. Never rejects. */
  readonly carry?: (record: TaskRecord) => Promise<TaskRecord>;
  /**
   * Called once for every task, after its `ended` event, one call at a time; the task's slot is free only when the promise
   * settles.
   */
  readonly onRecord?: (record: TaskRecord) => void | Promise<void>;
  /** The path of a task's log. */
  readonly log?: (task: PlannedTask) => string | undefined;
  /**
   * What looks at the workspace before and after tasks. What one task wrote is in its record; what a group of overlapping tasks
   * wrote is only in the `observed` event. With `context.enclose` each task is seen by itself instead.
   */
  readonly observer?: Observer | null;
}

/**
 * Runs tasks of a plan and resolves with one record for each of `taskIds`, in their order, in every case. With one job the
 * given order is kept as far as needs allow; with more, the longest estimate goes first. Rejects only when a callback
 * throws, after everything that runs was stopped.
 */
export async function executeTasks(
  plan: Plan,
  taskIds: readonly string[],
  options: ScheduleOptions,
): Promise<TaskRecord[]> {
  const place = new Map(taskIds.map((id, index) => [id, index]));
  const rank = (task: PlannedTask) => place.get(task.id) ?? 0;
  const tasks = plan.tasks
    .filter((task) => place.has(task.id))
    .sort((a, b) => (options.jobs > 1 ? b.estimateMs - a.estimateMs : 0) || rank(a) - rank(b));
  const engine: Engine = {
    options,
    legs: legsByTask(plan),
    capacity: createCapacity(plan.resources),
    tasks: trackReady(tasks),
    records: new Map(options.known),
    running: new Set(),
    halt: createHalt(options),
    observer: options.observer ?? null,
    telling: Promise.resolve(),
    faults: [],
  };
  while (await step(engine)) {}
  engine.halt.release();
  if (engine.faults.length > 0) throw engine.faults[0];
  return taskIds.flatMap((id) => (tasks.some((task) => task.id === id) ? (engine.records.get(id) ?? []) : []));
}

interface Engine {
  readonly options: ScheduleOptions;
  /** The leg that speaks for each task. */
  readonly legs: ReadonlyMap<string, string>;
  readonly capacity: ReturnType<typeof createCapacity>;
  readonly tasks: ReadyTasks<PlannedTask>;
  readonly records: Map<string, TaskRecord>;
  readonly running: Set<Promise<void>>;
  readonly halt: Halt;
  readonly observer: Observer | null;
  /** The calls of `onRecord` so far, one after another. */
  telling: Promise<void>;
  readonly faults: unknown[];
}

/** Starts what can start, then waits for the next event. `false` when every task has its record. */
async function step(engine: Engine): Promise<boolean> {
  const { halt, running, tasks } = engine;
  const why = halt.reason();
  if (why !== null) {
    const hold: Hold = { state: why.kind, reason: stopText(why) };
    await Promise.all(tasks.waiting().map((task) => withhold(engine, task, hold)));
  }
  const held: Promise<void>[] = [];
  for (const task of tasks.ready()) {
    const hold = holdOf(task, engine.records);
    if (hold !== null) held.push(withhold(engine, task, hold));
    else if (running.size < engine.options.jobs && engine.capacity.fits(task)) start(engine, task);
  }
  if (held.length > 0) return Promise.all(held).then(() => true);
  const waiting = tasks.waiting();
  if (running.size > 0) {
    await Promise.race(waiting.length > 0 ? [...running, halt.promise] : running);
    return true;
  }
  if (waiting.length === 0) return false;
  // Only a cycle of needs, which no valid plan has, leaves tasks that nothing can make ready.
  const hold: Hold = { state: 'failed', reason: 'its needs form a cycle' };
  await Promise.all(waiting.map((task) => withhold(engine, task, hold)));
  return true;
}

function withhold(engine: Engine, task: PlannedTask, hold: Hold): Promise<void> {
  engine.tasks.take(task);
  return tell(engine, recordWithoutRunning(task, hold.state, hold.reason, contextOf(engine, task)));
}

function contextOf({ options, legs }: Engine, task: PlannedTask): ScheduleOptions['context'] {
  return { ...options.context, leg: legs.get(task.id) ?? options.context.leg };
}

function start(engine: Engine, task: PlannedTask): void {
  engine.tasks.take(task);
  engine.capacity.take(task);
  const run: Promise<void> = runToRecord(engine, task).then(async (ran) => {
    const record = await (engine.options.carry?.(ran) ?? ran);
    engine.capacity.release(task);
    return tell(engine, record).then(() => void engine.running.delete(run));
  });
  engine.running.add(run);
}

async function runToRecord(engine: Engine, task: PlannedTask): Promise<TaskRecord> {
  const { options, halt, observer, records } = engine;
  const context = contextOf(engine, task);
  try {
    // A stop does not wait for a look at the workspace.
    if (observer !== null) await Promise.race([observer.started(task.id), halt.promise]);
    context.onEvent({ event: 'started', task: task.id });
    const log = options.log?.(task);
    const own = { signal: halt.signal, needs: records, ...(log === undefined ? {} : { log }) };
    const record = await runTask(task, { ...context, ...own });
    if (observer === null) return record;
    const observed = await Promise.race([observer.ended(task.id), halt.promise.then(() => null)]);
    return observed === null ? record : withObserved(engine, record, observed);
  } catch (error) {
    fail(engine, error);
    return recordWithoutRunning(task, 'failed', 'the run was broken off by an internal error', context);
  }
}

function withObserved({ options }: Engine, record: TaskRecord, observed: Observed): TaskRecord {
  const { onEvent } = options.context;
  onEvent({ event: 'observed', observed });
  return observed.attribution === 'group' ? record : withWrites(record, observed, onEvent);
}

function tell(engine: Engine, record: TaskRecord): Promise<void> {
  engine.records.set(record.task, record);
  engine.tasks.done(record.task);
  engine.telling = engine.telling
    .then(() => {
      engine.options.context.onEvent({ event: 'ended', record });
      return engine.options.onRecord?.(record);
    })
    .catch((error: unknown) => fail(engine, error));
  return engine.telling;
}

/** A callback that throws is a broken invariant: nothing may be left running when it is told. */
function fail(engine: Engine, error: unknown): void {
  engine.faults.push(error);
  engine.halt.now({ kind: 'cancelled' });
}
