import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runWithEarlyStop } from '../app/run-with-early-stop.ts';
import type { OnEvent } from '../event.ts';
import type { Outcome, Plan, TaskRecord } from '../model.ts';
import { recordOutcome } from '../policy/outcome.ts';
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
  /** Records of an earlier run of this plan that stand: their tasks do not run again. */
  readonly kept: ReadonlyMap<string, TaskRecord>;
  /** Shuffles the tasks by this text; `null`: longest first. */
  readonly shuffle: string | null;
  readonly onEvent: OnEvent;
  /** Told the files of each task that left some. */
  readonly onManifest: (manifest: Manifest, text: string) => void | Promise<void>;
}

/**
 * Runs all tasks of a plan on this machine, as many at a time as `jobs` says. Resolves with one record for every task that
 * has a leg, in plan order.
 */
export async function executeLocally(run: LocalRun): Promise<TaskRecord[]> {
  const { plan, folder, scratch, kept, shuffle } = run;
  const watch = createWatch(plan);
  watch.take(outcomesOf(kept.values(), plan));
  const ids = plan.tasks.filter((task) => !task.skip && !kept.has(task.id)).map((task) => task.id);
  try {
    const ended = await runWithEarlyStop({
      ...run,
      tasks: shuffle === null ? ids : shuffled(ids, shuffle),
      inOrder: shuffle !== null,
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
      earlier: new Map([...skippedInPlan(plan), ...kept]),
      known: { take: watch.take, settled: watch.stopped, decision: watch.decision },
      superseded: watch.stopped(),
      log: (id) => logPath(folder, id),
    });
    const records = new Map([...kept, ...ended.map((record) => [record.task, record] as const)]);
    return plan.tasks.flatMap(({ id }) => records.get(id) ?? []);
  } finally {
    await rm(scratch, { recursive: true, force: true }).catch(() => {});
  }
}

/** The file with the whole output of a task or batch. */
export function logPath(folder: RunFolder, id: string): string {
  return join(folder.logs, `${taskFileName(id)}.log`);
}

function outcomesOf(records: Iterable<TaskRecord>, plan: Plan): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const record of records) {
    const outcome = recordOutcome(record, plan.policy);
    if (outcome !== null) outcomes.set(record.task, outcome);
  }
  return outcomes;
}

/** In an order that looks random, the same for the same seed: by the hash of seed and id. */
function shuffled(ids: readonly string[], seed: string): string[] {
  const key = (id: string) => createHash('sha256').update(`${seed}\n${id}`).digest('hex');
  return ids
    .map((id) => [key(id), id] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, id]) => id);
}
