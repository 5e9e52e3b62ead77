import type { Estimate } from '../model.ts';
import type { Bound } from './list-bound.ts';
import type { PackedWave } from './wave.ts';

/** What the plan promises, what no plan could beat, and why. Waves run one after another. */
export function promiseOf(waves: readonly PackedWave[], bound: Bound): Estimate {
  const sequentialMs = waves.reduce(
    (sum, { groups }) => groups.reduce((all, { group }) => all + group.totalMs, sum),
    0,
  );
  const parallelMs = waves.reduce((sum, { spanMs }) => sum + spanMs, 0);
  return {
    sequentialMs,
    parallelMs,
    lowerBoundMs: Math.min(bound.ms, parallelMs),
    boundBy: bound.by,
    speedup: parallelMs > 0 ? Math.round((sequentialMs / parallelMs) * 1000) / 1000 : 1,
  };
}
