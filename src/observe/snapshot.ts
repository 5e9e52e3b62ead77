/** What the files of a workspace look like, and what changed between two looks. */
import type { BigIntStats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isOwnName } from '../glob/own.ts';

/** Workspace-relative path, with `/`, to a fingerprint of the file. Folders have none of their own. */
export type Snapshot = ReadonlyMap<string, string>;

/** More files than this are not looked at: a look would take longer than most tasks. */
export const MAX_FILES = 200_000;

/** Thrown where a workspace has more files than a look takes. */
export class TooManyFiles extends Error {
  override name = 'TooManyFiles';
  constructor(max: number) {
    super(`more than ${max} files`);
  }
}

/** Paths that were created, changed or deleted between two looks, sorted. */
export function changedPaths(before: Snapshot, after: Snapshot): string[] {
  const changed: string[] = [];
  for (const [path, fingerprint] of after) if (before.get(path) !== fingerprint) changed.push(path);
  for (const path of before.keys()) if (!after.has(path)) changed.push(path);
  return changed.sort();
}

/**
 * Size, times and inode of a file, of a link itself and not its target. The time of the last status change cannot be set
 * back by a program, so a rewrite with old times shows; a rewrite with the same content shows too.
 */
export async function fingerprintOf(path: string): Promise<string | null> {
  const found = await lstat(path, { bigint: true }).catch(() => null);
  return found === null || found.isDirectory() ? null : textOf(found);
}

function textOf(found: BigIntStats): string {
  return `${found.size} ${found.mtimeNs} ${found.ctimeNs} ${found.ino} ${found.mode}`;
}

/** Looks at every file below `root`; links are not followed. Throws `TooManyFiles`. */
export async function walk(root: string, max: number = MAX_FILES): Promise<Snapshot> {
  const files = new Map<string, string>();
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const base = folder;
    const entries = await readdir(join(root, base), { withFileTypes: true }).catch(() => []);
    const looks = entries.map(async (entry) => {
      const path = base === '' ? entry.name : `${base}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!isOwnName(entry.name)) open.push(path);
        return;
      }
      const fingerprint = await fingerprintOf(join(root, path));
      if (fingerprint !== null) files.set(path, fingerprint);
    });
    await Promise.all(looks);
    if (files.size > max) throw new TooManyFiles(max);
  }
  return files;
}
