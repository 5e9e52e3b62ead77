import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findItems, readGlobs } from '../glob/files.ts';
import { foldsCase } from '../glob/fold.ts';
import { codeOf, messageOf } from '../problem.ts';
import { globFaultText } from '../report/sentences/glob.ts';
import type { AbsentFolder, ForEachSource, SourceAnswer } from '../tasklist/items.ts';
import { nearest } from '../tasklist/nearest.ts';
import { commandOutput } from './listing.ts';

/** Something outside the task file that says what `for-each` goes over. */
export type SourceRequest = Omit<ForEachSource, 'at'>;

/** A list longer than this is a mistake, not a list. */
const MAX_SOURCE_BYTES = 16 * 1024 * 1024;

/**
 * Looks up every request in `workspace`; a failed look-up is an answer that says why, never an exception. `stop`, aborted
 * with a `StopReason`, ends the commands.
 */
export async function answerSources(
  requests: readonly SourceRequest[],
  workspace: string,
  env: Readonly<Record<string, string | undefined>>,
  stop: AbortSignal,
): Promise<Map<string, SourceAnswer>> {
  const answers = await Promise.all(requests.map((request) => answer(request, workspace, env, stop)));
  return new Map(requests.map((request, index) => [request.key, answers[index] as SourceAnswer]));
}

async function answer(
  request: SourceRequest,
  workspace: string,
  env: Readonly<Record<string, string | undefined>>,
  stop: AbortSignal,
): Promise<SourceAnswer> {
  try {
    switch (request.kind) {
      case 'glob':
        return await items([request.value].flat(), workspace);
      case 'file':
        return { text: await boundedText(resolve(workspace, String(request.value))) };
      case 'command':
        return await commandOutput(String(request.value), MAX_SOURCE_BYTES, {
          ...{ workspace, env, stop },
          timeoutMinutes: request.timeoutMinutes,
        });
    }
  } catch (error) {
    const isAbsent = request.kind === 'file' && codeOf(error) === 'ENOENT';
    return { problem: isAbsent ? `there is no file \`${request.value}\`` : messageOf(error) };
  }
}

/** A pattern that ends in `/` names folders. */
async function items(patterns: readonly string[], workspace: string): Promise<SourceAnswer> {
  const globs = readGlobs(patterns, foldsCase(process.platform));
  if ('fault' in globs) return { problem: globFaultText(globs) };
  const list = (folder: string) => readdir(join(workspace, folder), { withFileTypes: true }).catch(() => []);
  const files = await findItems(globs, list);
  if (files.length > 0) return { files };
  // Someone who forgot the `/` learns how many folders there are.
  const folders = readGlobs(
    patterns.map((pattern) => (pattern.endsWith('/') ? pattern : `${pattern}/`)),
    foldsCase(process.platform),
  );
  const found = 'fault' in folders ? 0 : (await findItems(folders, list)).length;
  const absent = found > 0 ? null : await absentFolder(patterns[0] ?? '', list);
  return { files, folders: found, ...(absent && { absent }) };
}

/** The first folder that a pattern names by plain letters and that is not there. */
async function absentFolder(
  pattern: string,
  list: (folder: string) => Promise<readonly Dirent[]>,
): Promise<AbsentFolder | null> {
  let path = '';
  for (const name of pattern.split('/').slice(0, -1)) {
    if (!/^[\w.-]+$/.test(name)) return null;
    const folders = (await list(path)).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const close = nearest(name, folders.sort());
    if (!folders.includes(name)) return { path: path + name, nearest: close === null ? null : path + close };
    path += `${name}/`;
  }
  return null;
}

async function boundedText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > MAX_SOURCE_BYTES) throw new Error(`${size} bytes; a list may have ${MAX_SOURCE_BYTES}`);
  return readFile(path, 'utf8');
}
