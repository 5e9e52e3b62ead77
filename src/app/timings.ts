/** The durations to plan with: given files, or what earlier runs of a list took; and what this run adds to them. */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plan, TaskRecord } from '../model.ts';
import { addMeasured, type Measured, NO_TIMINGS, type Timings, timingsText } from '../packing/measured.ts';
import { runnerKey } from '../packing/runner.ts';
import { batchStartsIn } from './batch-starts.ts';
import { givenTimings } from './given-timings.ts';
import { type LoadedTimings, readTimingsFile, readTimingsText } from './timings-file.ts';

/** The timings of a plan that uses none. */
export const noTimings = (): Promise<LoadedTimings> => Promise.resolve({ timings: NO_TIMINGS, problems: [] });

/** In the folder of runs: a file for each list, by its name. */
const LOCAL_FOLDER = 'timings';

/** The durations to plan with on a laptop: what is given, or else what earlier runs of the list took here. */
export async function localTimings(
  given: readonly string[],
  planName: string,
  workspace: string,
  dir: string,
): Promise<LoadedTimings> {
  return given.length > 0 ? givenTimings(given, workspace) : readLocal(planName, workspace, dir);
}

async function readLocal(planName: string, workspace: string, dir: string): Promise<LoadedTimings> {
  const file = join(dir, LOCAL_FOLDER, `${planName}.json`);
  const isFile = statSync(resolve(workspace, file), { throwIfNoEntry: false })?.isFile() === true;
  if (!isFile) return noTimings();
  const { timings, problems } = await readTimingsFile(file, workspace);
  return { timings: timings ?? NO_TIMINGS, problems };
}

/** What converge stored: fanfold's own form. */
export async function storedTimings(text: string): Promise<LoadedTimings> {
  const { timings, problems } = await readTimingsText(text, 'the timings of earlier runs');
  return { timings: timings ?? NO_TIMINGS, problems };
}

/**
 * The times of the successes of a run, for the next plan: of a task that was tried again, the try that succeeded, for that is
 * what it takes when all is well; of a task of a batch its own part, without the start of the command.
 */
export function measuredIn(plan: Plan, records: Iterable<TaskRecord>): Measured[] {
  const runners = new Map(plan.tasks.map((task) => [task.id, runnerKey(task.runsOn)]));
  const all = [...records];
  const told = new Set(all.flatMap(({ batch }) => (batch?.ownMs === undefined ? [] : [batch.id])));
  return all.flatMap((record) => {
    const ms = record.state === 'succeeded' ? ownTime(record, told) : null;
    return ms === null ? [] : [{ id: record.task, runner: runners.get(record.task) ?? '', ms }];
  });
}

/**
 * A report that times other items of the batch but not this one leaves of it only what the command took besides them, which is
 * its start. Where there is no report, the tasks share the time of the command: their sum is right.
 */
function ownTime({ tries, durationMs, batch }: TaskRecord, told: ReadonlySet<string>): number | null {
  if (batch?.ownMs !== undefined) return batch.ownMs;
  if (durationMs === 0 || (batch !== undefined && told.has(batch.id))) return null;
  if (batch !== undefined) return durationMs / Math.max(1, tries.length);
  const last = tries.at(-1);
  if (tries.length < 2 || last === undefined) return durationMs;
  const ms = Date.parse(last.endedAt) - Date.parse(last.startedAt);
  return ms > 0 ? Math.min(durationMs, ms) : durationMs;
}

/** Task id to what its last successes took on its runner, the newest last. */
export function lastTimes(plan: Plan, { tasks }: Timings): ReadonlyMap<string, readonly number[]> {
  return new Map(
    plan.tasks.flatMap(({ id, runsOn }) => {
      const times = tasks.get(id)?.get(runnerKey(runsOn));
      return times === undefined ? [] : [[id, times] as const];
    }),
  );
}

/** Days since 1970. */
export function today(): number {
  return Math.floor(Date.now() / (24 * 3600 * 1000));
}

/** Adds the successes of a run on this machine to those of its list. Rejects when they cannot be written. */
export async function keepTimings(
  plan: Plan,
  records: Iterable<TaskRecord>,
  workspace: string,
  dir: string,
): Promise<void> {
  const all = [...records];
  const successes = measuredIn(plan, all);
  if (successes.length === 0) return;
  const { timings } = await readLocal(plan.name, workspace, dir);
  const folder = resolve(workspace, dir, LOCAL_FOLDER);
  await writeLocal(addMeasured(timings, successes, [], today(), batchStartsIn(plan, all)), plan.name, folder);
}

/**
 * Renamed into place, so that nobody reads half of it and a link there is replaced and not followed. The name before that
 * belongs to this run alone, since two runs may end at the same time.
 */
async function writeLocal(timings: Timings, planName: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${planName}.json`);
  const mine = `${file}.${randomUUID()}.new`;
  await writeFile(mine, timingsText(timings));
  await rename(mine, file);
}
