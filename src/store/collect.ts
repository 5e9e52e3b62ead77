import { existsSync, readdirSync } from 'node:fs';
import { copyFile, lstat, mkdir } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import type { PlannedTask } from '../model.ts';
import { taskFileName } from '../tasklist/naming.ts';

/** Files of one task may have this many bytes together; more belongs into an artifact of the user's own. */
export const MAX_COLLECTED_BYTES = 2 * 1024 * 1024 * 1024;

/**
 * Copies the files that the task's `artifacts` name from the workspace to `<folder>/<task file name>/`, with their paths.
 * Symbolic links are not followed: a link could lead out of the workspace. Returns the workspace-relative paths, sorted.
 */
export async function collectArtifacts(task: PlannedTask, workspace: string, folder: string): Promise<string[]> {
  if (task.artifacts.length === 0) return [];
  const patterns = task.artifacts.map((pattern) => pattern.replace(/^\.\//, ''));
  const found = await glob(patterns, {
    cwd: workspace,
    dot: true,
    followSymbolicLinks: false,
    ignore: ['.git/**', '.fanfold/**'],
  });
  const paths = found.filter((path) => isInside(workspace, path)).sort();
  const target = join(folder, taskFileName(task.id));
  let bytes = 0;
  for (const path of paths) {
    const status = await lstat(join(workspace, path));
    if (!status.isFile()) continue;
    bytes += status.size;
    if (bytes > MAX_COLLECTED_BYTES)
      throw new Error(`the artifacts of ${task.id} have more than ${MAX_COLLECTED_BYTES} bytes`);
    await mkdir(dirname(join(target, path)), { recursive: true });
    await copyFile(join(workspace, path), join(target, path));
  }
  return paths;
}

/**
 * The regular files below a folder as relative paths with `/`, sorted; an absent folder has none. Links are not followed, as
 * `readdirSync` would do by itself when it is `recursive`.
 */
export function regularFiles(folder: string): string[] {
  return existsSync(folder) ? filesBelow(folder, '').sort() : [];
}

function filesBelow(folder: string, prefix: string): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = `${prefix}${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, `${path}/`) : entry.isFile() ? [path] : [];
  });
}

/** Whether a relative path stays below `root`. */
function isInside(root: string, path: string): boolean {
  const target = resolve(root, path);
  return target.startsWith(resolve(root) + sep);
}
