/** What is packed: a task, or several that must share a leg. */
import type { PlannedTask, Retry, RunsOn } from '../model.ts';
import type { PackingProblem } from '../problem.ts';
import { descending } from './descending.ts';
import { naturally } from './natural.ts';
import { canonicalRunner } from './runner.ts';

/** What packing needs to know of a task. */
export interface PackTask
  extends Pick<PlannedTask, 'id' | 'name' | 'template' | 'estimateMs' | 'runsOn' | 'timeoutMinutes' | 'run' | 'with'> {
  readonly retry: Pick<Retry, 'maxAttempts'>;
}

/** It has `with` values, or no command: its leg is its own. */
function needsOwnLeg(task: PackTask): boolean {
  if (task.run === null) return true;
  for (const _ in task.with) return true;
  return false;
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

/** The units of one wave that run on the same kind of runner; longest first, equal ones by the id of their first task. */
export interface Group {
  readonly runsOn: RunsOn;
  /** Units that have a leg to themselves, and the others. */
  readonly alone: readonly Unit[];
  readonly shared: readonly Unit[];
  /** The times of the shared ones, whole milliseconds. */
  readonly sharedMs: Float64Array;
  /** Of all units. */
  readonly totalMs: number;
}

/**
 * Puts the tasks of a wave into units and groups. `sameRunner` is a laptop: there `runs-on` decides nothing, and no task has
 * a job of its own. The order of `wave` does not matter.
 */
export function groupWave(
  wave: readonly PackTask[],
  together: readonly (readonly string[])[],
  sameRunner: boolean,
): { groups: readonly Group[]; problems: readonly PackingProblem[] } {
  const problems: PackingProblem[] = [];
  const bundles = bundlesOf(wave, together);
  if (!sameRunner) for (const { bundled } of bundles) problems.push(...cannotShare(bundled[0], bundled.slice(1)));
  const shared = new Set(together.flat());
  const units = shared.size === 0 ? wave : [...wave.filter(({ id }) => !shared.has(id)), ...bundles];
  return { groups: byRunner(units, sameRunner), problems };
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

/**
 * By descending time; equal ones by their first ids, so that the order of the list plays no part. Only numbers and ids move
 * until the end: looking into 100,000 tasks in another order than theirs takes longer than sorting them.
 */
function sortUnits(units: readonly Unit[]): Sorted {
  const times = units.map(({ estimateMs }) => estimateMs);
  const ids = units.map((unit) => firstOf(unit).id);
  const order = descending(times);
  for (let from = 0, to = 1; from < order.length; from = to++) {
    const time = times[order[from] as number];
    while (to < order.length && times[order[to] as number] === time) to++;
    if (to - from > 1) sortByIds(order, from, to, ids);
  }
  const ms = new Float64Array(order.length);
  for (let at = 0; at < order.length; at++) ms[at] = times[order[at] as number] as number;
  return { units: order.map((at) => units[at] as Unit), ms };
}

function sortByIds(order: number[], from: number, to: number, ids: readonly string[]): void {
  // Paths of one repository begin alike, and each comparison would read that beginning again.
  const common = commonLength(order, from, to, ids);
  const compare = (a: number, b: number) => naturally(ids[a] as string, ids[b] as string, common);
  let at = from + 1;
  while (at < to && compare(order[at - 1] as number, order[at] as number) < 0) at++;
  // Lists that were numbered by a program stand in this order already.
  if (at === to) return;
  for (const [offset, index] of order.slice(from, to).sort(compare).entries()) order[from + offset] = index;
}

/** How many units the ids of some tasks have in common at their beginning. */
function commonLength(order: readonly number[], from: number, to: number, ids: readonly string[]): number {
  const first = ids[order[from] as number] as string;
  let common = first.length;
  for (let at = from + 1; at < to && common > 0; at++) {
    const id = ids[order[at] as number] as string;
    let same = 0;
    while (same < common && id.charCodeAt(same) === first.charCodeAt(same)) same++;
    common = same;
  }
  return common;
}

function cannotShare(first: PackTask, others: readonly PackTask[]): PackingProblem[] {
  const base = { area: 'packing', severity: 'error', at: null, kind: 'locked-apart' } as const;
  const other = others.find(({ runsOn }) => canonicalRunner(runsOn) !== canonicalRunner(first.runsOn));
  if (other !== undefined) return [{ ...base, tasks: [first.id, other.id], why: 'runner' }];
  const alone = [first, ...others].find(needsOwnLeg);
  const partner = [first, ...others].find((task) => task !== alone);
  return alone === undefined || partner === undefined
    ? []
    : [{ ...base, tasks: [alone.id, partner.id], why: 'own-leg' }];
}

function byRunner(units: readonly Unit[], sameRunner: boolean): Group[] {
  const groups = new Map<string, Unit[]>();
  // Most lists name one runner: its text is made once, not once a task.
  const known = new Map<RunsOn, Unit[]>();
  const open = (runsOn: RunsOn): Unit[] => {
    const key = sameRunner ? '' : canonicalRunner(runsOn);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    known.set(runsOn, group);
    return group;
  };
  units.forEach((unit) => {
    const { runsOn } = firstOf(unit);
    (known.get(runsOn) ?? open(runsOn)).push(unit);
  });
  // Where two groups tie, the first one counts: which that is must not depend on the order of the list.
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => groupOf(group, sameRunner));
}

function groupOf(units: readonly Unit[], sameRunner: boolean): Group {
  const isAlone = (unit: Unit) => (isBundle(unit) ? unit.bundled.some(needsOwnLeg) : needsOwnLeg(unit));
  const single = sameRunner ? [] : units.filter(isAlone);
  const alone = sortUnits(single);
  const shared = sortUnits(single.length === 0 ? units : units.filter((unit) => !isAlone(unit)));
  const totalMs = [alone, shared].reduce((total, { ms }) => ms.reduce((sum, one) => sum + one, total), 0);
  return { runsOn: runnerOf(alone, shared), alone: alone.units, shared: shared.units, sharedMs: shared.ms, totalMs };
}

/** Equal runners may be written in several ways; the longest task's is taken, whatever the order of the list. */
function runnerOf({ units: [single] }: Sorted, { units: [several] }: Sorted): RunsOn {
  if (single === undefined) return firstOf(several as Unit).runsOn;
  if (several === undefined || single.estimateMs > several.estimateMs) return firstOf(single).runsOn;
  const isTie = single.estimateMs === several.estimateMs;
  const isSingle = isTie && naturally(firstOf(single).id, firstOf(several).id) < 0;
  return firstOf(isSingle ? single : several).runsOn;
}
