/**
 * How the names of files are spelled. In memory every name is text: a byte that is not UTF-8 is the lone surrogate U+DC00 plus
 * its value, as Python does it (PEP 383). In an archive every name is one that all systems and GitHub's artifacts take.
 */

/** A lone surrogate that means a byte; with the flag `u` one that is half of a pair is not found. */
const BYTE = /[\udc80-\udcff]/u;

/** The text of a name as the file system gives it. */
export function nameOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd') || Buffer.from(text).equals(bytes)) return text;
  let name = '';
  for (let at = 0; at < bytes.length; ) {
    const length = characterAt(bytes, at);
    name += length === 0 ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0)) : bytes.toString('utf8', at, at + length);
    at += Math.max(1, length);
  }
  return name;
}

/** How many bytes the character there has; 0 when there is none. */
function characterAt(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const piece = bytes.subarray(at, at + length);
  return Buffer.from(piece.toString('utf8')).equals(piece) ? length : 0;
}

/** A path as the functions of `node:fs` want it. */
export function onDisk(path: string): string | Buffer {
  return BYTE.test(path) ? Buffer.concat(Array.from(path, bytesOf)) : path;
}

function bytesOf(character: string): Buffer {
  return BYTE.test(character) ? Buffer.from([character.charCodeAt(0) - 0xdc00]) : Buffer.from(character);
}

/** Whether a name has bytes that are not UTF-8. */
export function hasBytes(path: string): boolean {
  return BYTE.test(path);
}

/** A path for people: bytes that are not UTF-8 as `\xff`. */
export function shownPath(path: string): string {
  return path.replace(/[\udc80-\udcff]/gu, (byte) => `\\x${hex(byte.charCodeAt(0) - 0xdc00).toLowerCase()}`);
}

/** The names of Windows' devices, with what may follow one: spaces, then a dot and anything. */
const DEVICE = '(?:con|prn|aux|nul|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]|con(?:in|out)\\$) *(?:\\.[^/]*)?(?:/|$)';
/**
 * What some system refuses: control characters, what GitHub's artifacts and Windows do not allow, a dot or space at the end of a
 * name, and the first letter of the names of Windows' devices. `%` itself, so that there is one way back.
 */
const REFUSED = new RegExp(
  `[^\\P{Cc}\\u0080-\\u009f]|["%*:<>?\\\\|\\udc80-\\udcff]|[. ](?=/|$)|(?<=^|/)(?=${DEVICE})[a-z]`,
  'giu',
);

/** The spelling of a path in an archive; percent-encoded where a system could refuse it. */
export function packedPath(path: string): string {
  return path.replace(REFUSED, (found) => `%${hex(found.charCodeAt(0) & 0xff)}`);
}

/** The path behind a spelling; `null` for one that `packedPath` does not write, so that no file has two. */
export function unpackedPath(packed: string): string | null {
  const path = packed.replace(/%([0-9A-F]{2})/g, (_, digits: string) => {
    const byte = Number.parseInt(digits, 16);
    return String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte);
  });
  if (packedPath(path) !== packed) return null;
  const bytes = onDisk(path);
  return typeof bytes === 'string' || nameOf(bytes) === path ? path : null;
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
