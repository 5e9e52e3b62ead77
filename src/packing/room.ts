/** What there is to run on, and a list divided for it. */
import type { RunsOn } from '../model.ts';
import type { BatchStart } from './batch-start.ts';
import type { PackTask } from './units.ts';

/** What there is to run on. */
export interface Room {
  /** The most legs of one wave. */
  readonly max: number;
  /** Jobs that run at the same time. */
  readonly atATime: number;
  readonly startupMs: (runsOn: RunsOn) => number;
  /** Absent: nothing is known of the commands of batches. */
  readonly batchStartMs?: BatchStart;
  readonly maxParallel: (runsOn: RunsOn) => number | null;
}

/** What `pack` packs. */
export interface Arrangement {
  readonly waves: readonly (readonly PackTask[])[];
  /** Of each wave the ids that share a leg, in the order in which they run. */
  readonly together: readonly (readonly (readonly string[])[])[];
}
