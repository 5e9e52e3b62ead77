import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConvergeStep, Plan, PlannedTask, TaskRecord } from '../model.ts';
import { runTask } from '../run/task.ts';
import { TASK_DEFAULTS } from '../tasklist/task-fields.ts';

/** The id under which the synthesis prints its lines; a task cannot have it, since ids hold no space. */
const SYNTHESIS_ID = 'converge run';

/**
 * `converge.run` as a task, so that it runs through the very executor that tasks run through: `FANFOLD_RESULTS` (a folder)
 * and `FANFOLD_VERDICT` (a file) tell it what there is to fold.
 */
function synthesisTask(step: ConvergeStep, results: string, verdict: string): PlannedTask {
  return {
    ...TASK_DEFAULTS,
    id: SYNTHESIS_ID,
    template: SYNTHESIS_ID,
    name: 'converge',
    run: step.run,
    shell: step.shell,
    env: { ...step.env, FANFOLD_RESULTS: results, FANFOLD_VERDICT: verdict },
    timeoutMinutes: step.timeoutMinutes,
  };
}

export interface SynthesisContext {
  readonly workspace: string;
  /** The results folder and the verdict document, absolute. */
  readonly results: string;
  readonly verdict: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly output: (text: string) => unknown;
}

export type SynthesisResult = Pick<TaskRecord, 'state' | 'reason' | 'outputs' | 'logTail'>;

/** Runs the synthesis to its end. Its failure fails the run even after a pass; it never rejects. */
export async function synthesise(step: ConvergeStep, plan: Plan, context: SynthesisContext): Promise<SynthesisResult> {
  const scratch = await mkdtemp(join(tmpdir(), 'fanfold-'));
  try {
    return await runTask(synthesisTask(step, context.results, context.verdict), {
      planDigest: plan.digest,
      leg: '',
      runAttempt: 1,
      workspace: context.workspace,
      scratch,
      env: context.env,
      signal: context.signal,
      now: Date.now,
      platform: process.platform,
      onEvent: (event) => (event.event === 'output' ? context.output(event.text) : undefined),
    });
  } finally {
    await rm(scratch, { recursive: true, force: true }).catch(() => {});
  }
}
