/** Whether a command that ended by itself succeeded (design: exit code, files, stdout, JSON; the first miss is the reason). */

import { realpath as realpathCallback } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { findFiles, type GlobFault, literalPath, readGlobs } from '../glob/files.ts';
import { foldsCase } from '../glob/fold.ts';
import type { Json, JsonCheck, SuccessCriteria, TextCheck } from '../model.ts';
import { messageOf } from '../problem.ts';
import type { Checked, JsonPlace, MissedCriterion } from '../report/sentences/task-reasons.ts';
import { readBounded } from './filecommands.ts';
import { jsonEquals, resolvePointer } from './pointer.ts';
import { shellSignal } from './retry.ts';
import { STDOUT_CHECK_BYTES } from './tail.ts';

/** What the declared files looked like before the first try: path to fingerprint. Absent files are not in it. */
export type FilesBefore = ReadonlyMap<string, string>;

const MAX_JSON_BYTES = 16 * 1024 * 1024;

/** Call before the task starts; `missedCriterion` compares. Independent of clocks and time stamps' resolution. */
export async function lookAtFiles(files: readonly string[], workspace: string): Promise<FilesBefore> {
  const seen = new Map<string, string>();
  for (const file of files) {
    const named = await pathsOf(file, workspace);
    await Promise.all(
      ('fault' in named ? [] : named.paths).map(async (path) => {
        const found = await fingerprint(join(workspace, path));
        if (found !== null) seen.set(path, found);
      }),
    );
  }
  return seen;
}

/** The paths that a pattern names: a name without wildcards names itself, whether it exists or not. */
async function pathsOf(file: string, workspace: string): Promise<{ readonly paths: readonly string[] } | GlobFault> {
  const literal = literalPath(file);
  if (literal !== null) return { paths: [literal] };
  const globs = readGlobs([file], foldsCase(process.platform));
  if ('fault' in globs) return globs;
  const list = (folder: string) => readdir(join(workspace, folder), { withFileTypes: true }).catch(() => []);
  return { paths: await findFiles(globs, list) };
}

async function fingerprint(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found === null ? null : `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
}

/** The first criterion that is missed, or `null`. `stdout` is asked for only when there is a check of it. */
export async function missedCriterion(
  success: SuccessCriteria,
  end: { readonly exitCode: number | null; readonly stdout: () => string | null },
  workspace: string,
  before: FilesBefore,
): Promise<MissedCriterion | null> {
  const { exitCode } = end;
  if (exitCode === null || !success.exitCodes.includes(exitCode))
    return { kind: 'exit-code', exitCode, signal: shellSignal(exitCode) };
  for (const file of success.files) {
    const miss = await missedFile(file, workspace, before);
    if (miss !== null) return miss;
  }
  if (success.stdout !== null) {
    const text = end.stdout();
    if (text === null) return { kind: 'stdout-too-large', maxBytes: STDOUT_CHECK_BYTES };
    const miss = await missedText('stdout', success.stdout, text);
    if (miss !== null) return miss;
  }
  for (const check of success.json) {
    const miss = await missedJson(check, workspace);
    if (miss !== null) return miss;
  }
  return null;
}

/** One of the files that a pattern names is enough; the reason is that of the first. */
async function missedFile(file: string, workspace: string, before: FilesBefore): Promise<MissedCriterion | null> {
  const named = await pathsOf(file, workspace);
  if ('fault' in named) return { kind: 'bad-glob', ...named };
  let first: MissedCriterion | null = null;
  for (const path of named.paths) {
    const miss = await missedPath(path, workspace, before.get(path) ?? null);
    if (miss === null) return null;
    first ??= miss;
  }
  return first ?? { kind: 'no-match', pattern: file };
}

async function missedPath(file: string, workspace: string, before: string | null): Promise<MissedCriterion | null> {
  const path = await insideWorkspace(file, workspace);
  if (path === null) return { kind: 'file-absent', file };
  if (path === 'outside') return { kind: 'file-outside', file };
  const found = await stat(path).catch(() => null);
  if (found === null) return { kind: 'file-absent', file };
  if (!found.isFile()) return { kind: 'not-a-file', file };
  if (found.size === 0) return { kind: 'file-empty', file };
  const unchanged = before !== null && before === (await fingerprint(path));
  return unchanged ? { kind: 'file-unwritten', file } : null;
}

const walkedPath = promisify(realpathCallback);

function bothBy(
  real: (path: string) => Promise<string>,
  [first, second]: readonly [string, string],
): Promise<[string, string]> {
  return Promise.all([real(first), real(second)]);
}

/** The real path, with all links resolved; `outside` when it leaves the workspace, `null` when there is nothing. */
async function insideWorkspace(file: string, workspace: string): Promise<string | 'outside' | null> {
  try {
    const both = [workspace, join(workspace, file)] as const;
    // The system's own way fails on some drives of Windows, and gives other spellings: both paths by the same.
    const [root, path] = await bothBy(realpath, both).catch(() => bothBy(walkedPath, both));
    const way = relative(root, path);
    return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? 'outside' : path;
  } catch {
    return null;
  }
}

/** The time is linear in the text for every pattern, so that no log can hang a leg. `^` and `$` match at every line. */
async function missedText(of: Checked, check: TextCheck, text: string): Promise<MissedCriterion | null> {
  const { RE2JS } = await import('re2js');
  const finds = (pattern: string): boolean | MissedCriterion => {
    try {
      return RE2JS.compile(pattern, RE2JS.MULTILINE).matcher(text).find();
    } catch (error) {
      return { kind: 'bad-pattern', pattern, detail: messageOf(error) };
    }
  };
  if (check.matches !== undefined) {
    const found = finds(check.matches);
    if (typeof found !== 'boolean') return found;
    if (!found) return { kind: 'text', of, pattern: check.matches, matches: false };
  }
  if (check.notMatches !== undefined) {
    const found = finds(check.notMatches);
    if (typeof found !== 'boolean') return found;
    if (found) return { kind: 'text', of, pattern: check.notMatches, matches: true };
  }
  return null;
}

async function missedJson(check: JsonCheck, workspace: string): Promise<MissedCriterion | null> {
  const { file, pointer } = check;
  const path = await insideWorkspace(check.file, workspace);
  if (path === null) return { kind: 'file-absent', file };
  if (path === 'outside') return { kind: 'file-outside', file };
  const read = await readBounded(path, MAX_JSON_BYTES);
  if (typeof read === 'string') return { kind: 'file-unread', file, why: read };
  if (read.cut) return { kind: 'file-too-large', file, maxBytes: MAX_JSON_BYTES };
  let document: Json;
  try {
    document = JSON.parse(read.text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    return { kind: 'not-json', file };
  }
  const value = resolvePointer(document, check.pointer);
  if (value === undefined) return { kind: 'value-absent', of: { file, pointer } };
  return missedValue(check, value, { file, pointer });
}

async function missedValue(check: JsonCheck, value: Json, of: JsonPlace): Promise<MissedCriterion | null> {
  const have = { kind: 'value', of, value } as const;
  if (check.equals !== undefined && !jsonEquals(value, check.equals)) return { ...have, not: { equals: check.equals } };
  const bounded = check.min !== undefined || check.max !== undefined;
  if (bounded && typeof value !== 'number') return { ...have, not: { type: 'number' } };
  if (typeof value === 'number' && check.min !== undefined && value < check.min)
    return { ...have, not: { min: check.min } };
  if (typeof value === 'number' && check.max !== undefined && value > check.max)
    return { ...have, not: { max: check.max } };
  if (check.matches === undefined) return null;
  if (typeof value !== 'string') return { ...have, not: { type: 'text' } };
  return missedText(of, { matches: check.matches }, value);
}
