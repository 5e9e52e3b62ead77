/** The family of a command as `ps` shows it: for macOS and other systems without `/proc`. */

import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDescendants, type Family, send } from './family.ts';

/** With these, `ps` takes some 50 ms. */
const FIELDS = ['pid=', 'ppid=', 'pgid=', 'state=', 'command='].flatMap((field) => ['-o', field]);
const MAX_OUTPUT = 64 * 1024 * 1024;
const LOOK_MS = 5_000;
const KILL_PASSES = 20;
const PASS_MS = 25;

interface Shown {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** With its environment, where the system shows that. */
  readonly command: string;
}

/**
 * Members are found by group, by parents, and by `mark` in the environment, which macOS shows of the user's own processes. One
 * that was a member once stays one, since an orphan is no longer its parent's child.
 */
export function posixFamily(leader: number, mark: string, platform: NodeJS.Platform): Family {
  const known = new Set([leader]);

  /** `null` when nobody can say. */
  async function members(): Promise<readonly number[] | null> {
    const living = await processes(platform);
    if (living === null) return null;
    for (const { pid, group, command } of living) if (group === leader || command.includes(mark)) known.add(pid);
    addDescendants(known, living);
    return living.flatMap(({ pid }) => (known.has(pid) ? [pid] : []));
  }

  /** Looked up before anybody gets the signal, which may end a parent. */
  async function signal(name: NodeJS.Signals): Promise<void> {
    const found = await members();
    send(-leader, name);
    for (const pid of found ?? []) if (pid !== leader) send(pid, name);
  }

  async function kill(): Promise<readonly number[]> {
    let left: readonly number[] = [];
    for (let pass = 0; pass < KILL_PASSES; pass++) {
      const found = await members();
      const groupLeft = send(-leader, 'SIGKILL');
      left = found ?? (groupLeft ? [leader] : []);
      if (left.length === 0) return [];
      for (const pid of found ?? []) send(pid, 'SIGKILL');
      await sleep(PASS_MS);
    }
    return left;
  }

  return { signal: (name) => void signal(name), kill, leaderEnded: () => false };
}

/** All that live but this one; `null` when `ps` is absent or does not answer. */
async function processes(platform: NodeJS.Platform): Promise<readonly Shown[] | null> {
  const withEnvironment = platform === 'darwin' ? await ps(['-E', '-ww']) : null;
  const text = withEnvironment ?? (await ps([]));
  return text === null ? null : text.split('\n').flatMap(shownIn);
}

function ps(options: readonly string[]): Promise<string | null> {
  return new Promise((done) => {
    execFile('ps', ['-A', ...options, ...FIELDS], { maxBuffer: MAX_OUTPUT, timeout: LOOK_MS }, (error, stdout) =>
      done(error === null ? stdout : null),
    );
  });
}

function shownIn(line: string): Shown[] {
  const [, pid, parent, group, state = 'Z', command = ''] = /^ *(\d+) +(\d+) +(\d+) +(\S+) ?(.*)$/.exec(line) ?? [];
  if (state.startsWith('Z') || Number(pid) === process.pid) return [];
  return [{ pid: Number(pid), parent: Number(parent), group: Number(group), command }];
}
