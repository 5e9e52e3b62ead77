/** The upper layer of an overlay mount: what was written and deleted, and its way back into the lower one. */

import { execFile } from 'node:child_process';
import type { Stats } from 'node:fs';
import {
  chmod,
  copyFile,
  lchown,
  lstat,
  mkdir,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  utimes,
} from 'node:fs/promises';
import { join } from 'node:path';
import { isOwnPath } from '../glob/own.ts';
import type { Command } from '../model.ts';
import { codeOf } from '../problem.ts';
import { walk } from './snapshot.ts';

interface Merge {
  readonly upper: string;
  readonly lower: string;
  /** Relative paths of files that were created, changed or deleted. */
  readonly paths: Set<string>;
  /** The names in a folder as the task saw it, for folders that exist in both layers. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Moves everything of `upper` into `lower`, deletions included, and returns the paths of files that changed, sorted. A
 * deleted file is a character device 0:0 (kernel documentation, "Overlay Filesystem", whiteouts). A folder that was deleted
 * and made again hides the old one by an attribute that Node cannot read; `list` mounts the view again and tells what is in
 * the folders named on its standard input.
 */
export async function mergeUpper(upper: string, lower: string, list: Command): Promise<string[]> {
  const shared = await sharedFolders(upper, lower);
  const seen = await listFolders(shared, list);
  const merge: Merge = { upper, lower, paths: new Set(), seen };
  await mergeFolder(merge, '');
  return [...merge.paths].filter((path) => !isOwnPath(path)).sort();
}

async function sharedFolders(upper: string, lower: string): Promise<string[]> {
  const found: string[] = [];
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await readdir(join(upper, folder), { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const path = join(folder, entry.name);
      const below = await look(join(lower, path));
      if (below?.isDirectory() !== true) continue;
      found.push(path);
      open.push(path);
    }
  }
  return found;
}

async function listFolders(folders: readonly string[], list: Command): Promise<Map<string, Set<string>>> {
  const seen = new Map(folders.map((folder) => [folder, new Set<string>()]));
  if (folders.length === 0) return seen;
  const text = await new Promise<string>((done, refuse) => {
    const options = { maxBuffer: 256 * 1024 * 1024, timeout: 60_000 };
    const child = execFile(list.file, [...list.args], options, (error, stdout) =>
      error === null ? done(stdout) : refuse(error),
    );
    child.stdin?.end(folders.map((folder) => `./${folder}\0`).join(''));
  });
  for (const path of text.split('\0')) {
    const slash = path.lastIndexOf('/');
    if (slash > 0) seen.get(path.slice(2, slash))?.add(path.slice(slash + 1));
  }
  return seen;
}

async function mergeFolder(merge: Merge, folder: string): Promise<void> {
  const visible = merge.seen.get(folder);
  if (visible !== undefined) {
    const names = await readdir(join(merge.lower, folder));
    for (const name of names) if (!visible.has(name)) await remove(merge, join(folder, name));
  }
  for (const name of await readdir(join(merge.upper, folder))) await mergeEntry(merge, join(folder, name));
}

async function mergeEntry(merge: Merge, path: string): Promise<void> {
  const above = await lstat(join(merge.upper, path));
  const below = await look(join(merge.lower, path));
  if (above.isCharacterDevice() && above.rdev === 0) return remove(merge, path);
  if (above.isDirectory()) {
    if (below?.isDirectory() !== true) {
      if (below !== null) await remove(merge, path);
      await mkdir(join(merge.lower, path));
    }
    await mergeFolder(merge, path);
    return chmod(join(merge.lower, path), above.mode & 0o7777);
  }
  if (below !== null && isUntouched(above, below)) return;
  if (below?.isDirectory()) await remove(merge, path);
  merge.paths.add(path);
  await move(join(merge.upper, path), join(merge.lower, path), above);
}

/** Opening a file for writing copies it up as it is, with its times. */
function isUntouched(above: Stats, below: Stats): boolean {
  return (
    above.isFile() &&
    below.isFile() &&
    above.size === below.size &&
    above.mtimeMs === below.mtimeMs &&
    above.mode === below.mode
  );
}

async function remove(merge: Merge, path: string): Promise<void> {
  const target = join(merge.lower, path);
  const found = await look(target);
  if (found === null) return;
  if (!found.isDirectory()) merge.paths.add(path);
  else for (const inner of (await walk(target)).keys()) merge.paths.add(`${path}/${inner}`);
  await rm(target, { recursive: true, force: true });
}

async function move(from: string, to: string, status: Stats): Promise<void> {
  try {
    return await rename(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
  }
  if (status.isSymbolicLink()) {
    await rm(to, { force: true });
    await symlink(await readlink(from), to);
  } else if (status.isFile()) {
    await rm(to, { force: true });
    await copyFile(from, to);
    await chmod(to, status.mode & 0o7777);
    await utimes(to, status.atime, status.mtime);
  } else return;
  // Only root can give files away, and then a file must not change hands on its way.
  await lchown(to, status.uid, status.gid).catch(() => {});
}

function look(path: string): Promise<Stats | null> {
  return lstat(path).catch(() => null);
}
