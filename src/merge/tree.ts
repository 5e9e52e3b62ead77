/** Folds the files of all tasks into one tree, and says where two of them want the same place. */
import { isSafePath } from '../glob/own.ts';
import type { MergeFold } from '../model.ts';
import { taskFileName } from '../tasklist/naming.ts';

/**
 * What a file is to the merge: test results and coverage are added up, an empty one of the name of a report is left out, and
 * everything else is copied as it is.
 */
export type FileKind = 'junit' | 'lcov' | 'empty' | 'other';

export interface TaskFile {
  /** Relative, with `/`. Hostile text. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Of the content; `null` when it was not computed, which is never equal to another. */
  readonly digest: string | null;
  readonly kind: FileKind;
  /** The task had it from another one, so that it is not a report of its own work. */
  readonly received: boolean;
}

export interface TaskFiles {
  readonly task: string;
  readonly files: readonly TaskFile[];
}

export interface Source {
  readonly task: string;
  readonly path: string;
}

/** Two files that cannot both be in the tree. */
interface TreeConflict {
  /** `content`: one path, two contents. `case`: paths that many file systems cannot tell apart. `folder`: one is a folder of the other. */
  readonly why: 'content' | 'case' | 'folder';
  readonly paths: readonly [string, string];
  readonly tasks: readonly [string, string];
  /** Further files that collide with the first one in the same way. */
  readonly more: number;
}

/** A file that is copied as it is. */
export interface Copy extends Source {
  /** Its place in the tree. */
  readonly to: string;
}

/** A file that is made of those that several tasks bring under its path. */
export interface Fold {
  readonly to: string;
  readonly how: 'concat' | 'json-array';
  readonly sources: readonly Source[];
}

export interface MergePlan {
  readonly copies: readonly Copy[];
  readonly folds: readonly Fold[];
  readonly junit: readonly Source[];
  readonly lcov: readonly Source[];
  /** Empty reports. */
  readonly empty: readonly Source[];
  readonly conflicts: readonly TreeConflict[];
  /** Files whose path would leave the tree or reach into `.git`. */
  readonly refused: readonly Source[];
}

/** How the files of a run fold. */
export interface MergeRules {
  /** The tree is for a system where a backslash or a drive leads out. */
  readonly windows: boolean;
  /** What the task file says of a path; `null` when it says nothing. */
  readonly foldOf: (path: string) => MergeFold | null;
  /** When a task ended, for `newest`, as a number that grows. */
  readonly endedAt: (task: string) => number;
}

/** Where the merged test results and the summed coverage are in the tree. */
export const MERGED_JUNIT = 'junit.xml';
export const MERGED_LCOV = 'lcov.info';

interface Placed extends Source {
  readonly file: TaskFile;
  /** Its place in the tree. */
  readonly to: string;
  readonly fold: MergeFold | null;
}

/**
 * Plans one tree out of the files of all tasks, in any order. A path that several tasks bring with the
 * same content stands once. Test results and coverage that several tasks made are as many reports, equal or not; only what a task
 * had received is left out. When there are conflicts, the first of the colliding files (by task, then path) is the one in the lists.
 */
export function planMerge(tasks: readonly TaskFiles[], rules: MergeRules): MergePlan {
  const all = placed(tasks, rules);
  const isSafe = ({ path }: Placed): boolean => isSafePath(path, rules.windows);
  const safe = withoutEmpty(all.filter(isSafe));
  const of = (kind: FileKind): Placed[] => safe.filter(({ file }) => file.kind === kind && !file.received);
  const [junit, lcov] = [of('junit'), of('lcov')];
  const others = safe.filter(({ file }) => file.kind === 'other');
  const folded = byPlace(others.filter(isFolded));
  const tree = new Tree();
  const standing = [
    ...mergedFile(junit, MERGED_JUNIT),
    ...mergedFile(lcov, MERGED_LCOV),
    ...[...folded.values()].flatMap((list) => chosen(list, rules)),
    ...others.filter((one) => !isFolded(one)),
  ].filter((one) => tree.add(one));
  return {
    copies: standing.filter(isCopied).map(({ task, path, to }) => ({ task, path, to })),
    folds: standing.filter(isJoined).map(({ to, fold }) => ({
      to,
      how: fold,
      sources: (folded.get(to) ?? []).map(source),
    })),
    junit: junit.map(source),
    lcov: lcov.map(source),
    empty: safe.filter(({ file }) => file.kind === 'empty').map(source),
    conflicts: tree.conflicts(),
    refused: all.filter((one) => !isSafe(one)).map(source),
  };
}

function byPlace(files: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> {
  const places = new Map<string, Placed[]>();
  for (const one of files) {
    const known = places.get(one.to);
    if (known === undefined) places.set(one.to, [one]);
    else known.push(one);
  }
  return places;
}

/** Drops an empty file where another task brings a report under its path. */
function withoutEmpty(files: readonly Placed[]): Placed[] {
  const reports = new Set(
    files.filter(({ file }) => file.kind === 'junit' || file.kind === 'lcov').map(({ path }) => path),
  );
  return files.map((one) => {
    const isEmpty = one.file.kind === 'other' && one.file.size === 0 && reports.has(one.path);
    return isEmpty ? { ...one, file: { ...one.file, kind: 'empty' } } : one;
  });
}

/** Several files of one path become one; what a task had received is not its own. */
function isFolded({ fold, file }: Placed): boolean {
  return fold !== null && fold !== 'error' && fold !== 'by-task' && !file.received;
}

function isJoined(one: Placed): one is Placed & { readonly fold: Fold['how'] } {
  return one.file.kind === 'other' && (one.fold === 'concat' || one.fold === 'json-array');
}

function isCopied(one: Placed): boolean {
  return one.file.kind === 'other' && !isJoined(one);
}

/** The file that stands for those of its path. */
function chosen(list: readonly Placed[], { endedAt }: MergeRules): Placed[] {
  const [first] = list;
  if (first === undefined || first.fold !== 'newest') return list.slice(0, 1);
  return [list.reduce((best, one) => (endedAt(one.task) > endedAt(best.task) ? one : best), first)];
}

function placed(tasks: readonly TaskFiles[], { foldOf }: MergeRules): Placed[] {
  const all = tasks.flatMap(({ task, files }) =>
    files.map((file): Placed => {
      const fold = foldOf(file.path);
      const to = fold === 'by-task' ? ofTask(file.path, task) : file.path;
      return { task, path: file.path, to, fold, file: { ...file, kind: kindFor(file, fold) } };
    }),
  );
  return all.filter(({ fold, file }) => !(fold === 'by-task' && file.received)).sort(byTask);
}

/** What the task file says comes before what the file looks like; an empty report stays one. */
function kindFor({ kind, size }: TaskFile, fold: MergeFold | null): FileKind {
  if (fold === null) return kind;
  if (fold !== 'junit' && fold !== 'lcov') return 'other';
  return size === 0 ? 'empty' : fold;
}

/** `reports/blob.zip` to `reports/<slug>/blob.zip`. */
function ofTask(path: string, task: string): string {
  const name = path.lastIndexOf('/') + 1;
  return `${path.slice(0, name)}${taskFileName(task)}/${path.slice(name)}`;
}

function byTask(a: Placed, b: Placed): number {
  return order(a.task, b.task) || order(a.path, b.path);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function source({ task, path }: Placed): Source {
  return { task, path };
}

/** The file that the merge itself will write takes its place in the tree like any other. */
function mergedFile([first]: readonly Placed[], to: string): Placed[] {
  return first === undefined ? [] : [{ ...first, to }];
}

/** What a file system that ignores letter case and composition makes of a path. */
function folded(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

class Tree {
  readonly #files = new Map<string, Placed>();
  /** A folder, and the first file that needs it. */
  readonly #folders = new Map<string, Placed>();
  readonly #conflicts = new Map<string, TreeConflict>();

  /** Whether the file got a place of its own. */
  add(one: Placed): boolean {
    const key = folded(one.to);
    const there = this.#files.get(key);
    if (there !== undefined) {
      if (there.to !== one.to) this.#collide('case', there, one);
      else if (!sameContent(there.file, one.file)) this.#collide('content', there, one);
      return false;
    }
    const folders = ancestors(key);
    const blocking = folders.map((folder) => this.#files.get(folder)).find((file) => file !== undefined);
    const inside = blocking ?? this.#folders.get(key);
    if (inside !== undefined) {
      this.#collide('folder', inside, one);
      return false;
    }
    this.#files.set(key, one);
    for (const folder of folders) if (!this.#folders.has(folder)) this.#folders.set(folder, one);
    return true;
  }

  conflicts(): TreeConflict[] {
    return [...this.#conflicts.values()];
  }

  #collide(why: TreeConflict['why'], there: Placed, one: Placed): void {
    const key = `${why} ${folded(there.to)}`;
    const known = this.#conflicts.get(key);
    const paths = [there.to, one.to] as const;
    const tasks = [there.task, one.task] as const;
    this.#conflicts.set(key, known === undefined ? { why, paths, tasks, more: 0 } : { ...known, more: known.more + 1 });
  }
}

function ancestors(key: string): string[] {
  const folders: string[] = [];
  for (let at = key.indexOf('/'); at !== -1; at = key.indexOf('/', at + 1)) folders.push(key.slice(0, at));
  return folders;
}

/** The file that the merge writes is `junit` or `lcov`, and no task's file is equal to it. */
function sameContent(a: TaskFile, b: TaskFile): boolean {
  return a.kind === b.kind && a.size === b.size && a.digest !== null && a.digest === b.digest;
}
