/** What is packed: a task, or several that must share a leg. */
import type { PlannedTask, Retry, RunsOn } from '../model.ts';
import type { PackingProblem } from '../problem.ts';
import { descending } from './descending.ts';
import { canonicalRunner } from './runner.ts';

/** What packing needs to know of a task. */
export interface PackTask
  extends Pick<PlannedTask, 'id' | 'name' | 'template' | 'estimateMs' | 'runsOn' | 'timeoutMinutes' | 'run' | 'with'> {
  readonly retry: Pick<Retry, 'maxAttempts'>;
}

/** It has `with` values, or no command: its leg is its own. */
function needsOwnLeg(task: PackTask): boolean {
  return task.run === null || Object.keys(task.with).length > 0;
}

export interface Unit {
  /** In the order in which they run. */
  readonly tasks: readonly [PackTask, ...PackTask[]];
  readonly ms: number;
  readonly alone: boolean;
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
  const shared = new Set(together.flat());
  const free = shared.size === 0 ? wave : wave.filter(({ id }) => !shared.has(id));
  const units = free.map((task): Unit => {
    return { tasks: [task], ms: task.estimateMs, alone: !sameRunner && needsOwnLeg(task) };
  });
  const byId = new Map(together.length === 0 ? [] : wave.map((task) => [task.id, task]));
  const problems: PackingProblem[] = [];
  for (const ids of together) {
    const [first, ...others] = ids.flatMap((id) => byId.get(id) ?? []);
    if (first === undefined) continue;
    if (!sameRunner) problems.push(...cannotShare(first, others));
    units.push(unitOf([first, ...others], sameRunner));
  }
  return { groups: byRunner(units, sameRunner), problems };
}

/** By descending time; equal ones by the code units of the first id, so that the order of the list plays no part. */
function longestUnitsFirst(units: readonly Unit[]): Unit[] {
  const sorted = descending(units.map(({ ms }) => ms)).map((index) => units[index] as Unit);
  for (let from = 0, to = 1; from < sorted.length; from = to++) {
    const { ms } = sorted[from] as Unit;
    while (to < sorted.length && (sorted[to] as Unit).ms === ms) to++;
    if (to - from > 1) sortById(sorted, from, to);
  }
  return sorted;
}

function sortById(units: Unit[], from: number, to: number): void {
  let at = from + 1;
  while (at < to && idOf(units[at - 1]) < idOf(units[at])) at++;
  if (at === to) return;
  // Without a function to call, texts are sorted several times faster.
  const byId = new Map(units.slice(from, to).map((unit) => [idOf(unit), unit]));
  for (const [offset, id] of [...byId.keys()].sort().entries()) units[from + offset] = byId.get(id) as Unit;
}

function idOf(unit: Unit | undefined): string {
  return unit?.tasks[0].id ?? '';
}

function unitOf(tasks: Unit['tasks'], sameRunner: boolean): Unit {
  const ms = tasks.reduce((sum, { estimateMs }) => sum + estimateMs, 0);
  return { tasks, ms, alone: !sameRunner && tasks.some(needsOwnLeg) };
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
    const { runsOn } = unit.tasks[0];
    (known.get(runsOn) ?? open(runsOn)).push(unit);
  });
  // Where two groups tie, the first one counts: which that is must not depend on the order of the list.
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => groupOf(group));
}

function groupOf(units: readonly Unit[]): Group {
  const sorted = longestUnitsFirst(units);
  const alone = sorted.filter((unit) => unit.alone);
  const shared = alone.length === 0 ? sorted : sorted.filter((unit) => !unit.alone);
  const sharedMs = new Float64Array(shared.length);
  for (let at = 0; at < shared.length; at++) sharedMs[at] = (shared[at] as Unit).ms;
  const totalMs = units.reduce((sum, { ms }) => sum + ms, 0);
  // Equal runners may be written in several ways; the longest task's is taken, whatever the order of the list.
  return { runsOn: (sorted[0] as Unit).tasks[0].runsOn, alone, shared, sharedMs, totalMs };
}
