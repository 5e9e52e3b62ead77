import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { problem, type RimProblem } from '../../problem.ts';

/** What became of a file that `init` means to write. */
export type Wrote =
  | { readonly path: string; readonly what: 'written' | 'updated' | 'kept' }
  | { readonly path: string; readonly what: 'failed'; readonly problem: RimProblem };

/** Writes a new file; one that exists stays as it is. */
export function writeNew(root: string, path: string, text: string): Wrote {
  return write(root, path, text, 'wx');
}

/** Writes a file in place of the one that exists. */
export function rewrite(root: string, path: string, text: string): Wrote {
  return write(root, path, text, 'w');
}

function write(root: string, path: string, text: string, flag: 'w' | 'wx'): Wrote {
  try {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag });
    return { path, what: flag === 'w' ? 'updated' : 'written' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && flag === 'wx' && textOf(root, path) !== null) return { path, what: 'kept' };
    return {
      path,
      what: 'failed',
      problem: problem('rim/unwritable', null, { path, detail: message }),
    };
  }
}

/** Whether a folder is there with something in it. */
export function hasFiles(root: string, path: string): boolean {
  try {
    return readdirSync(join(root, path)).length > 0;
  } catch {
    return false;
  }
}

/** The text of a file, or `null` when there is none that can be read. */
export function textOf(root: string, path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}
