/** The family of a command on Windows, which has no process groups and no TERM: every signal takes the whole tree down. */

import { execFile } from 'node:child_process';
import { win32 } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Family, isAlive } from './family.ts';

const PASSES = 20;
const PASS_MS = 25;

/**
 * While the leader lives `taskkill` walks the tree. Children of one that has ended are found by its number, which Windows keeps
 * as their parent's; a process whose parent has ended as well, and is not the leader, has no way back to it and is not found.
 */
export function windowsFamily(leader: number): Family {
  // A clock and the times of processes differ by some milliseconds.
  const begun = Date.now() - 1_000;

  async function kill(): Promise<readonly number[]> {
    const named = isAlive(leader) ? await taskkill([leader]) : [];
    const orphans = membersIn(await processes(), leader, begun).filter(isAlive);
    const more = orphans.length === 0 ? [] : await taskkill(orphans);
    return survivorsOf([...new Set([...named, ...more])]);
  }

  return { signal: () => void taskkill([leader]), kill, leaderEnded: () => !isAlive(leader) };
}

/** The end of a process takes a moment. */
async function survivorsOf(pids: readonly number[]): Promise<readonly number[]> {
  let left = pids.filter(isAlive);
  for (let pass = 0; left.length > 0 && pass < PASSES; pass++) {
    await sleep(PASS_MS);
    left = left.filter(isAlive);
  }
  return left;
}

/** Ends processes and what descends from them; the numbers of those that it could not end, and perhaps of others. */
async function taskkill(pids: readonly number[]): Promise<readonly number[]> {
  const { code, said } = await ask('taskkill.exe', [...pids.flatMap((pid) => ['/pid', String(pid)]), '/T', '/F']);
  if (code === 0) return [];
  // A process that is gone makes an error too; those that could not be ended are named.
  const numbers = Array.from(said.matchAll(/\b[1-9]\d{0,9}\b/g), ([number]) => Number(number));
  return [...pids, ...numbers].filter((pid) => pid !== process.pid);
}

/** A process as PowerShell shows it; `created` is in milliseconds since 1970. */
interface Shown {
  readonly pid: number;
  readonly parent: number;
  readonly created: number;
}

/** What descends from a leader that has ended. A number is given to another process later, hence the times. */
function membersIn(shown: readonly Shown[], leader: number, begun: number): number[] {
  const again = shown.find(({ pid }) => pid === leader)?.created ?? Number.POSITIVE_INFINITY;
  const members = new Map<number, number>();
  for (const { pid, parent, created } of shown)
    if (parent === leader && created >= begun && created < again) members.set(pid, created);
  for (let before = 0; before !== members.size; ) {
    before = members.size;
    for (const { pid, parent, created } of shown)
      if (created >= (members.get(parent) ?? Number.POSITIVE_INFINITY)) members.set(pid, created);
  }
  members.delete(process.pid);
  return [...members.keys()];
}

/** No double quotes: this is one argument. */
const LIST =
  "Get-CimInstance -Query 'SELECT ProcessId, ParentProcessId, CreationDate FROM Win32_Process' | Where-Object CreationDate | " +
  "ForEach-Object { '{0} {1} {2}' -f $_.ProcessId, $_.ParentProcessId, ([DateTimeOffset]$_.CreationDate).ToUnixTimeMilliseconds() }";

/** Empty when PowerShell does not answer. */
async function processes(): Promise<readonly Shown[]> {
  const { said } = await ask('WindowsPowerShell/v1.0/powershell.exe', [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    LIST,
  ]);
  return Array.from(said.matchAll(/^(\d+) (\d+) (\d+)\r?$/gm), ([, pid, parent, created]) => ({
    pid: Number(pid),
    parent: Number(parent),
    created: Number(created),
  }));
}

/** A stop has some seconds in all. */
const ANSWER_MS = 5_000;
const MAX_SAID = 16 * 1024 * 1024;

/** Runs a program of the system, and no other of its name: Windows looks into the current folder first. */
function ask(
  program: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly said: string }> {
  const root = process.env['SystemRoot'];
  const file = root === undefined ? win32.basename(program, '.exe') : win32.join(root, 'System32', program);
  const options = { timeout: ANSWER_MS, maxBuffer: MAX_SAID, windowsHide: true, encoding: 'latin1' } as const;
  return new Promise((done) => {
    const child = execFile(file, [...args], options, (_error, stdout, stderr) =>
      done({ code: child.exitCode, said: `${stdout}\n${stderr}` }),
    );
  });
}
