import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runWithEarlyStop } from '../app/run-with-early-stop.ts';
import type { OnEvent } from '../event.ts';
import type { Plan, TaskRecord } from '../model.ts';
import { createWatch } from '../policy/watch.ts';
import { skippedInPlan } from '../run/record.ts';
import { emptyRoom } from '../store/copy-artifacts.ts';
import type { Manifest } from '../store/manifest.ts';
import { taskFileName } from '../tasklist/naming.ts';
import type { RunFolder } from './runfolder.ts';

export interface LocalRun {
  readonly plan: Plan;
  readonly jobs: number;
  readonly workspace: string;
  readonly folder: RunFolder;
  /** A folder for private files, removed at the end. */
  readonly scratch: string;
  /** Cancels the run; aborted with a `StopReason`. */
  readonly interrupt: AbortSignal;
  /** Gives each task a layer of its own, where the system allows it, to see exactly what it writes and reads. */
  readonly isolate: boolean;
  readonly onEvent: OnEvent;
  /** Told the files of each task that left some. */
  readonly onManifest: (manifest: Manifest) => void;
}

/**
 * Runs all tasks of a plan on this machine, as many at a time as `jobs` says. Resolves with one record for every task that
 * has a leg, in plan order.
 */
export async function executeLocally(run: LocalRun): Promise<TaskRecord[]> {
  const { plan, folder, scratch } = run;
  const watch = createWatch(plan);
  try {
    return await runWithEarlyStop({
      ...run,
      tasks: plan.tasks.filter((task) => !task.skip).map((task) => task.id),
      leg: '',
      attempt: 1,
      records: folder.records,
      carried: {
        folder: folder.results,
        spell: (path) => path,
        seen: new Map(),
        roomFor: emptyRoom,
        keep: run.onManifest,
      },
      earlier: skippedInPlan(plan),
      known: { take: watch.take, settled: watch.stopped, decision: watch.decision },
      superseded: false,
      log: (id) => join(folder.logs, `${taskFileName(id)}.log`),
    });
  } finally {
    await rm(scratch, { recursive: true, force: true }).catch(() => {});
  }
}
