import { copyFile, lstat, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
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

/** The regular files below a folder as relative paths with `/`, sorted; an absent folder has none. */
export async function regularFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Whether a relative path stays below `root`. */
function isInside(root: string, path: string): boolean {
  const target = resolve(root, path);
  return target.startsWith(resolve(root) + sep);
}
