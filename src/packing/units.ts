/** What is packed: a task, or several that must share a leg. */
import type { PlannedTask, Retry, RunsOn } from '../model.ts';
import { longestFirst } from './lpt.ts';
import { naturally } from './natural.ts';
import { kindKey } from './runner.ts';

/** What packing needs to know of a task. */
export interface PackTask
  extends Pick<
    PlannedTask,
    | 'id'
    | 'name'
    | 'template'
    | 'estimateMs'
    | 'runsOn'
    | 'timeoutMinutes'
    | 'run'
    | 'with'
    | 'maxLegs'
    | 'batch'
    | 'needs'
    | 'exclusive'
    | 'resources'
  > {
  readonly retry: Pick<Retry, 'maxAttempts'>;
}

/** Without a command the work is the steps of the job: its leg is its own. */
function needsOwnLeg(task: PackTask): boolean {
  return task.run === null;
}

/** Tasks that must share a leg. */
interface Bundle {
  /** In the order in which they run. */
  readonly bundled: readonly [PackTask, ...PackTask[]];
  readonly estimateMs: number;
}

/** Nearly every unit is a task, and then there is no second object beside it. */
export type Unit = PackTask | Bundle;

function isBundle(unit: Unit): unit is Bundle {
  return (unit as Partial<Bundle>).bundled !== undefined;
}

/** In the order in which they run. */
export function tasksOf(unit: Unit): readonly [PackTask, ...PackTask[]] {
  return isBundle(unit) ? unit.bundled : [unit];
}

export function firstOf(unit: Unit): PackTask {
  return isBundle(unit) ? unit.bundled[0] : unit;
}

/** The units of one wave and one kind of leg; longest first, equal ones by the id of their first task. */
export interface Group {
  readonly runsOn: RunsOn;
  /** Units that have a leg to themselves, and the others. */
  readonly alone: readonly Unit[];
  readonly shared: readonly Unit[];
  /** The times of the shared ones, whole milliseconds. */
  readonly sharedMs: Float64Array;
  /** Of all units. */
  readonly totalMs: number;
  /** The entries among the shared ones whose tasks are run by one command a leg. */
  readonly batches: readonly string[];
}

/**
 * Puts the tasks of a wave into units and groups. `sameRunner` is a laptop: there `runs-on` decides nothing, and no task has
 * a job of its own. The order of `wave` does not matter. Throws when tasks that cannot share a leg are to be together.
 */
export function groupWave(
  wave: readonly PackTask[],
  together: readonly (readonly string[])[],
  sameRunner: boolean,
): readonly Group[] {
  const bundles = bundlesOf(wave, together);
  if (!sameRunner) for (const { bundled } of bundles) refuseMixed(bundled);
  const shared = new Set(together.flat());
  const units = shared.size === 0 ? wave : [...wave.filter(({ id }) => !shared.has(id)), ...bundles];
  return byKind(units, sameRunner);
}

function bundlesOf(wave: readonly PackTask[], together: readonly (readonly string[])[]): readonly Bundle[] {
  if (together.length === 0) return [];
  const byId = new Map(wave.map((task) => [task.id, task]));
  return together.flatMap((ids) => {
    const [first, ...others] = ids.flatMap((id) => byId.get(id) ?? []);
    if (first === undefined) return [];
    const estimateMs = others.reduce((sum, task) => sum + task.estimateMs, first.estimateMs);
    return [{ bundled: [first, ...others], estimateMs }];
  });
}

/** Units by descending time, and their times in whole milliseconds. */
export interface Sorted {
  readonly units: readonly Unit[];
  readonly ms: Float64Array;
}

/** By descending time; equal ones by their first ids, so that the order of the list plays no part. */
function sortUnits(units: readonly Unit[]): Sorted {
  const sorted = [...units].sort((a, b) => b.estimateMs - a.estimateMs || naturally(firstOf(a).id, firstOf(b).id));
  return { units: sorted, ms: Float64Array.from(sorted, ({ estimateMs }) => estimateMs) };
}

/**
 * Arrangements put tasks that may not share a leg into different waves (`levelWaves`). Were that ever broken, a task would
 * silently get the runner of another.
 */
function refuseMixed([first, ...others]: readonly [PackTask, ...PackTask[]]): void {
  if (others.length === 0) return;
  const odd = others.find((task) => kindKey(task) !== kindKey(first)) ?? [first, ...others].find(needsOwnLeg);
  if (odd !== undefined) throw new RangeError(`${odd.id} cannot share the leg of ${first.id}`);
}

function byKind(units: readonly Unit[], sameRunner: boolean): Group[] {
  const kinds = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = sameRunner ? '' : kindKey(firstOf(unit));
    const members = kinds.get(key);
    if (members === undefined) kinds.set(key, [unit]);
    else members.push(unit);
  }
  // Where two groups tie, the first one counts: which that is must not depend on the order of the list.
  return [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, members]) => groupOf(sameRunner ? members : withinMaxLegs(members), sameRunner));
}

/**
 * The units of one kind, those of each entry with `max-legs` tied together until there are no more than that. The longest
 * goes to the least loaded, so that what is tied is balanced.
 */
function withinMaxLegs(units: readonly Unit[]): readonly Unit[] {
  const limits = new Map<string, number>();
  for (const unit of units)
    for (const { template, maxLegs } of tasksOf(unit)) if (maxLegs !== null) limits.set(template, maxLegs);
  let tied = units;
  for (const [template, most] of limits) {
    const isOf = (unit: Unit) => tasksOf(unit).some((task) => task.template === template);
    const own = tied.filter(isOf);
    if (own.length > most) tied = [...tied.filter((unit) => !isOf(unit)), ...dealt(own, most)];
  }
  return tied;
}

function dealt(units: readonly Unit[], bins: number): readonly Unit[] {
  const { units: sorted, ms } = sortUnits(units);
  const binOf = longestFirst(ms, bins);
  const tied: Unit[][] = [];
  sorted.forEach((unit, at) => {
    const bin = binOf[at] ?? 0;
    tied[bin] = [...(tied[bin] ?? []), unit];
  });
  return tied.filter(Boolean).map((members) => {
    const [first, ...others] = members.flatMap(tasksOf);
    const estimateMs = members.reduce((sum, unit) => sum + unit.estimateMs, 0);
    return { bundled: [first as PackTask, ...others], estimateMs };
  });
}

function groupOf(units: readonly Unit[], sameRunner: boolean): Group {
  const isAlone = (unit: Unit) => (isBundle(unit) ? unit.bundled.some(needsOwnLeg) : needsOwnLeg(unit));
  const single = sameRunner ? [] : units.filter(isAlone);
  const alone = sortUnits(single);
  const shared = sortUnits(single.length === 0 ? units : units.filter((unit) => !isAlone(unit)));
  const totalMs = [alone, shared].reduce((total, { ms }) => ms.reduce((sum, one) => sum + one, total), 0);
  return {
    runsOn: runnerOf(alone, shared),
    alone: alone.units,
    shared: shared.units,
    sharedMs: shared.ms,
    totalMs,
    batches: batchesOf(shared.units),
  };
}

function batchesOf(units: readonly Unit[]): readonly string[] {
  const entries = new Set<string>();
  const add = ({ batch, template }: PackTask) => batch !== null && entries.add(template);
  // Nearly every unit is a task, and there may be 100,000.
  for (const unit of units)
    if (isBundle(unit)) unit.bundled.forEach(add);
    else add(unit);
  return [...entries];
}

/** Equal runners may be written in several ways; the longest task's is taken in any order of the list. */
function runnerOf({ units: [single] }: Sorted, { units: [several] }: Sorted): RunsOn {
  if (single === undefined) return firstOf(several as Unit).runsOn;
  if (several === undefined || single.estimateMs > several.estimateMs) return firstOf(single).runsOn;
  const isTie = single.estimateMs === several.estimateMs;
  const isSingle = isTie && naturally(firstOf(single).id, firstOf(several).id) < 0;
  return firstOf(isSingle ? single : several).runsOn;
}
