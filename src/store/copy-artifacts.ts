/** The files that a task leaves for others: found, copied and counted. */
import { createHash, type Hash } from 'node:crypto';
import {
  type BigIntStats,
  closeSync,
  constants,
  createReadStream,
  createWriteStream,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PlannedTask } from '../model.ts';
import { taskFileName } from '../tasklist/naming.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { onDisk } from './spelling.ts';
import { errorText, findMatches } from './walk.ts';

/**
 * What one artifact carries at most: a reader unpacks no more. More belongs into an artifact of the user's own.
 * @internal exported for its tests
 */
export const MAX_CARRIED = { bytes: 2 * 1024 * 1024 * 1024, files: 50_000 } as const;

/** Larger files are copied in pieces. */
const SMALL = 1024 * 1024;

/** How much of one artifact is taken. The tasks of a leg share one. */
export interface Room {
  bytes: number;
  files: number;
}

/** Room of which nothing is taken yet. */
export function emptyRoom(): Room {
  return { bytes: 0, files: 0 };
}

/** Files by path, as they were when they came from another task or were collected: `fingerprintOf`. */
export type Seen = Map<string, string>;

export interface CopyOptions {
  readonly workspace: string;
  /** The files go to `<folder>/<task file name>/`. */
  readonly folder: string;
  /** How a path is spelled there. */
  readonly spell: (path: string) => string;
  readonly room: Room;
  readonly seen: Seen;
}

export interface CopiedArtifacts {
  readonly manifest: Manifest;
  /** Links and what is not a file, which are not carried. */
  readonly others: readonly string[];
  /** Files that matched and could not be copied. */
  readonly lost: readonly { readonly path: string; readonly why: string }[];
}

/**
 * Copies the files that the task's `artifacts` name. Links are not followed: one could lead out of the workspace. Never throws:
 * what cannot be copied is in `lost`, and the others are collected all the same.
 */
export async function copyArtifacts(task: PlannedTask, options: CopyOptions): Promise<CopiedArtifacts> {
  const files: ManifestFile[] = [];
  const lost: { path: string; why: string }[] = [];
  let others: readonly string[] = [];
  try {
    const target = join(options.folder, taskFileName(task.id));
    rmSync(target, { recursive: true, force: true });
    const found = await findMatches(task.artifacts, options.workspace);
    others = found.others;
    lost.push(...found.closed);
    for (const path of found.files) {
      const why = await copyOne(path, target, options, files);
      if (why !== null) lost.push({ path, why });
    }
  } catch (error) {
    lost.push({ path: '.', why: errorText(error) });
  }
  return { manifest: { task: task.id, files }, others, lost };
}

/** Adds to `files`, or returns why not. */
async function copyOne(
  path: string,
  target: string,
  options: CopyOptions,
  files: ManifestFile[],
): Promise<string | null> {
  const { room, seen } = options;
  const to = join(target, options.spell(path));
  try {
    const copied = await copy(join(options.workspace, path), to, room);
    if (typeof copied === 'string') return copied;
    room.bytes += copied.size;
    room.files++;
    const received = seen.get(path) === copied.fingerprint;
    seen.set(path, copied.fingerprint);
    files.push({ path, size: copied.size, sha256: copied.sha256, received });
    return null;
  } catch (error) {
    rmSync(onDisk(to), { force: true });
    return errorText(error);
  }
}

interface Copied {
  readonly size: number;
  readonly sha256: string;
  readonly fingerprint: string;
}

/** Opens once, so that what is looked at, hashed and copied is one file; a link or a pipe in its place is refused. */
async function copy(from: string, to: string, room: Room): Promise<Copied | string> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const descriptor = openSync(onDisk(from), flags);
  try {
    const status = fstatSync(descriptor, { bigint: true });
    if (!status.isFile()) return 'it is not a regular file any more';
    if (room.files >= MAX_CARRIED.files) return `more than ${MAX_CARRIED.files} files`;
    if (room.bytes + Number(status.size) > MAX_CARRIED.bytes) return `more than ${MAX_CARRIED.bytes} bytes`;
    mkdirSync(onDisk(dirname(to)), { recursive: true });
    const hash = createHash('sha256');
    const size = await copyContent(descriptor, Number(status.size), to, hash);
    return { size, sha256: hash.digest('hex'), fingerprint: fingerprintOf(status) };
  } finally {
    closeSync(descriptor);
  }
}

/** Small files without the thread pool, which costs more than their content. Returns the bytes that were there. */
async function copyContent(descriptor: number, size: number, to: string, hash: Hash): Promise<number> {
  if (size <= SMALL) {
    const content = readFileSync(descriptor);
    hash.update(content);
    writeFileSync(onDisk(to), content);
    return content.length;
  }
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  await pipeline(
    createReadStream('', { fd: descriptor, autoClose: false, start: 0, end: size - 1 }),
    counted,
    createWriteStream(onDisk(to)),
  );
  return bytes;
}

/** Differs when a file was written again, even with the same content. */
export function fingerprintOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}
