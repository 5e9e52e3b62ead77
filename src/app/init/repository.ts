/** What `fanfold init` may know of a repository: the names of its files, and the text of a few of them. */

import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMapping } from '../../model.ts';
import { OWN_FOLDER } from './ignore-file.ts';

/** A repository of more files is looked at in part: nobody waits a minute for a proposal. */
const MAX_FILES = 100_000;
const MAX_TEXT_BYTES = 1024 * 1024;
const MAX_DEPTH = 8;
const SKIPPED = new Set(['.git', OWN_FOLDER, 'node_modules', 'vendor', 'target', 'dist', '.venv', 'venv']);

export interface Repository {
  /** Paths relative to the root, with `/`, sorted; what git ignores is not among them. */
  readonly files: readonly string[];
  readonly has: (path: string) => boolean;
  /** The text of a file, or `''` when there is none that can be read. */
  readonly text: (path: string) => string;
  /** The JSON of a file, or `{}`. */
  readonly json: (path: string) => Readonly<Record<string, unknown>>;
}

/** The files that a proposal depends on; everything else is known by its name alone. */
const READ =
  /(^|\/)(package\.json|pnpm-workspace\.yaml|pyproject\.toml|setup\.cfg|tox\.ini|pytest\.ini|go\.mod|go\.work|Cargo\.toml|pom\.xml|settings\.gradle(\.kts)?|[Mm]akefile|GNUmakefile|[Jj]ustfile|turbo\.json|nx\.json|project\.json|\.gitignore)$|^\.github\/workflows\/[^/]+\.ya?ml$/;

/** Reads what a proposal needs. Rejects only when the folder itself cannot be listed. */
export async function readRepository(root: string): Promise<Repository> {
  const files = ((await listedByGit(root)) ?? (await walk(root, '', 0))).slice(0, MAX_FILES).sort();
  const texts = new Map<string, string>();
  for (const path of files.filter((path) => READ.test(path)).slice(0, 2000)) {
    const text = await textOf(join(root, path));
    if (text !== null) texts.set(path, text);
  }
  const known = new Set(files);
  const text = (path: string) => texts.get(path) ?? '';
  return { files, has: (path) => known.has(path), text, json: (path) => objectOf(text(path)) };
}

/** Tracked files and new ones; `null` outside a repository of git. */
function listedByGit(root: string): Promise<string[] | null> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return new Promise((done) => {
    execFile('git', args, { cwd: root, maxBuffer: 64 * 1024 * 1024, timeout: 30_000 }, (error, stdout) =>
      done(error === null ? stdout.split('\0').filter((path) => path !== '') : null),
    );
  });
}

async function walk(root: string, folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) found.push(path);
    else if (entry.isDirectory() && depth < MAX_DEPTH && !SKIPPED.has(entry.name))
      found.push(...(await walk(root, path, depth + 1).catch(() => [])));
  }
  return found;
}

async function textOf(path: string): Promise<string | null> {
  try {
    return (await stat(path)).size > MAX_TEXT_BYTES ? null : await readFile(path, 'utf8');
  } catch {
    return null;
  }
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isMapping(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
