/** Folds the files of all tasks into one tree, and says where two of them want the same place. */
import { isSafePath } from '../glob/own.ts';

/** What a file is to the merge: test results and coverage are added up, everything else is copied as it is. */
export type FileKind = 'junit' | 'lcov' | 'other';

export interface TaskFile {
  /** Relative, with `/`. Hostile text. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Of the content; `null` when nobody computed it, which is never equal to another. */
  readonly digest: string | null;
  readonly kind: FileKind;
  /** The task had it from another one: a report of its own work it is not. */
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

/** Two files that cannot both stand in the tree. */
interface TreeConflict {
  /** `content`: one path, two contents. `case`: paths that many file systems cannot tell apart. `folder`: one is a folder of the other. */
  readonly why: 'content' | 'case' | 'folder';
  readonly paths: readonly [string, string];
  readonly tasks: readonly [string, string];
  /** Further files that collide with the first one in the same way. */
  readonly more: number;
}

export interface MergePlan {
  readonly copies: readonly Source[];
  readonly junit: readonly Source[];
  readonly lcov: readonly Source[];
  readonly conflicts: readonly TreeConflict[];
  /** Files whose path would leave the tree or reach into `.git`. */
  readonly refused: readonly Source[];
}

/** Where the merged test results and the summed coverage stand in the tree. */
export const MERGED_JUNIT = 'junit.xml';
export const MERGED_LCOV = 'lcov.info';

interface Placed extends Source {
  readonly file: TaskFile;
}

/**
 * Plans one tree out of the files of all tasks, whatever order they come in. A path that several tasks bring with the
 * same content stands once. Test results and coverage that several tasks made are as many reports, equal or not; only what a task
 * had received is left out.
 * `windows`: the tree is for a system where a backslash or a drive leads out. When there are conflicts, the first of the colliding files (by task, then path) is the one in the lists.
 */
export function planMerge(tasks: readonly TaskFiles[], windows: boolean): MergePlan {
  const all = placed(tasks);
  const safe = all.filter(({ path }) => isSafePath(path, windows));
  const [junit, lcov] = [reports(safe, 'junit'), reports(safe, 'lcov')];
  const tree = new Tree();
  const copies = [
    ...mergedFile(junit, MERGED_JUNIT),
    ...mergedFile(lcov, MERGED_LCOV),
    ...safe.filter(({ file }) => file.kind === 'other'),
  ].filter((one) => tree.add(one));
  return {
    copies: copies.filter(({ file }) => file.kind === 'other').map(source),
    junit: junit.map(source),
    lcov: lcov.map(source),
    conflicts: tree.conflicts(),
    refused: all.filter(({ path }) => !isSafePath(path, windows)).map(source),
  };
}

function placed(tasks: readonly TaskFiles[]): Placed[] {
  const all = tasks.flatMap(({ task, files }) => files.map((file): Placed => ({ task, path: file.path, file })));
  return all.sort((a, b) => order(a.task, b.task) || order(a.path, b.path));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function source({ task, path }: Placed): Source {
  return { task, path };
}

function reports(files: readonly Placed[], kind: FileKind): Placed[] {
  return files.filter(({ file }) => file.kind === kind && !file.received);
}

/** The file that the merge itself will write takes its place in the tree like any other. */
function mergedFile([first]: readonly Placed[], path: string): Placed[] {
  return first === undefined ? [] : [{ ...first, path }];
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
    const key = folded(one.path);
    const there = this.#files.get(key);
    if (there !== undefined) {
      if (there.path !== one.path) this.#collide('case', there, one);
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
    const key = `${why} ${folded(there.path)}`;
    const known = this.#conflicts.get(key);
    const paths = [there.path, one.path] as const;
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
