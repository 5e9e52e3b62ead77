/** Names that are safe as file and artifact names, made from ids that may hold anything. */

const SLUG_LENGTH = 60;

/** The name of a list, which prefixes every artifact. */
export const LIST_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The base name of every file that belongs to one task: a readable slug of at most 60 characters out of
 * `[A-Za-z0-9._-]`, then `-` and a hash of the whole id. The hash is in lower case, so that two ids that a file system
 * cannot tell apart still get different names. Never starts with `.` and is never empty.
 */
export function taskFileName(id: string): string {
  const slug = id
    .slice(0, 4 * SLUG_LENGTH)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, SLUG_LENGTH)
    .replace(/[.-]+$/, '');
  return `${slug || 'task'}-${shortHash(id)}`;
}

/** Where a list is looked for when nothing says where it is. */
export const DEFAULT_FILES = ['fanfold.yml', '.github/fanfold.yml'] as const;

/** A name for a task list made from its file's path: the base name without extensions. */
export function listName(file: string): string {
  const base = file.split(/[\\/]/).at(-1) ?? '';
  return asListName(base.replace(/^\.+/, '').replace(/\.(ya?ml|json)$/i, '')) || 'fanfold';
}

/** Text reduced to what a list's name may hold; empty when nothing is left. */
export function asListName(text: string): string {
  return text
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
}

/** Control characters, halves of characters, and what turns the direction of text: they would forge lines of a report. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/gu;

/** Text with a `?` for each character that cannot be shown. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '?');
}

/**
 * 53 bits in base 36 (at most 11 characters): two multiplicative hashes of 32 bits that mix into each other (cyrb53, in the
 * public domain). Not for security: with 100,000 ids the chance of one collision is below one in a million.
 */
export function shortHash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
