/** Carried files out of an artifact: only what a task's record vouches for and its `artifacts` name. */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { RANGE_LIMIT } from '../glob/braces.ts';
import { foldsCase, foldText } from '../glob/fold.ts';
import { matches, splitPath } from '../glob/match.ts';
import { isSafePath } from '../glob/own.ts';
import { type Pattern, parsePattern } from '../glob/pattern.ts';
import type { CarriedFiles, PlannedTask } from '../model.ts';
import { hasError, messageOf, problem, type RimProblem } from '../problem.ts';
import { taskFileName } from '../tasklist/naming.ts';
import { fingerprintOf, type Seen } from './copy-artifacts.ts';
import { type Manifest, type ManifestFile, openManifest } from './manifest.ts';
import { hasBytes, onDisk, packedPath, shownPath } from './spelling.ts';
import { Held, type Placing, placeFiles } from './unpack.ts';
import type { PackedFile } from './zip.ts';

/** One task whose files are wanted. */
export interface Wanted {
  readonly task: PlannedTask;
  readonly sealed: CarriedFiles;
  /** A folder that is not a link, and the path below it, with a `/` at its end unless it is empty, where the files go. */
  readonly root: string;
  readonly prefix: string;
}

export interface ReceiveOptions {
  readonly platform: NodeJS.Platform;
  /** Files that were put into the workspace are entered here. */
  readonly seen?: Seen;
}

export interface Received {
  readonly manifests: readonly Manifest[];
  /** Workspace-relative paths that were put in place. */
  readonly paths: readonly string[];
  readonly problems: readonly RimProblem[];
}

/** A manifest of `MAX_CARRIED.files` long paths has less. */
const MAX_MANIFEST = 64 * 1024 * 1024;

/** Where the list of a task's files is in an archive. */
export function manifestName(task: string): string {
  return `${taskFileName(task)}.json`;
}

/**
 * Checks the files of some tasks, all of a task's before the first of them is written: one that is not as its record says is an
 * error, and nothing of that task is put anywhere. Where two tasks share a folder, a later one replaces files of an earlier one.
 *
 * @param before Nothing is put anywhere until then.
 */
export async function receiveFiles(
  files: readonly PackedFile[],
  wanted: readonly Wanted[],
  before: Promise<unknown>,
  options: ReceiveOptions,
): Promise<Received> {
  const byName = new Map(files.map((file) => [file.path, file]));
  const held = new Held();
  const checked: Checked[] = [];
  for (const one of wanted) checked.push(await check(one, byName, held, options.platform));
  await before;
  const problems: RimProblem[] = [];
  const paths: string[] = [];
  for (const { one, placings, problems: found } of checked) {
    const lost = hasError(found) ? null : await put(one, placings, held);
    problems.push(...found, ...(lost === null ? [] : [lost]));
    if (lost !== null || hasError(found)) continue;
    paths.push(...placings.map(({ path }) => path.slice(one.prefix.length)));
    remember(placings, one.prefix, options.seen);
  }
  return { manifests: checked.flatMap(({ manifest }) => manifest ?? []), paths, problems };
}

interface Checked {
  readonly one: Wanted;
  readonly manifest: Manifest | null;
  readonly placings: readonly Placing[];
  readonly problems: readonly RimProblem[];
}

type Lost = Extract<RimProblem, { kind: 'files-lost' }>;

function lostFile(task: string, why: Lost['why'], path: string | null, detail: string): Lost {
  const shown = path === null ? null : shownPath(path);
  return problem('rim/files-lost', null, { task, why, path: shown, detail });
}

async function check(
  one: Wanted,
  byName: ReadonlyMap<string, PackedFile>,
  held: Held,
  platform: NodeJS.Platform,
): Promise<Checked> {
  const { task, sealed, root, prefix } = one;
  const refuse = (problem: Lost): Checked => ({ one, manifest: null, placings: [], problems: [problem] });
  const list = byName.get(manifestName(task.id));
  if (list === undefined || list.size > MAX_MANIFEST) return refuse(lostFile(task.id, 'manifest', null, ''));
  const manifest = openManifest(await list.content(), task.id, sealed);
  if (manifest === null) return refuse(lostFile(task.id, 'manifest', null, ''));
  const allowed = allowedPaths(task, platform);
  const placings: Placing[] = [];
  const problems: RimProblem[] = [];
  for (const entry of manifest.files) {
    const file = byName.get(`${taskFileName(task.id)}/${packedPath(entry.path)}`);
    const placed = placedPath(entry.path, platform);
    const fault = allowed(entry.path, placed) ?? (await differs(entry, file, held));
    if (fault !== null) problems.push(lostFile(task.id, fault.why, entry.path, fault.detail));
    else if (file !== undefined) placings.push({ file, root, path: `${prefix}${placed}` });
    if (fault === null && placed !== entry.path) problems.push(renamed(task.id, entry.path, placed));
  }
  return { one, manifest, placings, problems };
}

type Fault = { readonly why: 'file' | 'refused'; readonly detail: string };

/** Says of a path, and of the one that it has here, why it may not be written, or `null`. */
function allowedPaths(task: PlannedTask, platform: NodeJS.Platform): (path: string, placed: string) => Fault | null {
  const foldCase = foldsCase(platform);
  // The files may come from a system that takes no notice of letter case.
  const lists = [false, true].map((fold) => ({ fold, patterns: patternsOf(task.artifacts, fold) }));
  const matched = (path: string) => lists.some(({ fold, patterns }) => matches(patterns, splitPath(path, fold)));
  const taken = new Set<string>();
  return (path, placed) => {
    const refused = (detail: string): Fault => ({ why: 'refused', detail });
    // On Windows what would lead out is spelled otherwise before it is written.
    if (!isSafePath(path, false)) return refused('it leaves its folder, or is in `.git` or `.fanfold`');
    if (!matched(path)) return refused('no pattern of the artifacts matches it');
    const key = foldCase ? foldText(placed) : placed;
    if (taken.has(key)) return refused('another file has the same name on this system');
    taken.add(key);
    return null;
  };
}

function patternsOf(artifacts: readonly string[], foldCase: boolean): Pattern[] {
  return artifacts.flatMap((source) => parsePattern(source, foldCase, RANGE_LIMIT).pattern ?? []);
}

async function differs(entry: ManifestFile, file: PackedFile | undefined, held: Held): Promise<Fault | null> {
  if (file === undefined) return { why: 'file', detail: 'it is absent' };
  if (file.size !== entry.size) return { why: 'file', detail: `it has ${file.size} bytes, not ${entry.size}` };
  try {
    return (await held.digest(file)) === entry.sha256 ? null : { why: 'file', detail: 'it has another content' };
  } catch {
    return { why: 'file', detail: 'it is damaged' };
  }
}

/** Its own path, where the system allows that; else the spelling that it has in the archive. */
function placedPath(path: string, platform: NodeJS.Platform): string {
  const plain = path.replaceAll('%', '');
  const refused = platform === 'win32' ? packedPath(plain) !== plain : platform === 'darwin' && hasBytes(path);
  return refused ? packedPath(path) : path;
}

function renamed(task: string, path: string, placed: string): RimProblem {
  return problem('rim/name-refused', null, { task, path: shownPath(path), placed });
}

async function put({ task }: Wanted, placings: readonly Placing[], held: Held): Promise<Lost | null> {
  try {
    await placeFiles(placings, held);
    return null;
  } catch (error) {
    return lostFile(task.id, 'unreadable', null, messageOf(error));
  }
}

function remember(placings: readonly Placing[], prefix: string, seen: Seen | undefined): void {
  if (seen === undefined) return;
  for (const { root, path } of placings)
    seen.set(path.slice(prefix.length), fingerprintOf(lstatSync(onDisk(join(root, path)), { bigint: true })));
}
