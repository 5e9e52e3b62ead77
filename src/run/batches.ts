/** Which tasks that are ready together run by one command. */
import type { Json, PlannedTask } from '../model.ts';
import { longestFirst } from '../packing/lpt.ts';
import { shortHash } from '../tasklist/naming.ts';
import { textOf } from '../tasklist/variables.ts';
import type { Claimant } from './capacity.ts';

/** What the engine starts at a time: one task, or the tasks of one batch. */
export interface Unit extends Claimant {
  /** The id of the task, or of the batch. */
  readonly id: string;
  readonly tasks: readonly PlannedTask[];
  /** What people see: the name of the task, or the entry of the batch. */
  readonly name: string;
  /** Whether one command runs the tasks with their items as arguments, also when it is only one task. */
  readonly isBatch: boolean;
  readonly estimateMs: number;
}

/**
 * Tasks that are ready at the same time as units, in the order of their first tasks. A batch entry makes as many batches as
 * there are jobs, balanced by estimate, and more where its own limits say so.
 */
export function unitsOf(tasks: readonly PlannedTask[], jobs: number): Unit[] {
  const groups = new Map<string, PlannedTask[]>();
  const units: { readonly at: number; readonly unit: Unit }[] = [];
  const places = new Map(tasks.map((task, at) => [task, at]));
  const add = (unit: Unit, first: PlannedTask | undefined) =>
    units.push({ unit, at: first === undefined ? 0 : (places.get(first) ?? 0) });
  for (const task of tasks) {
    if (task.batch === null || task.run === null) add(unitOf(task), task);
    else {
      const key = commandKey(task);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [task]);
      else group.push(task);
    }
  }
  const shared = sharedFiles([...groups.values()].flat());
  for (const group of groups.values()) for (const batch of split(group, jobs)) add(batchOf(batch, shared), batch[0]);
  return units.sort((a, b) => a.at - b.at).map(({ unit }) => unit);
}

/**
 * The entries whose batches write what does not name the item. They run one at a time: in one workspace each would write, or
 * carry away, what another has only half written.
 */
function sharedFiles(tasks: readonly PlannedTask[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { template, writes, artifacts } of tasks) {
    for (const pattern of new Set([...(writes ?? []), ...artifacts])) {
      const key = `${template} ${pattern}`;
      if (seen.has(key)) shared.add(template);
      seen.add(key);
    }
  }
  return shared;
}

function unitOf(task: PlannedTask): Unit {
  const { id, name, locks, resources, exclusive, estimateMs } = task;
  return { id, name, tasks: [task], isBatch: false, locks, resources, exclusive, estimateMs };
}

/** A batch claims all that its tasks claim: of each resource what the greediest does, since it cannot run in pieces. */
function batchOf(tasks: readonly PlannedTask[], shared: ReadonlySet<string>): Unit {
  const template = tasks[0]?.template ?? '';
  const resources: Record<string, number> = Object.create(null);
  for (const task of tasks)
    for (const [name, amount] of Object.entries(task.resources))
      resources[name] = Math.max(resources[name] ?? 0, amount);
  return {
    id: `${template}-${shortHash(tasks.map(({ id }) => id).join('\n'))}`,
    tasks,
    name: template,
    isBatch: true,
    locks: [...new Set(tasks.flatMap(({ locks }) => locks)), ...(shared.has(template) ? [`files of ${template}`] : [])],
    resources,
    exclusive: tasks.some(({ exclusive }) => exclusive),
    estimateMs: tasks.reduce((sum, task) => sum + task.estimateMs, 0),
  };
}

/** All that one command has one of. Tasks that differ in it cannot share one. */
function commandKey(task: PlannedTask): string {
  const { template, run, shell, workingDirectory, env, envAtStart, timeoutMinutes, runsOn, continueOnError, retry } =
    task;
  const { success, report, batch, permissions, item, matrix } = task;
  const command = [
    template,
    run,
    shell,
    workingDirectory,
    env,
    envAtStart,
    timeoutMinutes,
    runsOn,
    continueOnError,
    retry,
  ];
  return JSON.stringify([...command, task.with, success, report, batch, permissions, item === null ? null : matrix]);
}

function split(group: readonly PlannedTask[], jobs: number): PlannedTask[][] {
  const { maxItems = null, maxMinutes = null } = group[0]?.batch ?? {};
  const perItems = maxItems === null ? 1 : Math.ceil(group.length / maxItems);
  const count = Math.min(group.length, Math.max(jobs, perItems));
  const sorted = [...group.entries()].sort(([i, a], [j, b]) => b.estimateMs - a.estimateMs || i - j);
  const bins = longestFirst(
    Float64Array.from(sorted, ([, task]) => task.estimateMs),
    count,
  );
  const batches = Array.from({ length: count }, (): [number, PlannedTask][] => []);
  for (const [index, entry] of sorted.entries()) batches[bins[index] ?? 0]?.push(entry);
  const maxMs = maxMinutes === null ? Number.POSITIVE_INFINITY : maxMinutes * 60_000;
  return batches
    .map((batch) => batch.sort(([i], [j]) => i - j).map(([, task]) => task))
    .flatMap((batch) => cut(batch, maxItems ?? Number.POSITIVE_INFINITY, maxMs));
}

/** Pieces within both limits; one task alone may be longer than the time. */
function cut(batch: readonly PlannedTask[], maxItems: number, maxMs: number): PlannedTask[][] {
  const pieces: PlannedTask[][] = [];
  let [piece, ms]: [PlannedTask[], number] = [[], 0];
  for (const task of batch) {
    if (piece.length === 0 || piece.length >= maxItems || ms + task.estimateMs > maxMs) {
      piece = [];
      ms = 0;
      pieces.push(piece);
    }
    piece.push(task);
    ms += task.estimateMs;
  }
  return pieces;
}

/**
 * The item of a task as an argument: its `item`; without one the value of its one matrix key, or all of them as JSON.
 */
export function itemOf({ item, matrix }: Pick<PlannedTask, 'item' | 'matrix'>): string {
  if (item !== null) return textOf(item);
  const values = Object.values(matrix);
  return textOf(values.length === 1 ? (values[0] ?? null) : matrix);
}

/**
 * What reports call the item of a task: of a mapping its `file` or `path`, else the property that names it in the id, else
 * all of it.
 */
export function reportName(task: Pick<PlannedTask, 'id' | 'template' | 'item' | 'matrix'>): string {
  const { id, template, item } = task;
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return itemOf(task);
  const values = item as Readonly<Record<string, Json>>;
  const texts = [values['file'], values['path'], ...Object.values(values).filter(isKey)];
  return texts.find((value) => typeof value === 'string') ?? itemOf(task);

  function isKey(value: Json): boolean {
    const named = `${template}[${textOf(value)}`;
    return id === `${named}]` || id.startsWith(`${named},`);
  }
}

/** The matrix values that all the tasks have: those that the variables of one command can hold. */
export function sharedMatrix(tasks: readonly PlannedTask[]): Readonly<Record<string, Json>> {
  const [first] = tasks;
  const shared: Record<string, Json> = Object.create(null);
  for (const [key, value] of Object.entries(first?.matrix ?? {})) {
    const text = JSON.stringify(value);
    if (tasks.every(({ matrix }) => JSON.stringify(matrix[key]) === text)) shared[key] = value;
  }
  return shared;
}
