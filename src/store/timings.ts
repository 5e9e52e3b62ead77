import { statSync } from 'node:fs';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plan, TaskRecord } from '../model.ts';
import {
  EMPTY_HISTORY,
  type History,
  historyText,
  MAX_HISTORY_BYTES,
  type Measured,
  parseHistory,
  updateHistory,
} from '../packing/history.ts';
import { runnerKey } from '../packing/runner.ts';
import type { Problem } from '../problem.ts';

export interface Timings {
  readonly history: History;
  readonly problems: readonly Problem[];
}

/** For who wants a plan without history. */
export const noTimings = (): Promise<Timings> => Promise.resolve({ history: EMPTY_HISTORY, problems: [] });

/** Reads durations from a file. Whatever is wrong with it is a warning, never an error. */
export async function readTimings(path: string, workspace: string): Promise<Timings> {
  try {
    const { size } = await stat(resolve(workspace, path));
    if (size > MAX_HISTORY_BYTES) throw new Error(`${size} bytes; at most ${MAX_HISTORY_BYTES} are read`);
    return await parseTimings(await readFile(resolve(workspace, path), 'utf8'), path);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return {
      history: EMPTY_HISTORY,
      problems: [{ area: 'rim', severity: 'warning', at: null, kind: 'unreadable', path, detail }],
    };
  }
}

/** Reads durations in any of the known forms. The XML reader is loaded only for XML. */
export async function parseTimings(text: string, source: string): Promise<Timings> {
  if (!text.trimStart().startsWith('<')) return parseHistory(text, source);
  const { parseJunitHistory } = await import('../packing/junit.ts');
  return parseJunitHistory(text, source);
}

/** The times of the successes of a run, for the next plan. */
export function measuredIn(plan: Plan, records: Iterable<TaskRecord>): Measured[] {
  const runners = new Map(plan.tasks.map((task) => [task.id, runnerKey(task.runsOn)]));
  return [...records]
    .filter(({ state, durationMs }) => state === 'succeeded' && durationMs > 0)
    .map(({ task, durationMs }) => ({ id: task, runner: runners.get(task) ?? '', ms: durationMs }));
}

/** Below the workspace: a file for each list, by its name. */
const LOCAL_FOLDER = '.fanfold/timings';

/** The durations to plan with on a laptop: a file, or else what earlier runs of the list took here. */
export function localTimings(given: string | null, planName: string, workspace: string): Promise<Timings> {
  if (given !== null) return readTimings(given, workspace);
  const file = `${LOCAL_FOLDER}/${planName}.json`;
  const isFile = statSync(resolve(workspace, file), { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? readTimings(file, workspace) : noTimings();
}

/** Adds the successes of a run on this machine to those of its list. Rejects when they cannot be written. */
export async function keepTimings(plan: Plan, records: Iterable<TaskRecord>, workspace: string): Promise<void> {
  const successes = measuredIn(plan, records);
  if (successes.length === 0) return;
  const { history } = await localTimings(null, plan.name, workspace);
  const folder = resolve(workspace, LOCAL_FOLDER);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${plan.name}.json`);
  // Put in place at once: nobody reads half of it, and a link that stands there is replaced and not followed.
  await writeFile(`${file}.new`, historyText(updateHistory(history, successes, [])));
  await rename(`${file}.new`, file);
}
