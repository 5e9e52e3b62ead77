/** Bracket expressions: `[a-z]`, `[!a]`, `[^a]`, `[[:digit:]]`. */
import { type CharSet, complement, foldSet, fromRanges } from './charset.ts';

const NAMED: Readonly<Record<string, string>> = {
  alnum: 'AZaz09',
  alpha: 'AZaz',
  blank: '  \t\t',
  digit: '09',
  lower: 'az',
  punct: '!/:@[`{~',
  space: '  \t\r',
  upper: 'AZ',
  word: 'AZaz09__',
  xdigit: '09AFaf',
};

/**
 * The position after the `]` that closes the class opened at `start`, or -1. A `]` right after the opening (and its
 * negation) is a member; `/` never stands inside.
 */
export function classEnd(text: string, start: number): number {
  let at = start + 1;
  if (text[at] === '!' || text[at] === '^') at++;
  if (text[at] === ']') at++;
  while (at < text.length) {
    const char = text[at];
    if (char === ']') return at + 1;
    if (char === '/') return -1;
    if (char === '[' && text[at + 1] === ':') {
      const close = text.indexOf(':]', at + 2);
      if (close !== -1) {
        at = close + 2;
        continue;
      }
    }
    at += char === '\\' ? 2 : 1;
  }
  return -1;
}

/** Splits the inside of a class into members: a range end is marked by a preceding unescaped `-`. */
function members(inside: string): { char: number; dash: boolean }[] | null {
  const list: { char: number; dash: boolean }[] = [];
  const chars = [...inside];
  for (let at = 0; at < chars.length; at++) {
    const escaped = chars[at] === '\\';
    if (escaped) at++;
    const char = chars[at]?.codePointAt(0);
    if (char === undefined) return null;
    list.push({ char, dash: !escaped && char === 0x2d });
  }
  return list;
}

function namedRanges(name: string): [number, number][] | null {
  const ends = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (ends === undefined) return null;
  const ranges: [number, number][] = [];
  for (let at = 0; at < ends.length; at += 2) ranges.push([ends.charCodeAt(at), ends.charCodeAt(at + 1)]);
  return ranges;
}

/**
 * Reads a whole class, brackets included.
 *
 * @returns The set, or `null` when the class is not a class: a range that runs backwards or an unknown `[:name:]`.
 */
export function parseClass(text: string, foldCase: boolean): CharSet | null {
  let inside = text.slice(1, -1);
  const negated = inside.startsWith('!') || inside.startsWith('^');
  if (negated) inside = inside.slice(1);
  const ranges: [number, number][] = [];
  let unknown = false;
  inside = inside.replace(/\[:([^\]]*?):\]/g, (_, name: string) => {
    const named = namedRanges(name);
    if (named === null) unknown = true;
    else ranges.push(...named);
    return '';
  });
  const list = members(inside);
  if (unknown || list === null) return null;
  for (let at = 0; at < list.length; at++) {
    const low = list[at]?.char ?? 0;
    const high = list[at + 2];
    if (list[at + 1]?.dash === true && high !== undefined) {
      if (high.char < low) return null;
      ranges.push([low, high.char]);
      at += 2;
    } else ranges.push([low, low]);
  }
  const set = foldCase ? foldSet(fromRanges(ranges)) : fromRanges(ranges);
  return negated ? complement(set) : set;
}
