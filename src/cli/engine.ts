import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome, Plan, PlannedTask, TaskRecord } from '../model.ts';
import { probeIsolation } from '../observe/isolation.ts';
import type { Observed } from '../observe/observer.ts';
import { recordOutcome } from '../policy/outcome.ts';
import { createWatch } from '../policy/watch.ts';
import type { Problem } from '../problem.ts';
import { startDeadline } from '../run/deadline.ts';
import { skippedInPlan } from '../run/record.ts';
import { executeTasks } from '../run/schedule.ts';
import type { StopReason } from '../run/stop.ts';
import { collectArtifacts } from '../store/collect.ts';
import { writeRecord } from '../store/recordfile.ts';
import { taskFileName } from '../tasklist/naming.ts';
import type { Console } from './console.ts';
import type { Interrupt } from './interrupt.ts';
import { createProgress } from './progress.ts';
import type { RunFolder } from './runfolder.ts';

export interface LocalRun {
  readonly plan: Plan;
  readonly jobs: number;
  readonly workspace: string;
  readonly folder: RunFolder;
  /** A folder for private files, removed at the end. */
  readonly scratch: string;
  readonly interrupt: Interrupt;
  readonly console: Console;
  /** Gives each task a layer of its own, where the system allows it, to see exactly what it writes and reads. */
  readonly isolate: boolean;
}

export interface LocalResult {
  /** One for every task that has a leg, in plan order. */
  readonly records: readonly TaskRecord[];
  readonly problems: readonly Problem[];
  /** What was seen of writes and reads, by task or by group of overlapping tasks. */
  readonly observed: readonly Observed[];
}

/**
 * Runs all tasks of a plan on this machine, as many at a time as `jobs` says, with the executor that legs use. Each record
 * is written as soon as it is there; the rest stops once the stop condition of the plan holds.
 */
export async function executeLocally(run: LocalRun): Promise<LocalResult> {
  const { plan, jobs, workspace, folder, scratch, interrupt } = run;
  const problems: Problem[] = [];
  const observed: Observed[] = [];
  const watch = createWatch(plan);
  const stop = new AbortController();
  const ids = plan.tasks.filter((task) => !task.skip).map((task) => task.id);
  const byId = new Map(plan.tasks.map((task) => [task.id, task]));
  const progress = createProgress(ids.length, byId, run.console);
  const deadline = startDeadline(plan.deadlineMinutes);
  try {
    const isolation = run.isolate ? await probeIsolation({ workspace, scratch, ...machine() }) : null;
    problems.push(...(isolation?.problems ?? []));
    const records = await executeTasks(plan, ids, {
      jobs,
      known: skippedInPlan(plan),
      stop: stop.signal,
      cancel: AbortSignal.any([interrupt.signal, deadline.signal]),
      stopMode: plan.stopMode,
      context: {
        planDigest: plan.digest,
        leg: '',
        runAttempt: 1,
        workspace,
        scratch,
        ...machine(),
        now: Date.now,
        output: progress.output,
        onProblem: (problem) => problems.push(problem),
        onRetry: progress.retried,
        ...(isolation?.enclose ? { enclose: isolation.enclose } : {}),
      },
      observe: 'auto',
      onObserved: (seen) => observed.push(seen),
      log: (task) => join(folder.logs, `${taskFileName(task.id)}.log`),
      onStart: progress.started,
      onRecord: async (record) => {
        progress.finished(record);
        const problem = await writeRecord(folder.records, record);
        if (problem !== null) problems.push(problem);
        const task = byId.get(record.task);
        if (task !== undefined) await collect(task, workspace, folder, problems);
        watch.take(outcomeMap(record, plan));
        const reason: StopReason = { kind: 'superseded' };
        if (watch.stopped()) stop.abort(reason);
      },
    });
    return { records, problems, observed };
  } finally {
    deadline.release();
    await rm(scratch, { recursive: true, force: true }).catch(() => {});
  }
}

const machine = () => ({ env: process.env, platform: process.platform });

async function collect(task: PlannedTask, workspace: string, folder: RunFolder, problems: Problem[]): Promise<void> {
  try {
    await collectArtifacts(task, workspace, folder.results);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    problems.push({ area: 'rim', severity: 'error', at: null, kind: 'not-collected', task: task.id, detail });
  }
}

function outcomeMap(record: TaskRecord, plan: Plan): Map<string, Outcome> {
  const outcome = recordOutcome(record, plan.policy);
  return outcome === null ? new Map() : new Map([[record.task, outcome]]);
}
