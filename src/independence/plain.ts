/**
 * Patterns that need no parser to be understood: names of letters, digits, `_`, `-` and `.`, the last of which may be
 * `**`. Nearly all patterns of a large list are such, and nearly none of them is ever compared with another.
 */
import { HASH_START, hashUnit, MOST_NAMES } from './hash.ts';

const SLASH = 0x2f;
const DOT = 0x2e;
const BELOW = '/**';
/** A name may have 255 bytes; no single name is measured here. */
const LONGEST = 255;

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789_-.';
const NAMES = tableOf(`${LOWER}${LOWER.toUpperCase()}`);
const LOWER_NAMES = tableOf(LOWER);

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** A pattern that is its own only alternative, without a fault and without a warning. */
export interface Plain {
  /** How many names its literal beginning has, and the hash of that. */
  readonly names: number;
  readonly folder: number;
}

/** The length of the literal beginning of a pattern that is plain. */
export function plainLength(pattern: string): number {
  return pattern.endsWith(BELOW) ? pattern.length - BELOW.length : pattern.length;
}

/**
 * Reads a plain pattern in one pass; `null` when it is not one.
 *
 * @param foldCase Then a name with capitals is not plain, because it is compared by another spelling.
 */
export function readPlain(pattern: string, foldCase: boolean): Plain | null {
  if (pattern.length > LONGEST) return null;
  const allowed = foldCase ? LOWER_NAMES : NAMES;
  const length = plainLength(pattern);
  let folder = HASH_START;
  let names = 1;
  let nameStarts = true;
  for (let at = 0; at < length; at++) {
    const unit = pattern.charCodeAt(at);
    // What starts with a dot may be `.` or `..`.
    if (nameStarts && (unit === SLASH || unit === DOT)) return null;
    nameStarts = unit === SLASH;
    if (nameStarts) names++;
    else if (allowed[unit] !== 1) return null;
    folder = hashUnit(folder, unit);
  }
  if (nameStarts || names > MOST_NAMES) return null;
  return { names, folder };
}
