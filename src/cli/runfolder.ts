import { accessSync, constants, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Observed } from '../model.ts';
import { messageOf, problem, type RimProblem } from '../problem.ts';
import { lockRun, type RunLock } from './runlock.ts';

/** Where a local run leaves everything: the same files that converge leaves on GitHub. */
export interface RunFolder {
  readonly root: string;
  readonly plan: string;
  readonly records: string;
  readonly logs: string;
  readonly results: string;
  readonly verdict: string;
  readonly report: string;
  /** What was seen of writes and reads. */
  readonly observed: string;
}

export function runFolder(root: string): RunFolder {
  return {
    root,
    plan: join(root, 'plan.json'),
    records: join(root, 'records'),
    logs: join(root, 'logs'),
    results: join(root, 'results'),
    verdict: join(root, 'verdict.json'),
    report: join(root, 'report.html'),
    observed: join(root, 'observed.json'),
  };
}

/** What a run on this machine saw; `null` where there is no such file. Nobody else writes it: what cannot be read is nothing. */
export async function readObserved(file: string): Promise<readonly Observed[] | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const { observed } = JSON.parse(text) as { observed?: unknown };
    return Array.isArray(observed) ? observed.filter(isObserved) : [];
  } catch {
    return [];
  }
}

function isObserved(one: Observed | null): one is Observed {
  return Array.isArray(one?.tasks) && Array.isArray(one?.paths);
}

/**
 * Takes the folder for a new run, empties it (the times of earlier runs stay), stores the plan, and proves so that it can be
 * written, before anything starts.
 */
export function prepareRunFolder(folder: RunFolder, plan: string): RunLock | RimProblem {
  try {
    if (lstatSync(folder.root, { throwIfNoEntry: false })?.isSymbolicLink())
      return unwritable('.fanfold', 'it is a link, and a run writes only into a folder of its own');
    mkdirSync(folder.root, { recursive: true });
    const lock = lockRun(folder.root);
    if ('release' in lock) fill(folder, plan);
    return lock;
  } catch (error) {
    return unwritable('.fanfold', messageOf(error));
  }
}

function fill(folder: RunFolder, plan: string): void {
  for (const [name, path] of Object.entries(folder))
    if (name !== 'root') rmSync(path, { recursive: true, force: true });
  for (const path of [folder.root, folder.records, folder.logs, folder.results]) {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK | constants.X_OK);
  }
  writeFileSync(join(folder.root, '.gitignore'), '*\n');
  writeFileSync(folder.plan, plan);
}

/** A folder for the private files of tasks, outside the workspace; or the problem. */
export function makeScratch(): string | RimProblem {
  try {
    return mkdtempSync(join(tmpdir(), 'fanfold-'));
  } catch (error) {
    return unwritable(tmpdir(), messageOf(error));
  }
}

function unwritable(path: string, detail: string): RimProblem {
  return problem('rim/unwritable', null, { path, detail });
}
