/** The private files of one try: GitHub's file commands, and the script itself. */
import { constants, existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../problem.ts';
import type { FileVariables } from './environment.ts';
import { characterStart } from './lines.ts';
import { type OutputResult, parseOutputs } from './output-file.ts';

/** GitHub takes a step summary of at most 1 MiB; an output file is read up to the same size. */
export const MAX_FILE_COMMAND_BYTES = 1024 * 1024;

const NAMES = {
  GITHUB_OUTPUT: 'output',
  GITHUB_STEP_SUMMARY: 'summary',
  GITHUB_ENV: 'env',
  GITHUB_PATH: 'path',
  GITHUB_STATE: 'state',
} as const;
/** What a folder of private files has besides the script. */
export const PRIVATE_NAMES: readonly string[] = Object.values(NAMES);
/** How the name of the script begins; its extension is the shell's. */
export const SCRIPT = 'script';

/**
 * Makes the folder, which only this user may enter, the five files, empty as GitHub makes them, and the script. A folder that
 * served before has the files already. Throws when the disk refuses. Synchronous, since a handful of tiny files costs less
 * than one turn of a thread pool each.
 */
export function createPrivateFiles(
  folder: string,
  script: { readonly path: string; readonly text: string },
): FileVariables {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = {
    GITHUB_OUTPUT: join(folder, NAMES.GITHUB_OUTPUT),
    GITHUB_STEP_SUMMARY: join(folder, NAMES.GITHUB_STEP_SUMMARY),
    GITHUB_ENV: join(folder, NAMES.GITHUB_ENV),
    GITHUB_PATH: join(folder, NAMES.GITHUB_PATH),
    GITHUB_STATE: join(folder, NAMES.GITHUB_STATE),
  };
  for (const path of Object.values(files)) if (!existsSync(path)) writeFileSync(path, '', { mode: 0o600 });
  writeFileSync(script.path, script.text, { mode: 0o600 });
  return files;
}

/** The outputs in the file; a file that the command took away holds none, as on GitHub. */
export async function readOutputs(path: string, platform = process.platform): Promise<OutputResult> {
  if (isEmpty(path)) return { outputs: {} };
  const read = await readBounded(path, MAX_FILE_COMMAND_BYTES);
  if (read === 'absent') return { outputs: {} };
  if (typeof read === 'string') return { line: 0, detail: read };
  if (read.cut) return { line: 0, detail: `more than ${MAX_FILE_COMMAND_BYTES / 1024} KiB` };
  // Windows PowerShell's `>` writes UTF-16, and ends lines as its system does.
  return parseOutputs(read.text, read.wide || platform === 'win32');
}

/** One look instead of opening it: most commands write no output. */
function isEmpty(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === 0;
}

/** The step summary, cut at 1 MiB; empty when there is none or it cannot be read. */
export async function readSummary(path: string): Promise<{ readonly text: string; readonly cut: boolean }> {
  if (isEmpty(path)) return { text: '', cut: false };
  const read = await readBounded(path, MAX_FILE_COMMAND_BYTES);
  return typeof read === 'string' ? { text: '', cut: false } : read;
}

/**
 * Reads at most `max` bytes of a regular file. Links are not followed and nothing can block: the command may have put a
 * pipe or a device in its place. A string says why not.
 */
export async function readBounded(
  path: string,
  max: number,
): Promise<{ readonly text: string; readonly cut: boolean; readonly wide: boolean } | Unread> {
  const read = await readBytes(path, max);
  if (typeof read === 'string') return read;
  const { bytes, cut } = read;
  const wide = wideText(bytes.subarray(0, Math.min(bytes.length, max)));
  if (wide !== null) return { text: wide, cut, wide: true };
  return { text: bytes.toString('utf8', 0, cut ? characterStart(bytes, max) : bytes.length), cut, wide: false };
}

/** UTF-16 of either order, by its mark, as GitHub's runner tells it; `null` for anything else. */
function wideText(bytes: Buffer): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2);
  if (first !== 0xfe || second !== 0xff) return null;
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le', 2);
}

type Unread = 'absent' | 'not a regular file' | 'unreadable';

/** As `readBounded`, one byte more where it was cut. */
export async function readBytes(
  path: string,
  max: number,
): Promise<{ readonly bytes: Buffer; readonly cut: boolean } | Unread> {
  try {
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const status = await file.stat();
      if (!status.isFile()) return 'not a regular file';
      const buffer = Buffer.alloc(Math.min(max, status.size) + 1);
      let length = 0;
      while (length < buffer.length) {
        const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return { bytes: buffer.subarray(0, length), cut: length > max };
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return 'absent';
    return code === 'ELOOP' || code === 'ENXIO' ? 'not a regular file' : 'unreadable';
  }
}
