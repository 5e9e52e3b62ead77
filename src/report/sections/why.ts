import { cut } from '../../merge/cut.ts';
import { logLines } from '../escape/terminal.ts';

/** How most test runners and compilers begin the line that says what went wrong. */
const ERROR =
  /\berrors?\b|\bfail(ed|ure|ures|ing)?\b|\bassert|\bexception\b|\bpanic\b|traceback|\bfatal\b|not ok\b|cannot |can't |undefined reference|[×✗✕]/i;

/** How a tool says that nothing went wrong. */
const NO_ERROR = /\b(0|no) (errors?|fail(ed|ures?)|exceptions?)\b/i;

export interface Excerpt {
  readonly lines: readonly string[];
  readonly dropped: number;
}

/** Lines before the first error: what was being done. */
const BEFORE = 3;

/**
 * The lines of a log that say why: at most `most`, from a little before the first that looks like an error, else the last ones.
 *
 * @param characters UTF-16 units of all lines together.
 */
export function whyLines(log: string, most: number, characters: number): Excerpt {
  const all = logLines(log);
  const first = all.findIndex((text) => ERROR.test(text.replace(NO_ERROR, '')));
  const from = Math.max(0, first === -1 ? all.length - most : first - BEFORE);
  const lines = withinCharacters(all.slice(from, from + most), characters, first !== -1);
  return { lines, dropped: all.length - lines.length };
}

/** Whole lines, from the side that matters, until the room is used; one line alone is cut. */
function withinCharacters(lines: readonly string[], most: number, fromStart: boolean): readonly string[] {
  let used = 0;
  const kept: string[] = [];
  for (const text of fromStart ? lines : lines.toReversed()) {
    used += text.length + 1;
    if (used > most && kept.length > 0) break;
    kept.push(cut(text, most));
  }
  return fromStart ? kept : kept.reverse();
}
