import { codeOf } from '../../problem.ts';

/** All processes that descend from one command, the leader. */
export interface Family {
  /** Sends a signal to every member; one that is already gone is not an error. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Kills every member and waits, at most a few seconds, until none is left. Returns the survivors. */
  readonly kill: () => Promise<readonly number[]>;
  /** Whether the leader has ended, though perhaps not yet been waited for; `false` when that cannot be known. */
  readonly leaderEnded: () => boolean;
}

/** `false` when there is nobody to get the signal. */
export function send(target: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(target, signal);
    return true;
  } catch {
    return false;
  }
}

/** Of another user's process it is not allowed to know, but it is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Adds what descends from the members. */
export function addDescendants(
  members: Set<number>,
  processes: readonly { readonly pid: number; readonly parent: number }[],
): void {
  for (let before = 0; before !== members.size; ) {
    before = members.size;
    for (const { pid, parent } of processes) if (members.has(parent)) members.add(pid);
  }
}
