import type { Estimate } from '../model.ts';
import { type Group, tasksOf } from './units.ts';
import type { PackedWave } from './waves.ts';

interface Bound {
  readonly ms: number;
  /** A task id, `locks` or `legs`. */
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
    bound = { ms, by: longestOf(group, ms - startupMs) };
  }
  return bound;
}

/** What takes `ms` by itself: a task, which is named also where tasks that share a leg take as long, or such tasks. */
function longestOf({ alone, shared }: Group, ms: number): string {
  let by = 'legs';
  for (const units of [alone, shared])
    for (const unit of units) {
      if (unit.estimateMs < ms) break;
      const [first, ...others] = tasksOf(unit);
      if (others.length === 0) return first.id;
      by = 'locks';
    }
  return by;
}

/** The larger part of the bound: work divided by legs, or long units; of several waves these are a chain of needs. */
function mainBound(bounds: readonly Bound[]): string {
  const units = bounds.filter(({ by }) => by !== 'legs');
  const total = bounds.reduce((sum, { ms }) => sum + ms, 0);
  const byUnits = units.reduce((sum, { ms }) => sum + ms, 0);
  if (2 * byUnits <= total) return 'legs';
  return units.find(({ ms }) => 2 * ms > total)?.by ?? 'needs';
}
