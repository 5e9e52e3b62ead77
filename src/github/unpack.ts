import { createWriteStream, lstatSync, mkdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PackedFile } from './zip.ts';

/** A file and the absolute path that it gets. */
export interface Placing {
  readonly file: PackedFile;
  readonly target: string;
}

/** Larger files are never held. */
const SMALL = 1024 * 1024;
/** Small files are held between the look at all of them and the writing as long as they have no more bytes together. */
const MAX_HELD = 16 * 1024 * 1024;

/**
 * Writes files of an archive to their places. Each is looked through before the first is written: one that is damaged throws,
 * and nothing of the archive is there. What stands in a place already is replaced; a link there is not followed.
 *
 * Small files are written without the thread pool, which costs more than their content.
 */
export async function placeFiles(placings: readonly Placing[]): Promise<void> {
  const held = await lookThrough(placings);
  const folders = new Set<string>();
  for (const { file, target } of placings) {
    ensureFolder(dirname(target), folders);
    if (file.size > SMALL)
      await put(target, async (flags) => pipeline(await file.stream(), createWriteStream(target, { flags })));
    else {
      const content = held.get(file) ?? (await file.content());
      await put(target, (flag) => writeFileSync(target, content, { flag }));
    }
  }
}

/** Throws when a file is damaged. Returns the content of small ones, so that they need not be unpacked again. */
async function lookThrough(placings: readonly Placing[]): Promise<Map<PackedFile, Buffer>> {
  const held = new Map<PackedFile, Buffer>();
  let bytes = 0;
  for (const { file } of placings) {
    if (file.size > SMALL) await pipeline(await file.stream(), nowhere());
    else {
      const content = await file.content();
      bytes += content.length;
      if (bytes <= MAX_HELD) held.set(file, content);
    }
  }
  return held;
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

/** A call less for each folder than `recursive` makes. */
function ensureFolder(folder: string, known: Set<string>): void {
  if (known.has(folder)) return;
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      ensureFolder(dirname(folder), known);
      mkdirSync(folder);
    } else if (codeOf(error) !== 'EEXIST') throw error;
  }
  known.add(folder);
}

/** A file that could only be written in part is taken away. */
async function put(target: string, write: (flag: 'wx' | 'w') => void | Promise<void>): Promise<void> {
  try {
    await write('wx');
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') {
      if (lstatSync(target, { throwIfNoEntry: false })?.isFile()) unlinkSync(target);
      throw error;
    }
    const isLink = lstatSync(target).isSymbolicLink();
    if (isLink) unlinkSync(target);
    await write(isLink ? 'wx' : 'w');
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
