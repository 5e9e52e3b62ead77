import { createWriteStream, lstatSync, mkdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
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
 * and nothing of the archive is there. Nor is it when a place cannot be had, but for what replaced something. What stands in a
 * place already is replaced; a link there is not followed.
 *
 * Small files are written without the thread pool, which costs more than their content.
 */
export async function placeFiles(placings: readonly Placing[]): Promise<void> {
  const held = await lookThrough(placings);
  const folders = new Set<string>();
  const added: string[] = [];
  try {
    for (const { file, target } of placings) {
      ensureFolder(dirname(target), folders);
      if (await placeFile(file, target, held.get(file))) added.push(target);
    }
  } catch (error) {
    for (const target of added) rmSync(target, { force: true });
    throw error;
  }
}

/** Returns whether nothing stood in the place. */
async function placeFile(file: PackedFile, target: string, held: Buffer | undefined): Promise<boolean> {
  if (file.size > SMALL)
    return put(target, async (flags) => pipeline(await file.stream(), createWriteStream(target, { flags })));
  const content = held ?? (await file.content());
  return put(target, (flag) => writeFileSync(target, content, { flag }));
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

/** Returns whether nothing stood there. A file that could only be written in part is taken away. */
async function put(target: string, write: (flag: 'wx' | 'w') => void | Promise<void>): Promise<boolean> {
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

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
