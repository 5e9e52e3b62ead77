import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { commandOutput } from './listing.ts';

/** Something outside the task file that says what `for-each` goes over. */
export interface SourceRequest {
  readonly key: string;
  readonly kind: 'glob' | 'file' | 'command';
  /** One glob, path or command; several globs are joined by newlines. */
  readonly value: string | readonly string[];
}

/** What the look-up brought: the files a glob names, or the text of a file or of a command's output. */
export type SourceAnswer =
  | { readonly files: readonly string[] }
  | { readonly text: string }
  | { readonly problem: string };

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
        return { files: await files([request.value].flat(), workspace) };
      case 'file':
        return { text: await boundedText(resolve(workspace, String(request.value))) };
      case 'command':
        return await commandOutput(String(request.value), MAX_SOURCE_BYTES, { workspace, env, stop });
    }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function files(patterns: readonly string[], workspace: string): Promise<string[]> {
  const found = await glob([...patterns], {
    cwd: workspace,
    dot: true,
    followSymbolicLinks: false,
    ignore: ['**/.git/**'],
  });
  return found.sort();
}

async function boundedText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > MAX_SOURCE_BYTES) throw new Error(`${size} bytes; a list may have ${MAX_SOURCE_BYTES}`);
  return readFile(path, 'utf8');
}
