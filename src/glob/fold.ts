/** Case folding for file systems that ignore case (Windows, macOS): Unicode simple folding, one character to one. */

const folded = new Map<number, number>();

/** The folded form of one code point; characters whose folding has more than one code point stay as they are. */
export function foldChar(char: number): number {
  if (char < 0x80) return char >= 0x41 && char <= 0x5a ? char + 0x20 : char;
  const known = folded.get(char);
  if (known !== undefined) return known;
  const text = String.fromCodePoint(char);
  // Through upper case first, because `ς` and `σ` share their capital, as do `ſ` and `s`.
  const upper = [...text.toUpperCase()];
  const lower = [...(upper.length === 1 ? text.toUpperCase() : text).toLowerCase()];
  const result = lower.length === 1 ? (lower[0]?.codePointAt(0) ?? char) : char;
  folded.set(char, result);
  return result;
}

/** Folds text and composes it (NFC): two names are the same file on such a file system when these are equal. */
export function foldText(text: string): string {
  let result = '';
  for (const letter of text.normalize('NFC')) result += String.fromCodePoint(foldChar(letter.codePointAt(0) ?? 0));
  return result;
}

/** Whether the file systems of a platform, as Node names it, usually ignore case. */
export function foldsCase(platform: string): boolean {
  return platform === 'win32' || platform === 'darwin';
}

let variants: readonly (readonly [number, number])[] | null = null;

/** Every code point that folding changes, with its folded form. Unicode has no cased letter above U+1EFFF. */
export function foldedVariants(): readonly (readonly [number, number])[] {
  if (variants !== null) return variants;
  const list: [number, number][] = [];
  for (let char = 0x41; char <= 0x1efff; char++) {
    if (char >= 0xd800 && char <= 0xdfff) continue;
    const result = foldChar(char);
    if (result !== char) list.push([char, result]);
  }
  variants = list;
  return list;
}
