import { accessSync, constants, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
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
  /** What each task carried, by the name of its log. */
  readonly manifests: string;
  readonly verdict: string;
  readonly report: string;
  /** What was seen of writes and reads. */
  readonly observed: string;
}

/** The places in the folder of a run. */
export function runFolder(root: string): RunFolder {
  return {
    root,
    plan: join(root, 'plan.json'),
    records: join(root, 'records'),
    logs: join(root, 'logs'),
    results: join(root, 'results'),
    manifests: join(root, 'manifests'),
    verdict: join(root, 'verdict.json'),
    report: join(root, 'report.html'),
    observed: join(root, 'observed.json'),
  };
}

/** What a run on this machine saw; `null` where there is no such file. Only fanfold writes it: what cannot be read is skipped. */
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

/** A folder that is taken. */
export interface Taken extends RunLock {
  /** Nothing stood there before. */
  readonly isNew: boolean;
}

/**
 * Takes the folder for a run, empties it (the times of earlier runs stay, and with `keep` what the last run left), stores the
 * plan, which proves that it can be written, before anything starts. A folder with other files is refused and not emptied.
 *
 * @param shown what people call the folder
 */
export function prepareRunFolder(folder: RunFolder, plan: string, shown: string, keep = false): Taken | RimProblem {
  try {
    const found = lstatSync(folder.root, { throwIfNoEntry: false });
    if (found?.isSymbolicLink())
      return unwritable(shown, 'it is a link, and a run writes only into a folder of its own');
    if (found?.isDirectory() && isForeign(folder.root))
      return unwritable(shown, 'it holds files that are not of a run; name a new or an empty folder');
    mkdirSync(folder.root, { recursive: true });
    const lock = lockRun(folder.root, join(shown, 'lock'));
    if (!('release' in lock)) return lock;
    fill(folder, plan, keep);
    return { ...lock, isNew: found === undefined };
  } catch (error) {
    return unwritable(shown, messageOf(error));
  }
}

/** Every run leaves this in its folder first. */
const IGNORE = '.gitignore';

function isForeign(root: string): boolean {
  const names = readdirSync(root);
  return names.length > 0 && !names.includes(IGNORE) && !names.some((name) => name === 'timings' || name === 'lock');
}

function fill(folder: RunFolder, plan: string, keep: boolean): void {
  writeFileSync(join(folder.root, IGNORE), '*\n');
  const kept: readonly string[] = keep ? ['records', 'logs', 'results', 'manifests'] : [];
  for (const [name, path] of Object.entries(folder))
    if (name !== 'root' && !kept.includes(name)) rmSync(path, { recursive: true, force: true });
  for (const path of [folder.root, folder.records, folder.logs, folder.results, folder.manifests]) {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK | constants.X_OK);
  }
  writeFileSync(folder.plan, plan);
}

/** Where the folder lies in the workspace, with `/`; `null` outside of it. */
export function placeIn(workspace: string, { root }: RunFolder): string | null {
  const way = relative(workspace, root);
  return way === '' || way.startsWith('..') || isAbsolute(way) ? null : way.replaceAll('\\', '/');
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
