/** Brace expansion as bash does it: `{a,b}`, `{1..9}`, `{01..10..3}`, `{a..f}`, nested. Counted before it is done. */
import { classEnd } from './class.ts';

type Part = string | { readonly branches: readonly Sequence[] };
type Sequence = readonly Part[];

/** A parsed pattern with braces. `count` is the number of alternatives, which may be far too many to expand. */
export interface Braces {
  readonly count: number;
  readonly expand: () => string[];
}

const NUMBERS = /^(-?\d{1,15})\.\.(-?\d{1,15})(?:\.\.(-?\d{1,15}))?$/;
const LETTERS = /^([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?\d{1,15}))?$/;
/** No range is listed beyond this many members; the count alone then says "too many". */
export const RANGE_LIMIT = 10_000;

function step(from: number, to: number, given: string | undefined): number {
  const size = Math.max(1, Math.abs(Number(given ?? 1)));
  return from <= to ? size : -size;
}

/** The members of a range: `null` when the text is not a range. */
function range(text: string): { count: number; list: string[] } | null {
  const numbers = NUMBERS.exec(text);
  const letters = LETTERS.exec(text);
  const [, first, last, by] = numbers ?? letters ?? [];
  if (first === undefined || last === undefined) return null;
  const [from, to] = numbers ? [Number(first), Number(last)] : [first.charCodeAt(0), last.charCodeAt(0)];
  const stride = step(from, to, by);
  const count = Math.floor(Math.abs(to - from) / Math.abs(stride)) + 1;
  const padded = /^-?0\d/.test(first) || /^-?0\d/.test(last);
  const width = padded ? Math.max(first.length, last.length) : 0;
  const list = Array.from({ length: Math.min(count, RANGE_LIMIT) }, (_, n) => {
    const value = from + n * stride;
    if (letters) return String.fromCharCode(value).replace(/[^A-Za-z]/, '\\$&');
    const digits = String(Math.abs(value)).padStart(width - (value < 0 ? 1 : 0), '0');
    return value < 0 ? `-${digits}` : digits;
  });
  return { count, list };
}

/** Deeper nesting is refused, so that no input overflows the stack. */
const DEPTH_LIMIT = 100;

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

/** Reads up to `,` or `}` (inside braces) or the end. `null` when a brace is left open. */
function sequence(cursor: Cursor, inside: boolean): Part[] | null {
  const { text } = cursor;
  const parts: Part[] = [];
  let start = cursor.at;
  while (cursor.at < text.length) {
    const char = text[cursor.at];
    if (inside && (char === ',' || char === '}')) break;
    if (char === '{') {
      parts.push(text.slice(start, cursor.at));
      const group = braces(cursor);
      if (group === null) return null;
      parts.push(...group);
      start = cursor.at;
      continue;
    }
    const close = char === '[' ? classEnd(text, cursor.at) : -1;
    if (close !== -1) cursor.at = close;
    else cursor.at += char === '\\' ? 2 : 1;
  }
  if (inside && cursor.at >= text.length) return null;
  parts.push(text.slice(start, cursor.at));
  return parts;
}

function braces(cursor: Cursor): Part[] | null {
  const open = cursor.at;
  const branches: Sequence[] = [];
  cursor.depth++;
  if (cursor.depth > DEPTH_LIMIT) return null;
  do {
    cursor.at++;
    const branch = sequence(cursor, true);
    if (branch === null) return null;
    branches.push(branch);
  } while (cursor.text[cursor.at] === ',');
  cursor.at++;
  cursor.depth--;
  const only = branches[0];
  if (branches.length > 1 || only === undefined) return [{ branches }];
  const members = range(cursor.text.slice(open + 1, cursor.at - 1));
  // One branch that is not a range: the braces are ordinary characters, as in bash.
  if (members === null) return ['\\{', ...only, '\\}'];
  const surplus = Math.max(0, members.count - members.list.length);
  return [{ branches: [...members.list.map((text) => [text]), ...(surplus > 0 ? [[]] : [])] }];
}

function count(parts: Sequence): number {
  let product = 1;
  for (const part of parts) {
    if (typeof part !== 'string') product *= part.branches.reduce((sum, branch) => sum + count(branch), 0);
  }
  return product;
}

function expand(parts: Sequence): string[] {
  let results = [''];
  for (const part of parts) {
    const endings = typeof part === 'string' ? [part] : part.branches.flatMap(expand);
    results = results.flatMap((start) => endings.map((end) => start + end));
  }
  return results;
}

/** Parses the braces of a pattern; `null` when one is left open or they are nested more than 100 deep. */
export function parseBraces(text: string): Braces | null {
  const parts = sequence({ text, at: 0, depth: 0 }, false);
  if (parts === null) return null;
  return { count: count(parts), expand: () => expand(parts) };
}
