/** The text of a task list, from where the user keeps it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf, messageOf, problem, type RimProblem } from '../problem.ts';
import { DEFAULT_FILES } from '../tasklist/naming.ts';

/** What an inline list is called in problems. */
export const INLINE = 'fanfold';

export interface ListText {
  readonly file: string;
  readonly text: string;
}

/** A value that is the list itself and not its path: it has a newline, or starts with `{` or `[`. */
export function isInline(value: string): boolean {
  return value.includes('\n') || /^\s*[{[]/.test(value);
}

/** Reads the list at `path`, or at the first default that exists. */
export function readList(path: string | null, workspace: string): ListText | RimProblem {
  const candidates = path === null ? DEFAULT_FILES : [path];
  for (const file of candidates) {
    try {
      // Synchronous: nothing else is under way, and a large file need not be put together from pieces.
      return { file, text: readFileSync(resolve(workspace, file), 'utf8') };
    } catch (error) {
      if (path === null && codeOf(error) === 'ENOENT') continue;
      return problem('rim/unreadable', null, { path: file, detail: messageOf(error) });
    }
  }
  return problem('rim/no-task-file', null, { looked: candidates });
}
