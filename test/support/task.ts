/** A task and a plan with only what a test is about: everything else is what a task file without the key means. */
import type { Leg, Plan, PlannedTask } from '../../src/model.ts';
import { TASK_DEFAULTS } from '../../src/tasklist/task-fields.ts';

export const DIGEST = `sha256:${'a'.repeat(64)}`;

/** No wait between tries, and a second each. */
const QUICK = {
  retry: { maxAttempts: 1, on: null, initialSeconds: 0, backoffRate: 1, maxDelaySeconds: 0, jitter: 'none' },
  estimateMs: 1000,
  timeoutMinutes: 10,
} as const satisfies Partial<PlannedTask>;

export function task(id: string, fields: Partial<PlannedTask> = {}): PlannedTask {
  return { ...TASK_DEFAULTS, ...QUICK, id, template: id.replace(/\[.*/s, ''), name: id, run: 'true', ...fields };
}

export function plan(tasks: readonly PlannedTask[], fields: Partial<Plan> = {}): Plan {
  return {
    version: 1,
    name: 'test',
    digest: DIGEST,
    sync: 'all',
    policy: {
      formula: { rule: { of: [], maxFailures: { count: 0 } } },
      onEmpty: 'fail',
      onSkipped: 'neutral',
      onAllNeutral: 'fail',
      onMissing: 'failure',
      flaky: 'success',
    },
    stop: 'success',
    stopMode: 'kill',
    deadlineMinutes: null,
    independence: 'enforce',
    resources: {},
    converge: null,
    ignore: [],
    mergeFiles: [],
    tasks,
    legs: [],
    estimate: { sequentialMs: 0, parallelMs: 0, lowerBoundMs: 0, boundBy: 'legs', speedup: 1 },
    ...fields,
  };
}

/** The legs of one wave, each with so many tasks: `t0_0`, `t0_1`, `t1_0`, … */
export function legsOf(lengths: readonly number[]): Leg[] {
  return lengths.map((length, leg) => ({
    id: `w1-leg-${String(leg + 1).padStart(3, '0')}`,
    wave: 1,
    name: `leg ${leg}`,
    runsOn: 'ubuntu-latest',
    timeoutMinutes: 10,
    tasks: Array.from({ length }, (_, index) => `t${leg}_${index}`),
    estimateMs: 0,
  }));
}
