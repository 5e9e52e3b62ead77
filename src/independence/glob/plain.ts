/**
 * Patterns that need no parser to be understood: names of letters, digits, `_`, `-` and `.`, the last of which may be
 * `**`. Nearly all patterns of a large list are such, and nearly none of them is ever compared with another.
 */

const SLASH = 0x2f;
const DOT = 0x2e;
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

/**
 * The length of the literal beginning of a plain pattern, without the `/` before `**`; -1 when the pattern is not plain.
 * A plain pattern has no fault, gives no warning, and is its only alternative.
 *
 * @param foldCase Then a name with capitals is not plain, because it is compared by another spelling.
 */
export function plainLength(pattern: string, foldCase: boolean): number {
  if (pattern.length > LONGEST) return -1;
  const names = foldCase ? LOWER_NAMES : NAMES;
  const end = pattern.endsWith('/**') ? pattern.length - 3 : pattern.length;
  let nameStarts = true;
  for (let at = 0; at < end; at++) {
    const char = pattern.charCodeAt(at);
    // What starts with a dot may be `.` or `..`.
    if (nameStarts && (char === SLASH || char === DOT)) return -1;
    nameStarts = char === SLASH;
    if (!nameStarts && names[char] !== 1) return -1;
  }
  return nameStarts ? -1 : end;
}
