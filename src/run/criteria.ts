/** Whether a command that ended by itself succeeded (design: exit code, files, stdout, JSON; the first miss is the reason). */

import { readdir, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { findFiles, literalPath, readGlobs } from '../glob/files.ts';
import { foldsCase } from '../glob/fold.ts';
import type { Json, JsonCheck, SuccessCriteria, TextCheck } from '../model.ts';
import { messageOf } from '../problem.ts';
import { globFaultText } from '../report/sentences/glob.ts';
import { readBounded } from './filecommands.ts';
import { jsonEquals, resolvePointer } from './pointer.ts';
import { shellSignal } from './retry.ts';
import { STDOUT_CHECK_BYTES } from './tail.ts';

/** What the declared files looked like before the first try: path to fingerprint. Absent files are not in it. */
export type FilesBefore = ReadonlyMap<string, string>;

const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_SHOWN = 80;

/** Call before the task starts; `missedCriterion` compares. Independent of clocks and time stamps' resolution. */
export async function lookAtFiles(files: readonly string[], workspace: string): Promise<FilesBefore> {
  const seen = new Map<string, string>();
  for (const file of files) {
    const paths = await pathsOf(file, workspace);
    await Promise.all(
      (typeof paths === 'string' ? [] : paths).map(async (path) => {
        const found = await fingerprint(join(workspace, path));
        if (found !== null) seen.set(path, found);
      }),
    );
  }
  return seen;
}

/** The paths that a pattern names: a name without wildcards names itself, whether it exists or not. */
async function pathsOf(file: string, workspace: string): Promise<readonly string[] | string> {
  const literal = literalPath(file);
  if (literal !== null) return [literal];
  const globs = readGlobs([file], foldsCase(process.platform));
  if ('fault' in globs) return globFaultText(globs);
  return findFiles(globs, (folder) => readdir(join(workspace, folder), { withFileTypes: true }).catch(() => []));
}

async function fingerprint(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found === null ? null : `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
}

/** The first criterion that is missed, in words, or `null`. `stdout` is asked for only when there is a check of it. */
export async function missedCriterion(
  success: SuccessCriteria,
  end: { readonly exitCode: number | null; readonly stdout: () => string | null },
  workspace: string,
  before: FilesBefore,
): Promise<string | null> {
  if (end.exitCode === null || !success.exitCodes.includes(end.exitCode)) return exitText(end.exitCode);
  for (const file of success.files) {
    const miss = await missedFile(file, workspace, before);
    if (miss !== null) return miss;
  }
  if (success.stdout !== null) {
    const text = end.stdout();
    if (text === null)
      return `stdout has more than ${STDOUT_CHECK_BYTES / 1024 / 1024} MiB, which \`success.stdout\` cannot check`;
    const miss = await missedText('stdout', success.stdout, text);
    if (miss !== null) return miss;
  }
  for (const check of success.json) {
    const miss = await missedJson(check, workspace);
    if (miss !== null) return miss;
  }
  return null;
}

/** An exit code in words, with what shells mean by the well-known ones. */
function exitText(exitCode: number | null): string {
  if (exitCode === 126) return 'exit code 126 (a command that cannot be executed)';
  if (exitCode === 127) return 'exit code 127 (a command was not found)';
  const signal = shellSignal(exitCode);
  return `exit code ${exitCode ?? 'unknown'}${signal === null ? '' : ` (${signal})`}`;
}

/** One of the files that a pattern names is enough; the reason is that of the first. */
async function missedFile(file: string, workspace: string, before: FilesBefore): Promise<string | null> {
  const paths = await pathsOf(file, workspace);
  if (typeof paths === 'string') return paths;
  let first: string | null = null;
  for (const path of paths) {
    const miss = await missedPath(path, workspace, before.get(path) ?? null);
    if (miss === null) return null;
    first ??= miss;
  }
  return first ?? `no file matches \`${shown(file)}\``;
}

async function missedPath(file: string, workspace: string, before: string | null): Promise<string | null> {
  const path = await insideWorkspace(file, workspace);
  if (path === null) return `file \`${shown(file)}\` does not exist`;
  if (path === 'outside') return `file \`${shown(file)}\` is outside the workspace`;
  const found = await stat(path).catch(() => null);
  if (found === null) return `file \`${shown(file)}\` does not exist`;
  if (!found.isFile()) return `\`${shown(file)}\` is not a file`;
  if (found.size === 0) return `file \`${shown(file)}\` is empty`;
  const unchanged = before !== null && before === (await fingerprint(path));
  return unchanged ? `file \`${shown(file)}\` was not written by this task` : null;
}

/** The real path, with all links resolved; `outside` when it leaves the workspace, `null` when there is nothing. */
async function insideWorkspace(file: string, workspace: string): Promise<string | 'outside' | null> {
  try {
    const [root, path] = await Promise.all([realpath(workspace), realpath(join(workspace, file))]);
    const way = relative(root, path);
    return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? 'outside' : path;
  } catch {
    return null;
  }
}

/** The time is linear in the text for every pattern, so that no log can hang a leg. `^` and `$` match at every line. */
async function missedText(what: string, check: TextCheck, text: string): Promise<string | null> {
  const { RE2JS } = await import('re2js');
  const finds = (pattern: string): boolean | string => {
    try {
      return RE2JS.compile(pattern, RE2JS.MULTILINE).matcher(text).find();
    } catch (error) {
      return `\`${shown(pattern)}\` is no RE2 pattern: ${messageOf(error)}`;
    }
  };
  if (check.matches !== undefined) {
    const found = finds(check.matches);
    if (typeof found === 'string') return found;
    if (!found) return `${what} does not match \`${shown(check.matches)}\``;
  }
  if (check.notMatches !== undefined) {
    const found = finds(check.notMatches);
    if (typeof found === 'string') return found;
    if (found) return `${what} matches \`${shown(check.notMatches)}\``;
  }
  return null;
}

async function missedJson(check: JsonCheck, workspace: string): Promise<string | null> {
  const path = await insideWorkspace(check.file, workspace);
  if (path === null) return `file \`${shown(check.file)}\` does not exist`;
  if (path === 'outside') return `file \`${shown(check.file)}\` is outside the workspace`;
  const read = await readBounded(path, MAX_JSON_BYTES);
  if (typeof read === 'string') return `file \`${shown(check.file)}\` is ${read}`;
  if (read.cut) return `file \`${shown(check.file)}\` has more than ${MAX_JSON_BYTES / 1024 / 1024} MiB`;
  let document: Json;
  try {
    document = JSON.parse(read.text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    return `file \`${shown(check.file)}\` is not JSON`;
  }
  const where = `\`${shown(check.file)}#${shown(check.pointer)}\``;
  const value = resolvePointer(document, check.pointer);
  if (value === undefined) return `${where} does not exist`;
  return missedValue(check, value, where);
}

async function missedValue(check: JsonCheck, value: Json, where: string): Promise<string | null> {
  const have = `${where} is ${shown(JSON.stringify(value))}`;
  if (check.equals !== undefined && !jsonEquals(value, check.equals))
    return `${have}, not ${shown(JSON.stringify(check.equals))}`;
  const bounded = check.min !== undefined || check.max !== undefined;
  if (bounded && typeof value !== 'number') return `${have}, not a number`;
  if (typeof value === 'number' && check.min !== undefined && value < check.min) return `${have}, below ${check.min}`;
  if (typeof value === 'number' && check.max !== undefined && value > check.max) return `${have}, above ${check.max}`;
  if (check.matches === undefined) return null;
  if (typeof value !== 'string') return `${have}, not a text`;
  return missedText(where, { matches: check.matches }, value);
}

function shown(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
