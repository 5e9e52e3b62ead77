import { createHash } from 'node:crypto';
import { createWriteStream, lstatSync, mkdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { codeOf } from '../problem.ts';
import { onDisk } from './spelling.ts';
import type { PackedFile } from './zip.ts';

/** A file and its relative path, with `/`, below a folder. */
export interface Placing {
  readonly file: PackedFile;
  readonly root: string;
  readonly path: string;
}

/** Larger files are never held. */
const SMALL = 1024 * 1024;
/** Small files stay in memory between the check and the writing, up to this many bytes in all. */
const MAX_HELD = 16 * 1024 * 1024;

/** Contents that were checked and need not be unpacked again. */
export class Held {
  readonly #contents = new Map<PackedFile, Buffer>();
  #bytes = 0;

  /** SHA-256 of a file, in lower-case hex. Throws when it is damaged. */
  async digest(file: PackedFile): Promise<string> {
    const hash = createHash('sha256');
    if (file.size > SMALL) await pipeline(await file.stream(), sink(hash));
    else {
      const content = await file.content();
      hash.update(content);
      this.#bytes += content.length;
      if (this.#bytes <= MAX_HELD) this.#contents.set(file, content);
    }
    return hash.digest('hex');
  }

  get(file: PackedFile): Buffer | undefined {
    return this.#contents.get(file);
  }
}

function sink(hash: ReturnType<typeof createHash>): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done();
    },
  });
}

/**
 * Writes files of an archive to their places. It replaces what is there, never follows a link, and refuses a path with a link
 * among its folders. If one file cannot be written, it throws and deletes the files that it created; files that it replaced stay
 * replaced.
 *
 * Small files are written without the thread pool, which costs more than their content.
 */
export async function placeFiles(placings: readonly Placing[], held = new Held()): Promise<void> {
  const folders = new Set<string>();
  const added: string[] = [];
  try {
    for (const { file, root, path } of placings) {
      if (!folders.has(root)) mkdirSync(root, { recursive: true });
      folders.add(root);
      const target = join(root, path);
      ensureFolder(dirname(target), folders);
      if (await placeFile(file, target, held.get(file))) added.push(target);
    }
  } catch (error) {
    for (const target of added) rmSync(onDisk(target), { force: true });
    throw error;
  }
}

/** Returns whether the place was free. */
async function placeFile(file: PackedFile, target: string, held: Buffer | undefined): Promise<boolean> {
  const path = onDisk(target);
  if (file.size > SMALL)
    return put(path, async (flags) => pipeline(await file.stream(), createWriteStream(path, { flags })));
  const content = held ?? (await file.content());
  return put(path, (flag) => writeFileSync(path, content, { flag }));
}

/** Makes a folder and its parents, up to a known one. It checks each existing folder: a link could lead anywhere. */
function ensureFolder(folder: string, known: Set<string>): void {
  if (known.has(folder)) return;
  ensureFolder(dirname(folder), known);
  const there = lstatSync(onDisk(folder), { throwIfNoEntry: false });
  if (there === undefined) mkdirSync(onDisk(folder));
  else if (there.isSymbolicLink()) throw new Error('a folder of its path is a link');
  else if (!there.isDirectory()) throw new Error('a folder of its path is a file');
  known.add(folder);
}

/** Returns whether the place was free. It deletes a file that it could write only in part. */
async function put(target: string | Buffer, write: (flag: 'wx' | 'w') => void | Promise<void>): Promise<boolean> {
  try {
    await write('wx');
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') {
      if (lstatSync(target, { throwIfNoEntry: false })?.isFile()) unlinkSync(target);
      throw error;
    }
    const isLink = lstatSync(target).isSymbolicLink();
    if (isLink) unlinkSync(target);
    await write(isLink ? 'wx' : 'w');
    return false;
  }
}
