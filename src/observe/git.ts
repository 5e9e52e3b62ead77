/** Looks at a workspace through git: fast, since git knows which tracked files are untouched. */
import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isOwnPath } from '../glob/own.ts';
import { changedPaths, fingerprintOf, MAX_FILES, type Snapshot, TooManyFiles, walk } from './snapshot.ts';

export interface Repository {
  readonly workspace: string;
  /** Where the workspace lies in the repository: empty, or `packages/a/`. */
  readonly prefix: string;
  readonly env: Readonly<Record<string, string>>;
  readonly max: number;
  /** The tracked files, from the head of git's index; 0 when it cannot be read. */
  readonly files: number;
}

/** One look: the commit, and the fingerprints of all files that are not exactly as in it. */
export interface GitLook {
  readonly head: string;
  readonly dirty: Snapshot;
}

const TIMEOUT_MS = 60_000;
const MAX_OUTPUT = 256 * 1024 * 1024;

/**
 * The repository that the workspace lies in, or `null` when there is none that git can use. `base` is what a task gets: what a
 * task configured in the repository (hooks, filters) runs with it, and with no credential of ours.
 */
export async function findRepository(
  workspace: string,
  base: Readonly<Record<string, string>>,
  max: number = MAX_FILES,
): Promise<Repository | null> {
  const env = { ...base };
  for (const name of Object.keys(env)) if (name.startsWith('GIT_')) delete env[name];
  const repository = { workspace, prefix: '', env, max, files: 0 };
  try {
    const text = await git(repository, ['rev-parse', '--is-inside-work-tree', '--show-prefix', '--git-path', 'index']);
    const [inside, prefix = '', index = ''] = text.split('\n');
    if (inside !== 'true') return null;
    return { ...repository, prefix, files: await entriesOf(resolve(workspace, index)) };
  } catch {
    return null;
  }
}

/** An index begins with `DIRC`, a version and the number of entries (gitformat-index(5)). */
async function entriesOf(index: string): Promise<number> {
  const file = await open(index).catch(() => null);
  if (file === null) return 0;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(12), 0, 12, 0);
    return bytesRead === 12 && buffer.toString('latin1', 0, 4) === 'DIRC' ? buffer.readUInt32BE(8) : 0;
  } catch {
    return 0;
  } finally {
    await file.close();
  }
}

/** Throws when git fails, or `TooManyFiles`. */
export async function lookWithGit(repository: Repository): Promise<GitLook> {
  const head = await git(repository, ['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => '');
  const options = ['--porcelain=v1', '-z', '-uall', '--ignored=traditional', '--no-renames'];
  const text = await git(repository, ['status', ...options, '--', '.']);
  const paths = text
    .split('\0')
    .filter((entry) => entry.length > 3)
    .map((entry) => entry.slice(3))
    .filter((path) => path.startsWith(repository.prefix))
    .map((path) => path.slice(repository.prefix.length))
    .filter((path) => !isOwnPath(path));
  return { head: head.trim(), dirty: await fingerprints(repository, paths) };
}

/** A folder in the list is a repository of its own, which git does not enter. */
async function fingerprints(repository: Repository, paths: readonly string[]): Promise<Snapshot> {
  if (paths.length > repository.max) throw new TooManyFiles(repository.max);
  const found = new Map<string, string>();
  await inBatches(paths, async (path) => {
    if (!path.endsWith('/')) {
      found.set(path, (await fingerprintOf(join(repository.workspace, path))) ?? 'deleted');
      return;
    }
    const inner = await walk(join(repository.workspace, path), repository.max);
    for (const [name, fingerprint] of inner) found.set(path + name, fingerprint);
  });
  if (found.size > repository.max) throw new TooManyFiles(repository.max);
  return found;
}

/**
 * Paths that changed between two looks, sorted: those whose fingerprint changed, and those that differ between the two
 * commits when the task made or took a commit. A file that a task only committed has not changed.
 */
export async function changedSince(repository: Repository, before: GitLook, after: GitLook): Promise<string[]> {
  const now = new Map(after.dirty);
  await inBatches(
    [...before.dirty.keys()].filter((path) => !now.has(path)),
    async (path) => {
      const fingerprint = await fingerprintOf(join(repository.workspace, path));
      now.set(path, fingerprint ?? 'deleted');
    },
  );
  const changed = new Set(changedPaths(before.dirty, now));
  if (before.head !== after.head && before.head !== '' && after.head !== '') {
    const range = ['diff', '--name-only', '-z', '--no-renames', '--relative', before.head, after.head];
    const committed = (await git(repository, range)).split('\0').filter((path) => path !== '' && !isOwnPath(path));
    for (const path of committed) if (!before.dirty.has(path)) changed.add(path);
  }
  return [...changed].sort();
}

async function inBatches(paths: readonly string[], look: (path: string) => Promise<void>): Promise<void> {
  const size = 512;
  for (let at = 0; at < paths.length; at += size) await Promise.all(paths.slice(at, at + size).map(look));
}

function git(repository: Repository, args: readonly string[]): Promise<string> {
  const safe = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];
  const options = {
    cwd: repository.workspace,
    env: { ...repository.env, GIT_TERMINAL_PROMPT: '0' },
    timeout: TIMEOUT_MS,
    maxBuffer: MAX_OUTPUT,
    windowsHide: true,
  };
  return new Promise((done, refuse) => {
    execFile('git', [...safe, ...args], options, (error, stdout) => (error === null ? done(stdout) : refuse(error)));
  });
}
