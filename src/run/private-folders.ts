/** Folders for the private files of tries. */
import { lstatSync, readdirSync, type Stats } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PRIVATE_NAMES, SCRIPT } from './filecommands.ts';

export interface PrivateFolders {
  /** A folder that nobody else uses, below the scratch folder. Rejects when the disk refuses. */
  readonly take: () => Promise<string>;
  /** Takes a folder back. `over`: no process of the try that used it is known to live. */
  readonly give: (folder: string, over: boolean) => Promise<void>;
  /** Removes what is left. */
  readonly close: () => Promise<void>;
}

/**
 * Making and removing the files of a try costs more than everything else around it. So a folder that a try left as it found it,
 * as most do, serves the next one; any other is removed.
 */
export function createPrivateFolders(scratch: string): PrivateFolders {
  const free: string[] = [];
  return {
    take: async () => {
      const found = free.pop();
      if (found !== undefined) return found;
      await mkdir(scratch, { recursive: true });
      return mkdtemp(join(scratch, 'try-'));
    },
    give: async (folder, over) => {
      if (over && isUntouched(folder)) free.push(folder);
      else await remove(folder);
    },
    close: async () => void (await Promise.all(free.splice(0).map(remove))),
  };
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => {});
}

/** Nothing but our own files, all of them still ours alone, and empty but for the script, which is written anew. */
function isUntouched(folder: string): boolean {
  try {
    const names = readdirSync(folder);
    if (!isOurs(lstatSync(folder), 0o700) || PRIVATE_NAMES.some((name) => !names.includes(name))) return false;
    return names.every((name) => {
      const found = lstatSync(join(folder, name));
      const isKnown = name.startsWith(SCRIPT) || (PRIVATE_NAMES.includes(name) && found.size === 0);
      return isKnown && found.isFile() && found.nlink === 1 && isOurs(found, 0o600);
    });
  } catch {
    return false;
  }
}

function isOurs({ mode, uid }: Stats, expected: number): boolean {
  return (mode & 0o7777) === expected && uid === process.getuid?.();
}
