/** Sets of characters that one place of a path segment may hold. */
import { foldChar, foldedVariants } from './fold.ts';

/** Sorted, disjoint, inclusive ranges of code points, flat: `[low, high, low, high, …]`. */
export type CharSet = readonly number[];

/** Every character that may be in a file name: no NUL, no `/`, no lone surrogates. */
export const ANY: CharSet = [0x01, 0x2e, 0x30, 0xd7ff, 0xe000, 0x10ffff];

/** Characters that people can read, best first. */
const READABLE = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_-+=@,;%&()!#$~^ ';
const DOT = 0x2e;

/** Whether the set holds the code point. */
export function has(set: CharSet, char: number): boolean {
  for (let at = 0; at < set.length; at += 2) {
    if (char < (set[at] ?? 0)) return false;
    if (char <= (set[at + 1] ?? 0)) return true;
  }
  return false;
}

/** The characters that both sets hold. */
export function intersect(a: CharSet, b: CharSet): CharSet {
  const both: number[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const low = Math.max(a[i] ?? 0, b[j] ?? 0);
    const [highA, highB] = [a[i + 1] ?? 0, b[j + 1] ?? 0];
    const high = Math.min(highA, highB);
    if (low <= high) both.push(low, high);
    if (highA < highB) i += 2;
    else j += 2;
  }
  return both;
}

/** A set from ranges in any order that may overlap. */
export function fromRanges(ranges: readonly (readonly [number, number])[]): CharSet {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const flat: number[] = [];
  for (const [low, high] of sorted) {
    const last = flat.at(-1);
    if (last !== undefined && low <= last + 1) flat[flat.length - 1] = Math.max(last, high);
    else flat.push(low, high);
  }
  return intersect(flat, ANY);
}

/** The characters of `ANY` that the set does not hold. */
export function complement(set: CharSet): CharSet {
  const rest: number[] = [];
  let from = 0;
  for (let at = 0; at < set.length; at += 2) {
    const low = set[at] ?? 0;
    if (from < low) rest.push(from, low - 1);
    from = (set[at + 1] ?? 0) + 1;
  }
  rest.push(from, 0x10ffff);
  return intersect(rest, ANY);
}

/** The folded forms of all characters of the set: what a file system that ignores case compares. */
export function foldSet(set: CharSet): CharSet {
  const ranges: [number, number][] = [];
  for (let at = 0; at < set.length; at += 2) ranges.push([set[at] ?? 0, set[at + 1] ?? 0]);
  if ((set.at(-1) ?? 0) < 0x80) {
    for (let char = 0x41; char <= 0x5a; char++) if (has(set, char)) ranges.push([foldChar(char), foldChar(char)]);
  } else {
    for (const [char, folded] of foldedVariants()) if (has(set, char)) ranges.push([folded, folded]);
  }
  return fromRanges(ranges);
}

/** A character of the set that reads well, a dot only when there is no other; `undefined` for the empty set. */
export function pick(set: CharSet): number | undefined {
  for (const letter of READABLE) {
    const char = letter.codePointAt(0) ?? 0;
    if (has(set, char)) return char;
  }
  for (let at = 0; at < set.length; at += 2) {
    const [low, high] = [set[at] ?? 0, set[at + 1] ?? 0];
    const visible = Math.max(low, 0x21);
    for (let char = visible; char <= Math.min(high, visible + 1); char++) if (char !== DOT) return char;
  }
  for (let at = 0; at < set.length; at += 2) if (set[at] !== DOT) return set[at];
  return set[0];
}
