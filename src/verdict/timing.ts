/** Measured against predicted time. */
import type { Plan, TaskRecord, Timing } from '../model.ts';

/**
 * Speedup = sequential / parallel: the sum of the task times against the wall time from the first start to the last end,
 * over the records that count. 1 when nothing ran. Clocks of different machines are taken as they are.
 */
export function verdictTiming(records: Iterable<TaskRecord>, plan: Pick<Plan, 'estimate'>): Timing {
  let sequentialMs = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { durationMs, tries } of records) {
    sequentialMs += durationMs;
    for (const { startedAt, endedAt } of tries) {
      first = Math.min(first, Date.parse(startedAt));
      last = Math.max(last, Date.parse(endedAt));
    }
  }
  const parallelMs = Math.max(0, last - first);
  return {
    sequentialMs,
    parallelMs: Number.isFinite(parallelMs) ? parallelMs : 0,
    speedup: parallelMs > 0 ? Math.round((sequentialMs / parallelMs) * 1000) / 1000 : 1,
    predictedSpeedup: plan.estimate.speedup,
    boundBy: plan.estimate.boundBy,
  };
}
