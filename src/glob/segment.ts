/** One path segment of a pattern: a literal name, a wildcard, or `**`. */
import type { PatternFault } from '../problem.ts';
import { ANY, type CharSet } from './charset.ts';
import { classEnd, parseClass } from './class.ts';
import { foldChar, foldText } from './fold.ts';

/** Zero or more whole segments. */
export const GLOBSTAR: unique symbol = Symbol('**');
/** Zero or more characters within a segment. */
export const STAR: unique symbol = Symbol('*');

/** A code point, a set of them (`?` is the set of all), or `*`. */
export type Token = number | CharSet | typeof STAR;

/** A segment with wildcards; never two stars in a row. */
export interface Wild {
  readonly tokens: readonly Token[];
  /** The literal text before the first wildcard and after the last one, for quick refusals. */
  readonly prefix: string;
  readonly suffix: string;
}

/** A literal segment is its own text, without escapes. */
export type Segment = string | Wild | typeof GLOBSTAR;

export type SegmentFault = Extract<PatternFault, 'escape' | 'class' | 'class-open' | 'segment-too-long'>;

/** File systems limit a name to 255 bytes; a segment that must be longer can match nothing. */
const NAME_LIMIT = 255;
/** What a backslash may stand before: everything that has a meaning somewhere in the dialect. */
const SPECIAL = /[\\*?[\]{}()!@+#~:,^-]/;

interface Scan {
  readonly tokens: Token[];
  /** Two or more stars in a row inside a longer segment. */
  readonly doubleStar: boolean;
}

function scanToken(text: string, at: number, foldCase: boolean): { token: Token; next: number } | SegmentFault {
  const char = text[at];
  if (char === '*') return { token: STAR, next: at + 1 };
  if (char === '?') return { token: ANY, next: at + 1 };
  if (char === '[') {
    const next = classEnd(text, at);
    if (next === -1) return 'class-open';
    const token = parseClass(text.slice(at, next), foldCase);
    return token === null ? 'class' : { token, next };
  }
  const escaped = char === '\\';
  const from = escaped ? at + 1 : at;
  const code = text.codePointAt(from);
  if (code === undefined || (escaped && !SPECIAL.test(text[from] ?? ''))) return 'escape';
  return { token: foldCase ? foldChar(code) : code, next: from + (code > 0xffff ? 2 : 1) };
}

function scan(text: string, foldCase: boolean): Scan | SegmentFault {
  const tokens: Token[] = [];
  let doubleStar = false;
  let at = 0;
  let length = 0;
  while (at < text.length) {
    const found = scanToken(text, at, foldCase);
    if (typeof found === 'string') return found;
    at = found.next;
    if (found.token === STAR && tokens.at(-1) === STAR) doubleStar = true;
    else tokens.push(found.token);
    if (found.token !== STAR) length++;
  }
  return length > NAME_LIMIT ? 'segment-too-long' : { tokens, doubleStar };
}

function literalRun(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    if (typeof token !== 'number') break;
    text += String.fromCodePoint(token);
  }
  return text;
}

function reversedRun(tokens: readonly Token[]): string {
  return [...literalRun(tokens.toReversed())].reverse().join('');
}

/**
 * Parses the text of one segment, which holds no `/` and no braces.
 *
 * @returns The segment and whether it held `a**b` (read as `a*b`), or what is wrong with it.
 */
export function parseSegment(
  text: string,
  foldCase: boolean,
): { readonly segment: Segment; readonly doubleStar: boolean } | SegmentFault {
  if (text === '**') return { segment: GLOBSTAR, doubleStar: false };
  if (text.length <= NAME_LIMIT && !/[*?[\\]/.test(text)) {
    return { segment: foldCase ? foldText(text) : text, doubleStar: false };
  }
  const found = scan(text, foldCase);
  if (typeof found === 'string') return found;
  const { tokens, doubleStar } = found;
  const prefix = literalRun(tokens);
  if (tokens.every((token) => typeof token === 'number')) return { segment: prefix, doubleStar };
  return { segment: { tokens, prefix, suffix: reversedRun(tokens) }, doubleStar };
}
