import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from 'node:fs';
import { join } from 'node:path';
import { decodeText, HEAD_BYTES, kindOf } from '../merge/kind.ts';
import type { TaskFile, TaskFiles } from '../merge/tree.ts';
import type { Manifest } from '../store/manifest.ts';
import { onDisk } from '../store/spelling.ts';
import { regularFiles } from '../store/walk.ts';
import { taskFileName } from '../tasklist/naming.ts';

/** All tasks together may bring this many files. */
export const MAX_FILES = 100_000;

/** Files that are looked at, read or copied at the same time. */
export const AT_ONCE = 16;

/** Where the carried file of a task is in the results folder. */
export function carriedPath(results: string, task: string, path: string): string {
  return join(results, taskFileName(task), path);
}

/** By task, the paths of files that it did not make but had received from others. */
export type ReceivedPaths = ReadonlyMap<string, ReadonlySet<string>>;

/** By task, the paths of its files that came from other tasks, as the manifests say. */
export function receivedOf(manifests: readonly Manifest[]): ReceivedPaths {
  const pathsOf = ({ files }: Manifest) => files.filter(({ received }) => received).map(({ path }) => path);
  return new Map(manifests.map((manifest) => [manifest.task, new Set(pathsOf(manifest))]));
}

/**
 * Lists the regular files that each task carried, in the order of `ids`; links are not followed. The digest is computed
 * only where another task brings a file of the same path and size: nowhere else is it asked for. Returns only the number
 * of files when there are more than `MAX_FILES`.
 */
export async function listCarried(
  ids: readonly string[],
  results: string,
  received: ReceivedPaths,
): Promise<TaskFiles[] | number> {
  const folders = foldersIn(results);
  const listed = ids
    .filter((task) => folders.has(taskFileName(task)))
    .map((task) => ({ task, paths: regularFiles(carriedPath(results, task, '')) }));
  const total = listed.reduce((sum, { paths }) => sum + paths.length, 0);
  if (total > MAX_FILES) return total;
  const seen = listed.flatMap(({ task, paths }) => paths.map((path) => look(results, task, path)));
  const several = pathsOfSeveral(seen);
  const byTask = new Map<string, TaskFile[]>(ids.map((task) => [task, []]));
  for (const one of seen) {
    const digest = several.has(keyOf(one)) ? await digestOf(carriedPath(results, one.task, one.path), one.size) : null;
    byTask.get(one.task)?.push({ ...one, digest, received: received.get(one.task)?.has(one.path) ?? false });
  }
  return [...byTask].map(([task, files]) => ({ task, files }));
}

/** One look instead of one for each task; links are not folders. */
function foldersIn(folder: string): Set<string> {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name));
}

type Seen = Omit<TaskFile, 'received'> & { readonly task: string };

/** Small files are looked at without the thread pool, which costs more than reading them. */
function look(results: string, task: string, path: string): Seen {
  const descriptor = openSync(onDisk(carriedPath(results, task, path)), 'r');
  try {
    const { size } = fstatSync(descriptor);
    const first = read(descriptor, Math.min(size, FIRST_BYTES));
    const start = decodeText(first).trimStart();
    const head = /^(?:\uFEFF)?(?:<|#|TN:|$)/.test(start)
      ? decodeText(read(descriptor, Math.min(size, HEAD_BYTES)))
      : start;
    return { task, path, size, digest: null, kind: kindOf(path, head) };
  } finally {
    closeSync(descriptor);
  }
}

/** Enough to see whether a file may be a report. */
const FIRST_BYTES = 512;

/** The bytes at the start of a file. */
function read(descriptor: number, most: number): Buffer {
  const bytes = Buffer.alloc(most);
  return bytes.subarray(0, readSync(descriptor, bytes, 0, most, 0));
}

function keyOf({ path, size }: Seen): string {
  return `${size} ${path}`;
}

function pathsOfSeveral(seen: readonly Seen[]): Set<string> {
  const once = new Set<string>();
  const several = new Set<string>();
  for (const one of seen) (once.has(keyOf(one)) ? several : once).add(keyOf(one));
  return several;
}

/** SHA-256 of a file; a large one is not held. */
async function digestOf(file: string, size: number): Promise<string> {
  const hash = createHash('sha256');
  if (size <= HEAD_BYTES) return hash.update(readFileSync(onDisk(file))).digest('hex');
  for await (const chunk of createReadStream(onDisk(file))) hash.update(chunk);
  return hash.digest('hex');
}
