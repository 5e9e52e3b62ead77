/** Hashes of texts whose beginnings matter. */

export const HASH_START = 0x811c9dc5 | 0;

/** FNV-1a, one UTF-16 unit at a time, so that the hash of every beginning of a string comes with that of the whole. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** More names than this of a path are not told apart, so that no pattern has thousands of folders above it. */
export const MOST_NAMES = 128;
