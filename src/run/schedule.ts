/** The one engine: a leg is one task at a time, a laptop is as many as it has cores. */
import type { Observed, Plan, PlannedTask, TaskRecord } from '../model.ts';
import { taskReason } from '../report/sentences/task-reasons.ts';
import { legsByTask } from '../verdict/fold.ts';
import { runBatch } from './batch.ts';
import { type Unit, unitsOf } from './batches.ts';
import { type NotStarted, unsetOutputs, whyNotStarted } from './needs.ts';
import type { Observer } from './observation.ts';
import { createPrivateFolders, type PrivateFolders } from './private-folders.ts';
import { createQueue, type Queue } from './queue.ts';
import { type ReadyTasks, trackReady } from './ready.ts';
import { recordWithoutRunning, withWrites } from './record.ts';
import { createStopDecision, type StopDecision, type StopSources } from './stop-decision.ts';
import { type RunContext, runTask } from './task.ts';

export interface ScheduleOptions extends StopSources {
  /** How many tasks run at the same time, at least 1. */
  readonly jobs: number;
  /** Tasks that are ready start in the given order, not the longest first. */
  readonly inOrder?: boolean;
  /** What every task runs with. */
  readonly context: Omit<RunContext, 'signal' | 'needs' | 'log'>;
  /** Records of tasks outside `taskIds`, e.g. of earlier waves; a need that is in neither counts as failed. */
  readonly known?: ReadonlyMap<string, TaskRecord>;
  /** The record of a task that ran, with the files that it leaves; its locks are held until then. Never rejects. */
  readonly carry?: Carry;
  /**
   * Called once for every task, after its `ended` event, one call at a time; the task's slot is free only when the promise
   * settles.
   */
  readonly onRecord?: (record: TaskRecord) => void | Promise<void>;
  /** The path of the log of a task or batch. */
  readonly log?: (id: string) => string | undefined;
  /**
   * What looks at the workspace before and after tasks. What one task wrote is in its record; what a group of overlapping tasks
   * wrote is only in the `observed` event. With `context.enclose` each task is seen by itself instead.
   */
  readonly observer?: Observer | null;
  /** What runs one task; default `runTask`. */
  readonly execute?: typeof runTask;
}

/** `shared`: the patterns of `artifacts` whose files an earlier record of the same batch carries for all. */
export type Carry = (record: TaskRecord, shared: readonly string[]) => Promise<TaskRecord>;

/**
 * Runs tasks of a plan and resolves with one record for each of `taskIds`, in their order, in every case. A task starts when
 * its own needs have ended and a slot is free. With one job the given order is kept as far as needs allow; with more, the
 * longest estimate goes first. Rejects only when a callback throws, after everything that runs was stopped. The cost of a task
 * does not grow with their number.
 */
export async function executeTasks(
  plan: Plan,
  taskIds: readonly string[],
  options: ScheduleOptions,
): Promise<TaskRecord[]> {
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const tasks = taskIds.flatMap((id) => byId.get(id) ?? []);
  if (tasks.length === 0) return [];
  const engine: Engine = {
    options,
    legs: legsByTask(plan),
    places: new Map(tasks.map((task, index) => [task, index])),
    queue: createQueue(plan.resources),
    ready: trackReady(tasks),
    waiting: new Set(tasks),
    records: new Map(options.known),
    stop: createStopDecision(options),
    folders: createPrivateFolders(options.context.scratch),
    running: 0,
    holding: 0,
    telling: Promise.resolve(),
    faults: [],
    batches: new Map(),
    finish: () => {},
  };
  void engine.stop.promise.then(() => pump(engine));
  await new Promise<void>((finish) => {
    engine.finish = finish;
    admit(engine, engine.ready.first);
    pump(engine);
  });
  engine.stop.release();
  await engine.folders.close();
  if (engine.faults.length > 0) throw engine.faults[0];
  return tasks.flatMap(({ id }) => engine.records.get(id) ?? []);
}

interface Engine {
  readonly options: ScheduleOptions;
  /** The leg that speaks for each task. */
  readonly legs: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<PlannedTask, number>;
  readonly queue: Queue<Unit>;
  readonly ready: ReadyTasks<PlannedTask>;
  /** Neither started nor held back yet, ready or not. */
  readonly waiting: Set<PlannedTask>;
  readonly records: Map<string, TaskRecord>;
  readonly stop: StopDecision;
  readonly folders: PrivateFolders;
  /** Slots that are taken: by tasks that run, and by those whose record is not told yet. */
  running: number;
  /** Tasks that never start and whose record is not reported yet: a report may stop the rest. */
  holding: number;
  /** The calls of `onRecord` so far, one after another. */
  telling: Promise<void>;
  readonly faults: unknown[];
  /** How many batches of each entry there were so far. */
  readonly batches: Map<string, number>;
  finish: () => void;
}

/** Queues what can start, and gives a record to what cannot, and to what that holds back in turn. */
function admit(engine: Engine, ready: readonly PlannedTask[]): void {
  const open = [...ready];
  const starting: PlannedTask[] = [];
  // Appended to while it is walked: a chain of blocked tasks may be longer than the stack is deep.
  for (const task of open) {
    if (!engine.waiting.has(task)) continue;
    const notStarted = whyNotStarted(task, engine.records);
    if (notStarted === null) starting.push(task);
    else {
      tellUnset(engine, task);
      open.push(...withhold(engine, task, notStarted));
    }
  }
  const { jobs, inOrder = false } = engine.options;
  for (const unit of numbered(engine, unitsOf(starting, jobs))) {
    const [first] = unit.tasks;
    const place = first === undefined ? 0 : (engine.places.get(first) ?? 0);
    engine.queue.add(unit, [jobs > 1 && !inOrder ? -unit.estimateMs : 0, place]);
  }
}

/** Where an entry has several batches, each is named with its number. */
function numbered({ batches }: Engine, units: readonly Unit[]): readonly Unit[] {
  const counts = new Map<string, number>();
  for (const { isBatch, name } of units) if (isBatch) counts.set(name, (counts.get(name) ?? 0) + 1);
  return units.map((unit) => {
    if (!unit.isBatch) return unit;
    const number = (batches.get(unit.name) ?? 0) + 1;
    const name = number === 1 && counts.get(unit.name) === 1 ? unit.name : `${unit.name} ${number}`;
    batches.set(unit.name, number);
    return { ...unit, name };
  });
}

/** Starts what can start; ends the run when every task has its record. */
function pump(engine: Engine): void {
  const { stop, options, queue, waiting } = engine;
  const why = stop.reason();
  if (why !== null) withholdAll(engine, { state: why.kind, reason: taskReason(why) });
  else
    while (engine.holding === 0 && engine.running < options.jobs) {
      const unit = queue.take();
      if (unit === undefined) break;
      start(engine, unit);
    }
  if (engine.running > 0 || engine.holding > 0) return;
  if (waiting.size === 0) engine.finish();
  // Only a cycle of needs, which no valid plan has, leaves tasks that nothing can make ready.
  else withholdAll(engine, { state: 'failed', reason: taskReason({ kind: 'need-cycle' }) });
}

function withholdAll(engine: Engine, notStarted: NotStarted): void {
  for (const task of engine.waiting) withhold(engine, task, notStarted);
}

/** Gives a record to a task that never starts; returns what only it kept from being ready. */
function withhold(engine: Engine, task: PlannedTask, notStarted: NotStarted): readonly PlannedTask[] {
  engine.waiting.delete(task);
  engine.holding++;
  const record = recordWithoutRunning(task, notStarted.state, notStarted.reason, contextOf(engine, task));
  engine.records.set(record.task, record);
  void tell(engine, record).then(() => {
    engine.holding--;
    pump(engine);
  });
  return engine.ready.done(task.id);
}

function tellUnset({ options, records }: Engine, task: PlannedTask): void {
  for (const problem of unsetOutputs(task, records)) options.context.onEvent({ event: 'problem', problem });
}

function contextOf({ options, legs }: Engine, task: PlannedTask): ScheduleOptions['context'] {
  return { ...options.context, leg: legs.get(task.id) ?? options.context.leg };
}

function start(engine: Engine, unit: Unit): void {
  for (const task of unit.tasks) {
    tellUnset(engine, task);
    engine.waiting.delete(task);
  }
  engine.running++;
  void runToRecords(engine, unit)
    .then((records) => carried(engine, unit, records))
    .then(async (records) => {
      engine.queue.release(unit);
      for (const record of records) engine.records.set(record.task, record);
      const behind = records.flatMap((record) => engine.ready.done(record.task));
      await Promise.all(records.map((record) => tell(engine, record)));
      engine.running--;
      admit(engine, behind);
      pump(engine);
    });
}

async function runToRecords(engine: Engine, unit: Unit): Promise<TaskRecord[]> {
  const { options, stop, records } = engine;
  const { observer = null } = options;
  const [first] = unit.tasks;
  const context = first === undefined ? options.context : contextOf(engine, first);
  const ids = unit.tasks.map(({ id }) => id);
  try {
    // A stop does not wait for a look at the workspace.
    const earlier = await Promise.race([observer?.started(ids), stop.promise]);
    if (earlier) context.onEvent({ event: 'observed', observed: earlier });
    context.onEvent({ event: 'started', task: unit.id, name: unit.name, tasks: ids });
    const log = options.log?.(unit.id);
    const own = {
      ...context,
      folders: engine.folders,
      signal: stop.signal,
      needs: records,
      ...(log === undefined ? {} : { log }),
    };
    const ended = await runUnit(engine, unit, own, options.execute ?? runTask);
    if (observer === null) return ended;
    const observed = await Promise.race([observer.ended(ids), stop.promise.then(() => null)]);
    return observed === null ? ended : withObserved(engine, ended, observed);
  } catch (error) {
    fail(engine, error);
    const reason = taskReason({ kind: 'run-broken' });
    return unit.tasks.map((task) => recordWithoutRunning(task, 'failed', reason, contextOf(engine, task)));
  }
}

async function runUnit(
  { legs }: Engine,
  unit: Unit,
  context: RunContext,
  execute: typeof runTask,
): Promise<TaskRecord[]> {
  // The legs of a laptop's plan are a prediction: its batches are its own.
  if (unit.isBatch)
    return (await runBatch(unit, context)).map((record) => ({ ...record, leg: legs.get(record.task) ?? context.leg }));
  return Promise.all(unit.tasks.map((task) => execute(task, context)));
}

/** What all tasks of a batch call their artifacts is carried once, by the first of them that leaves files. */
async function carried({ options }: Engine, unit: Unit, records: readonly TaskRecord[]): Promise<TaskRecord[]> {
  const { carry } = options;
  if (carry === undefined) return [...records];
  const [first, ...others] = unit.tasks;
  const common = others.length === 0 ? [] : (first?.artifacts ?? []);
  const shared = common.filter((pattern) => others.every(({ artifacts }) => artifacts.includes(pattern)));
  const result: TaskRecord[] = [];
  for (const record of records) {
    const isFirst = !result.some(({ files }) => files !== undefined);
    result.push(await carry(record, isFirst ? [] : shared));
  }
  return result;
}

function withObserved({ options }: Engine, records: readonly TaskRecord[], observed: Observed): TaskRecord[] {
  const { onEvent } = options.context;
  onEvent({ event: 'observed', observed });
  const isOwn = observed.attribution === 'task';
  return records.map((record) => (isOwn ? withWrites(record, observed, onEvent) : record));
}

/** Never rejects. */
function tell(engine: Engine, record: TaskRecord): Promise<void> {
  engine.telling = engine.telling
    .then(() => {
      engine.options.context.onEvent({ event: 'ended', record });
      return engine.options.onRecord?.(record);
    })
    .catch((error: unknown) => fail(engine, error));
  return engine.telling;
}

/** A callback that throws is a broken invariant: nothing may be left running when that surfaces. */
function fail(engine: Engine, error: unknown): void {
  engine.faults.push(error);
  engine.stop.now({ kind: 'cancelled' });
}
