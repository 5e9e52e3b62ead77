/** What is packed: a task, or several that must share a leg. */
import type { RunsOn } from '../model.ts';
import type { PackingProblem } from '../problem.ts';
import { runnerKey } from './runner.ts';

/** What packing needs to know of a task. */
export interface PackTask {
  readonly id: string;
  readonly name: string;
  readonly template: string;
  /** Whole milliseconds. */
  readonly estimateMs: number;
  readonly runsOn: RunsOn;
  readonly timeoutMinutes: number;
  /** The most times it may run. */
  readonly tries: number;
  /** It has `with` values or no command: its leg is its own. */
  readonly alone: boolean;
}

export interface Unit {
  /** In the order in which they run. */
  readonly tasks: readonly PackTask[];
  readonly ms: number;
  readonly alone: boolean;
}

/** The units of one wave that run on the same kind of runner, longest first; ties in list order. */
export interface Group {
  readonly runsOn: RunsOn;
  readonly key: string;
  readonly units: readonly Unit[];
  readonly totalMs: number;
}

/** Puts the tasks of a wave into units and groups. `sameRunner` is a laptop: there `runs-on` decides nothing. */
export function groupWave(
  wave: readonly PackTask[],
  together: readonly (readonly string[])[],
  sameRunner: boolean,
): { groups: readonly Group[]; problems: readonly PackingProblem[] } {
  const byId = new Map(wave.map((task) => [task.id, task]));
  const shared = new Set(together.flat());
  const problems: PackingProblem[] = [];
  const units: Unit[] = wave.filter(({ id }) => !shared.has(id)).map((task) => unitOf([task]));
  for (const ids of together) {
    const tasks = ids.flatMap((id) => byId.get(id) ?? []);
    const problem = sameRunner ? null : cannotShare(tasks);
    if (problem !== null) problems.push(problem);
    if (tasks.length > 0) units.push(unitOf(tasks));
  }
  const position = new Map(wave.map((task, index) => [task, index]));
  const place = (unit: Unit) => (unit.tasks[0] === undefined ? 0 : (position.get(unit.tasks[0]) ?? 0));
  units.sort((a, b) => b.ms - a.ms || place(a) - place(b));
  return { groups: byRunner(units, sameRunner), problems };
}

function unitOf(tasks: readonly PackTask[]): Unit {
  const ms = tasks.reduce((sum, { estimateMs }) => sum + estimateMs, 0);
  return { tasks, ms, alone: tasks.some(({ alone }) => alone) };
}

function cannotShare(tasks: readonly PackTask[]): PackingProblem | null {
  const [first, ...others] = tasks;
  if (first === undefined || others.length === 0) return null;
  const base = { area: 'packing', severity: 'error', at: null, kind: 'locked-apart' } as const;
  const other = others.find(({ runsOn }) => runnerKey(runsOn) !== runnerKey(first.runsOn));
  if (other !== undefined) return { ...base, tasks: [first.id, other.id], why: 'runner' };
  const alone = tasks.find((task) => task.alone);
  if (alone === undefined) return null;
  const partner = tasks.find((task) => task !== alone) ?? alone;
  return { ...base, tasks: [alone.id, partner.id], why: 'own-leg' };
}

function byRunner(units: readonly Unit[], sameRunner: boolean): Group[] {
  const groups = new Map<string, { runsOn: RunsOn; units: Unit[]; totalMs: number }>();
  for (const unit of units) {
    const runsOn = unit.tasks[0]?.runsOn ?? '';
    const key = sameRunner ? '' : runnerKey(runsOn);
    const group = groups.get(key) ?? { runsOn, units: [], totalMs: 0 };
    groups.set(key, group);
    group.units.push(unit);
    group.totalMs += unit.ms;
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}
