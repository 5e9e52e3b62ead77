/** The files that fanfold's own output goes to: `fanfold run > out.txt` writes `out.txt`, and no task does. */
import { fstatSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

/** Standard output and standard error. */
const OWN_OUTPUTS: readonly number[] = [1, 2];

/** Device and inode of the open files among `descriptors`; a pipe or a terminal has no path that a task could write. */
function openFiles(descriptors: readonly number[]): ReadonlySet<string> {
  const files = descriptors.flatMap((descriptor) => {
    try {
      const found = fstatSync(descriptor, { bigint: true });
      return found.isFile() ? [`${found.dev} ${found.ino}`] : [];
    } catch {
      // A closed descriptor goes nowhere.
      return [];
    }
  });
  return new Set(files);
}

/** The paths, relative to the workspace, that are not the files behind our own output under any name. */
export async function withoutOwnOutput(
  workspace: string,
  paths: readonly string[],
  descriptors: readonly number[] = OWN_OUTPUTS,
): Promise<string[]> {
  const own = openFiles(descriptors);
  if (own.size === 0) return [...paths];
  const kept: string[] = [];
  for (const path of paths) {
    const found = await lstat(join(workspace, path), { bigint: true }).catch(() => null);
    if (found === null || !own.has(`${found.dev} ${found.ino}`)) kept.push(path);
  }
  return kept;
}
