import type { Estimate } from '../model.ts';
import type { PackedWave } from './waves.ts';

interface Bound {
  readonly ms: number;
  /** A task id, or `legs`. */
  readonly by: string;
}

/** What the plan promises, what no plan with as many legs could beat, and why. Waves run one after another. */
export function promiseOf(waves: readonly PackedWave[]): Estimate {
  const sequentialMs = waves.reduce(
    (sum, { groups }) => groups.reduce((all, { group }) => all + group.totalMs, sum),
    0,
  );
  const parallelMs = waves.reduce((sum, { spanMs }) => sum + spanMs, 0);
  const bounds = waves.map(boundOfWave);
  return {
    sequentialMs,
    parallelMs,
    lowerBoundMs: bounds.reduce((sum, { ms }) => sum + ms, 0),
    boundBy: mainBound(bounds),
    speedup: parallelMs > 0 ? Math.round((sequentialMs / parallelMs) * 1000) / 1000 : 1,
  };
}

function boundOfWave({ groups }: PackedWave): Bound {
  let bound: Bound = { ms: 0, by: 'legs' };
  for (const { group, filled, startupMs } of groups) {
    const ms = filled.lowerBoundMs() + startupMs;
    if (ms <= bound.ms) continue;
    const longest = [group.alone[0], group.shared[0]].find((unit) => unit !== undefined && unit.ms + startupMs >= ms);
    bound = { ms, by: longest === undefined ? 'legs' : longestTask(longest.tasks) };
  }
  return bound;
}

function longestTask(tasks: readonly { readonly id: string; readonly estimateMs: number }[]): string {
  return tasks.reduce((most, task) => (task.estimateMs > most.estimateMs ? task : most)).id;
}

/** The larger part of the bound: work divided by legs, or long tasks; of several waves these are a chain of needs. */
function mainBound(bounds: readonly Bound[]): string {
  const tasks = bounds.filter(({ by }) => by !== 'legs');
  const total = bounds.reduce((sum, { ms }) => sum + ms, 0);
  const byTasks = tasks.reduce((sum, { ms }) => sum + ms, 0);
  if (2 * byTasks <= total) return 'legs';
  return tasks.find(({ ms }) => 2 * ms > total)?.by ?? 'needs';
}
