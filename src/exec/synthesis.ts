import type { ConvergeStep, PlannedTask, TaskRecord } from '../model.ts';

/** The id under which the synthesis prints its lines; a task cannot have it, since ids hold no space. */
export const SYNTHESIS_ID = 'converge run';

/**
 * `converge.run` as a task, so that it runs through the very executor that tasks run through: `FANFOLD_RESULTS` (a folder)
 * and `FANFOLD_VERDICT` (a file) tell it what there is to fold.
 */
export function synthesisTask(step: ConvergeStep, results: string, verdict: string): PlannedTask {
  return {
    id: SYNTHESIS_ID,
    template: SYNTHESIS_ID,
    name: 'converge',
    run: step.run,
    shell: step.shell,
    workingDirectory: '.',
    env: { ...step.env, FANFOLD_RESULTS: results, FANFOLD_VERDICT: verdict },
    item: null,
    matrix: {},
    with: {},
    runsOn: [],
    timeoutMinutes: step.timeoutMinutes,
    needs: [],
    condition: null,
    skip: false,
    continueOnError: false,
    retry: { maxAttempts: 1, on: null, initialSeconds: 0, backoffRate: 1, maxDelaySeconds: 0, jitter: 'none' },
    success: { exitCodes: [0], files: [], stdout: null, json: [] },
    reads: null,
    writes: null,
    artifacts: [],
    locks: [],
    resources: {},
    exclusive: false,
    required: false,
    weight: 1,
    tags: [],
    durationMs: null,
    estimateMs: 0,
  };
}

/** Whether the synthesis did its work; its failure fails the run whatever the verdict was. */
export function synthesisSucceeded(record: TaskRecord): boolean {
  return record.state === 'succeeded';
}
