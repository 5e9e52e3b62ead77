import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, unlink, writeFile } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { messageOf, problem, type RimProblem } from '../problem.ts';
import { onDisk } from '../store/spelling.ts';

/**
 * A folder of the workspace into which files that tasks made are written. Nothing is written through a symbolic link, and
 * nothing outside the folder or into one of the `kept` folders: a link may come with the checkout, and a path from a task.
 */
export class MergeTarget {
  readonly #workspace: string;
  readonly #root: string;
  readonly #kept: readonly string[];
  /** Folders below the workspace to whether they are real. */
  readonly #folders = new Map<string, Promise<boolean>>();

  /** `folder` is relative to the workspace. */
  constructor(workspace: string, folder: string, kept: readonly string[]) {
    this.#workspace = resolve(workspace);
    this.#root = resolve(workspace, folder);
    this.#kept = kept.map((one) => resolve(one));
  }

  /** Makes the folder itself. Returns what is wrong with it, or `null`. */
  async prepare(): Promise<RimProblem | null> {
    const inKept = this.#kept.some((kept) => isWithin(kept, this.#root));
    if (inKept || !isWithin(this.#workspace, this.#root)) return problem('rim/merge-link', null, { path: this.#root });
    return this.#guarded(this.#root, async () => null, this.#root);
  }

  /** Copies a regular file to a path with `/` below the folder; replaces a file or link that stands there. */
  async copy(from: string, path: string): Promise<RimProblem | null> {
    return this.#place(path, (to) => copyFile(onDisk(from), onDisk(to), constants.COPYFILE_EXCL));
  }

  /** Writes text, bytes or text in pieces to a path below the folder; replaces a file or link that stands there. */
  async write(path: string, content: string | Uint8Array | Iterable<string>): Promise<RimProblem | null> {
    return this.#place(path, (to) => writeFile(onDisk(to), content, { flag: 'wx' }));
  }

  async #place(path: string, put: (to: string) => Promise<void>): Promise<RimProblem | null> {
    const to = resolve(this.#root, path);
    const leaves = !isWithin(this.#root, to) || this.#kept.some((kept) => isWithin(kept, to));
    if (leaves || to === this.#root) return problem('rim/merge-link', null, { path });
    return this.#guarded(
      dirname(to),
      async () => {
        await unlinkIfThere(to);
        await put(to);
        return null;
      },
      path,
    );
  }

  async #guarded(folder: string, act: () => Promise<null>, path: string): Promise<RimProblem | null> {
    try {
      if (!(await this.#isReal(folder))) return problem('rim/merge-link', null, { path });
      return await act();
    } catch (error) {
      const detail = messageOf(error);
      return problem('rim/unwritable', null, { path, detail });
    }
  }

  /** Makes a folder, and those above it, when they are not there; whether they are all folders and not links. */
  #isReal(folder: string): Promise<boolean> {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const real = this.#make(folder);
    this.#folders.set(folder, real);
    return real;
  }

  async #make(folder: string): Promise<boolean> {
    if (folder === this.#workspace) return true;
    if (!(await this.#isReal(dirname(folder)))) return false;
    const status = await lstat(onDisk(folder)).catch(() => null);
    if (status === null) await mkdir(onDisk(folder));
    return status === null || status.isDirectory();
  }
}

/** Removes a file or a link, where there is one; throws for a folder. */
async function unlinkIfThere(path: string): Promise<void> {
  await unlink(onDisk(path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

/** Letter case is not looked at: on some file systems it makes no difference. */
function isWithin(root: string, path: string): boolean {
  const [outer, inner] = [root.toLowerCase(), path.toLowerCase()];
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}
