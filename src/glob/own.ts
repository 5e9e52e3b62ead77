/** Names of folders that are not the user's to read or write: git's and fanfold's own, in every spelling that a file system takes for them. */
import { foldText } from './fold.ts';

/** Characters that HFS+ leaves out when it compares names; git refuses `.git` with them for the same reason (CVE-2014-9390). */
const IGNORED = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/gu;

/**
 * Folded names. NTFS takes no notice of dots and spaces at the end, calls a stream of a folder `.git:name`, and has short names:
 * `git~1`, and after some collisions two letters and a hash. `ı` and `ſ` of other alphabets are folded by some file systems.
 */
const OWN = /^(?:\.git|\.fanfold|git~\d+|fanfol~\d+|(?:gi|fa)[0-9a-f]{4}~\d+)(?:[. ]*(?::.*)?)$/u;

/** Whether a folder or file of this name is git's or fanfold's own on some file system. */
export function isOwnName(name: string): boolean {
  // Hardly any name has what all of these have.
  if (!name.includes('~') && !/^[^A-Za-z0-9_-]/.test(name)) return false;
  return OWN.test(foldText(name.replace(IGNORED, '')).replaceAll('ı', 'i'));
}

/** Whether a relative path with `/` is, or lies in, such a folder. */
export function isOwnPath(path: string): boolean {
  return path.split('/').some(isOwnName);
}

/**
 * Whether a relative path with `/` can be written below a folder without leaving it, and without reaching into what is git's or
 * fanfold's own. With `windows`, a backslash or a drive leads out as well.
 */
export function isSafePath(path: string, windows: boolean): boolean {
  if (path === '' || path.includes('\0') || (windows && /\\|^[A-Za-z]:/.test(path))) return false;
  return path.split('/').every((name) => name !== '' && name !== '.' && name !== '..' && !isOwnName(name));
}
