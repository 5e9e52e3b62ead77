import type { Family } from './family.ts';
import { linuxFamily } from './linux.ts';
import { posixFamily } from './posix.ts';
import { windowsFamily } from './windows.ts';

/** All processes that have the mark are ended: a short text could be in the environment of a stranger. */
const LEAST_MARK = 16;

/**
 * The family of a command that has just been started, as leader of its own process group (and, on POSIX, session). `mark` is a
 * random text in its environment.
 */
export function createFamily(leader: number, mark: string, platform: NodeJS.Platform): Family {
  if (mark.length < LEAST_MARK) throw new Error('the mark of a process is too short');
  if (platform === 'win32') return windowsFamily(leader);
  return platform === 'linux' ? linuxFamily(leader, mark) : posixFamily(leader, mark, platform);
}
