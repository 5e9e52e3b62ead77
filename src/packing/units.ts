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

/** By descending time; equal ones by their first ids, so that the order of the list plays no part. */
function longestFirst(units: readonly Unit[]): Unit[] {
  const order = descending(units.map(({ estimateMs }) => estimateMs));
  const sorted = order.map((index) => units[index] as Unit);
  for (let from = 0, to = 1; from < sorted.length; from = to++) {
    const { estimateMs } = sorted[from] as Unit;
    while (to < sorted.length && (sorted[to] as Unit).estimateMs === estimateMs) to++;
    if (to - from > 1) sortByIds(sorted, from, to);
  }
  return sorted;
}

function sortByIds(units: Unit[], from: number, to: number): void {
  let at = from + 1;
  while (at < to && naturally(firstOf(units[at - 1] as Unit).id, firstOf(units[at] as Unit).id) < 0) at++;
  // Lists that were numbered by a program stand in this order already.
  if (at === to) return;
  const ordered = units.slice(from, to).sort((a, b) => naturally(firstOf(a).id, firstOf(b).id));
  for (const [offset, unit] of ordered.entries()) units[from + offset] = unit;
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
  const sorted = longestFirst(units);
  const isAlone = (unit: Unit) => !sameRunner && (isBundle(unit) ? unit.bundled.some(needsOwnLeg) : needsOwnLeg(unit));
  const alone = sorted.filter(isAlone);
  const shared = alone.length === 0 ? sorted : sorted.filter((unit) => !isAlone(unit));
  const sharedMs = new Float64Array(shared.length);
  for (let at = 0; at < shared.length; at++) sharedMs[at] = (shared[at] as Unit).estimateMs;
  const totalMs = units.reduce((sum, { estimateMs }) => sum + estimateMs, 0);
  // Equal runners may be written in several ways; the longest task's is taken, whatever the order of the list.
  return { runsOn: firstOf(sorted[0] as Unit).runsOn, alone, shared, sharedMs, totalMs };
}
