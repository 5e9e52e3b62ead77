/** One run at a time in one folder: two would mix their records. */
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, problem, type RimProblem } from '../problem.ts';

export interface RunLock {
  readonly release: () => void;
}

/**
 * Takes the lock of a folder that exists; one whose process is gone is taken over. It is made under another name and linked, so
 * that nobody ever reads half of it. `shown`: what people call it. Throws what the disk says.
 */
export function lockRun(folder: string, shown: string): RunLock | RimProblem {
  const lock = join(folder, 'lock');
  const own = `${lock}.${process.pid}`;
  const text = JSON.stringify({ pid: process.pid, start: startOf(process.pid) });
  writeFileSync(own, text);
  try {
    for (;;) {
      if (linked(own, lock)) return { release: () => releaseOwn(lock, text) };
      const held = textOf(lock);
      const pid = held === null ? null : holderOf(held);
      if (pid !== null) return problem('rim/run-locked', null, { path: shown, pid });
      if (held !== null) takeAway(lock, held);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** Whether the lock is ours now. Where there are no hard links it is written in its place. */
function linked(own: string, lock: string): boolean {
  for (const make of [() => linkSync(own, lock), () => copyFileSync(own, lock, constants.COPYFILE_EXCL)]) {
    try {
      make();
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
    }
  }
  throw new Error(`no lock can be made in ${dirname(lock)}`);
}

/** The process that holds a lock, while it lives; one that has its number but not its start is another. */
function holderOf(text: string): number | null {
  let value: { pid?: unknown; start?: unknown } | null;
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return null;
  }
  const { pid, start } = value ?? {};
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  return start === startOf(pid) ? pid : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** When a process began, in the clock of Linux; `null` elsewhere. The name before it may hold any character. */
function startOf(pid: number): string | null {
  const status = textOf(`/proc/${pid}/stat`);
  return status?.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** Removes only the lock that was read: another process may have taken its place by now. */
function takeAway(lock: string, held: string): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (textOf(aside) !== held) linked(aside, lock);
  rmSync(aside, { force: true });
}

function releaseOwn(lock: string, text: string): void {
  if (textOf(lock) === text) rmSync(lock, { force: true });
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
