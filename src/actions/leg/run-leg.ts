/** Runs the tasks of a leg, one after another, and stops when the answer is certain. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Leg, Plan, TaskRecord } from '../../model.ts';
import type { Problem } from '../../problem.ts';
import { startDeadline } from '../../run/deadline.ts';
import { executeTasks } from '../../run/schedule.ts';
import type { StopReason } from '../../run/stop.ts';
import type { Retrying } from '../../run/task.ts';
import { collectArtifacts } from '../../store/collect.ts';
import { writeRecord } from '../../store/recordfile.ts';
import { type EarlyStop, pollInterval } from './early-stop.ts';
import { type LegFolders, outcomesOfRecords } from './stored.ts';

export interface LegRun {
  readonly plan: Plan;
  readonly leg: Leg;
  readonly attempt: number;
  readonly workspace: string;
  readonly folders: LegFolders;
  readonly known: ReadonlyMap<string, TaskRecord>;
  readonly early: EarlyStop;
  /** The answer was certain before this leg began. */
  readonly superseded: boolean;
  readonly interrupt: AbortSignal;
  readonly output: (taskId: string, text: string) => unknown;
  readonly onStart: (taskId: string) => void;
  readonly onRetry: (retry: Retrying) => void;
  readonly onEnd: (record: TaskRecord) => void;
  readonly onProblem: (problem: Problem) => void;
  readonly onSummary: (taskId: string, markdown: string) => void;
}

const SUPERSEDED: StopReason = { kind: 'superseded' };

/** One record for every task of the leg, in its order, whatever happens. Each is on disk as soon as it is known. */
export async function runLeg(run: LegRun): Promise<TaskRecord[]> {
  const { plan, leg, folders, early } = run;
  const scratch = join(folders.root, 'scratch');
  await mkdir(scratch, { recursive: true });
  const stop = new AbortController();
  const done = new AbortController();
  if (run.superseded) stop.abort(SUPERSEDED);
  // Counted from the start of the leg: it does not know when others began.
  const deadline = startDeadline(plan.deadlineMinutes);
  const polling = early.poll(pollInterval(plan.legs.length), done.signal, () => stop.abort(SUPERSEDED));
  try {
    return await executeTasks(plan, leg.tasks, {
      jobs: 1,
      known: run.known,
      stop: stop.signal,
      cancel: AbortSignal.any([run.interrupt, deadline.signal]),
      stopMode: plan.stopMode,
      observe: 'auto',
      context: {
        planDigest: plan.digest,
        leg: leg.id,
        runAttempt: run.attempt,
        workspace: run.workspace,
        scratch,
        env: process.env,
        now: Date.now,
        platform: process.platform,
        output: run.output,
        onProblem: run.onProblem,
        onRetry: run.onRetry,
        onSummary: run.onSummary,
      },
      onStart: (task) => run.onStart(task.id),
      onRecord: (record) => keep(record, run, stop),
    });
  } finally {
    deadline.release();
    done.abort();
    await polling;
  }
}

async function keep(record: TaskRecord, run: LegRun, stop: AbortController): Promise<void> {
  const { plan, leg, folders, early } = run;
  run.onEnd(record);
  const problem = await writeRecord(folders.records, record);
  if (problem !== null) run.onProblem(problem);
  await collect(record, run);
  early.take(outcomesOfRecords([record], plan));
  // The last task of a leg is made known by the leg's own records; nothing is left to stop here.
  if (record.task !== leg.tasks.at(-1) && early.settled()) stop.abort(SUPERSEDED);
}

async function collect(record: TaskRecord, { plan, workspace, folders, onProblem }: LegRun): Promise<void> {
  const task = plan.tasks.find(({ id }) => id === record.task);
  if (task === undefined) return;
  try {
    await collectArtifacts(task, workspace, folders.files);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    onProblem({ area: 'rim', severity: 'error', at: null, kind: 'not-collected', task: task.id, detail });
  }
}
