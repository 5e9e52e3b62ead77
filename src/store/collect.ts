import { existsSync, readdirSync } from 'node:fs';
import { copyFile, lstat, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findFiles, readGlobs } from '../glob/files.ts';
import { foldsCase } from '../glob/fold.ts';
import type { PlannedTask } from '../model.ts';
import { globFaultText } from '../report/sentences/glob.ts';
import { taskFileName } from '../tasklist/naming.ts';

/** Files of one task may have this many bytes together; more belongs into an artifact of the user's own. */
export const MAX_COLLECTED_BYTES = 2 * 1024 * 1024 * 1024;

/**
 * Copies the files that the task's `artifacts` name from the workspace to `<folder>/<task file name>/`, with their paths.
 * Symbolic links are not followed: a link could lead out of the workspace. Returns the workspace-relative paths, sorted.
 */
export async function collectArtifacts(task: PlannedTask, workspace: string, folder: string): Promise<string[]> {
  if (task.artifacts.length === 0) return [];
  const paths = await filesOf(task.artifacts, workspace);
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

/** The files that patterns name, sorted. Throws on a pattern that cannot be matched. */
async function filesOf(patterns: readonly string[], workspace: string): Promise<string[]> {
  const globs = readGlobs(patterns, foldsCase(process.platform));
  if ('fault' in globs) throw new Error(globFaultText(globs));
  return findFiles(globs, (path) => readdir(join(workspace, path), { withFileTypes: true }).catch(() => []));
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
