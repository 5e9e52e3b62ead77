/** A value as a literal in a pattern: the one way back from a name to the dialect of `pattern.ts`. */

/**
 * Escapes what has a meaning in the dialect, wherever the value is put between other letters or names. A value is a path or
 * a URI: `db://x` keeps its scheme, because no file name holds `//`, while the colon of `notes:2.md` is a letter.
 */
export function escapeGlob(value: string): string {
  return value
    .replace(/[\\*?[\]{},]/g, '\\$&')
    .replace(/(?<=^|[@!+*?])\(/g, '\\(')
    .replace(/:(?!\/\/)/g, '\\:')
    .replace(/^[!#~]/, '\\$&');
}
