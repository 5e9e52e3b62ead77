/** The family of a command as `/proc` shows it. */

import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { addDescendants, type Family, send } from './family.ts';

const KILL_PASSES = 40;
const PASS_MS = 25;
/** No system hands out all its process numbers, 32,768 and more, within such a time. */
const SHORT_MS = 250;
/** With more numbers than this it is cheaper to ask which processes there are. */
const FEW = 64;

/** Members are found by group, session, parents, and `mark` in their environment. */
export function linuxFamily(leader: number, mark: string): Family {
  const begun = performance.now();
  const since = readStat(leader)?.startTime ?? 0;
  const membersIn = (look: Look) => findMembers(look, leader, mark, since);

  function signal(name: NodeJS.Signals): void {
    const strays = membersIn(lookAfter(performance.now() - RECENT_MS)).filter((member) => member.group !== leader);
    send(-leader, name);
    for (const member of strays) send(member.pid, name);
  }

  async function kill(): Promise<readonly number[]> {
    const called = performance.now();
    let notBefore = called - RECENT_MS;
    let left: readonly Stat[] = [];
    for (let pass = 0; pass < KILL_PASSES; pass++) {
      // Looked up before anything dies: an orphan is no longer its parent's child.
      const look = lookBehind(leader, begun) ?? lookAfter(notBefore);
      left = membersIn(look);
      send(-leader, 'SIGKILL');
      for (const member of left) send(member.pid, 'SIGKILL');
      if (left.length === 0 && look.at >= called) return [];
      notBefore = performance.now();
      // An old look that shows nobody proves nothing: look again at once.
      if (left.length > 0) await sleep(PASS_MS);
    }
    return left.map((member) => member.pid);
  }

  function leaderEnded(): boolean {
    const stat = readStat(leader);
    return stat === null || stat.ended;
  }

  return { signal, kill, leaderEnded };
}

interface Stat {
  readonly pid: number;
  readonly ended: boolean;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** In clock ticks since boot. */
  readonly startTime: number;
}

/** One look at `/proc`, begun at `at`: a process that forks right now is found by the next one. */
interface Look {
  readonly at: number;
  readonly processes: readonly Stat[];
  /** By process, as far as someone asked. */
  readonly environments: Map<number, string>;
}

const RECENT_MS = 20;
let last: Look = { at: Number.NEGATIVE_INFINITY, processes: [], environments: new Map() };

/** A look that began at this time or later. Many families that are stopped at once share it. */
function lookAfter(notBefore: number): Look {
  if (last.at >= notBefore) return last;
  const at = performance.now();
  last = { at, processes: readProcesses(), environments: new Map() };
  return last;
}

/**
 * A look at those processes only that began after another did: numbers are given in order (proc(5), `loadavg` has the last
 * one). `null` when there are many, when it began too long ago, or when the numbers have begun anew.
 */
function lookBehind(leader: number, begun: number): Look | null {
  const at = performance.now();
  if (at - begun >= SHORT_MS) return null;
  const newest = Number(readProc('loadavg').trimEnd().split(' ')[4]);
  if (!(newest >= leader && newest - leader <= FEW)) return null;
  const pids = Array.from({ length: newest - leader + 1 }, (_, index) => leader + index);
  const processes = pids.flatMap((pid) => readStat(pid) ?? []).filter(isOther);
  return { at, processes, environments: new Map() };
}

function isOther(stat: Stat): boolean {
  return !stat.ended && stat.pid !== process.pid;
}

function environmentIn(look: Look, pid: number): string {
  const known = look.environments.get(pid);
  if (known !== undefined) return known;
  const text = readProc(`${pid}/environ`);
  look.environments.set(pid, text);
  return text;
}

function readProcesses(): readonly Stat[] {
  return readdirSync('/proc')
    .flatMap((name) => (/^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : []))
    .filter(isOther);
}

function findMembers(look: Look, leader: number, mark: string, since: number): Stat[] {
  const young = look.processes.filter((stat) => stat.startTime >= since);
  const found = new Set([leader]);
  for (const stat of young) {
    const isMember = stat.group === leader || stat.session === leader || environmentIn(look, stat.pid).includes(mark);
    if (isMember) found.add(stat.pid);
  }
  addDescendants(found, young);
  return young.filter((stat) => found.has(stat.pid));
}

function readStat(pid: number): Stat | null {
  const text = readProc(`${pid}/stat`);
  // The name of the program is in parentheses and may itself hold blanks and parentheses.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields.length < 20) return null;
  const [state = '', parent, group, session] = fields;
  return {
    pid,
    ended: state === 'Z' || state === 'X' || state === 'x',
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    startTime: Number(fields[19]),
  };
}

/** Empty when the process is gone or belongs to another user. */
function readProc(file: 'loadavg' | `${number}/${'stat' | 'environ'}`): string {
  try {
    return readFileSync(`/proc/${file}`, 'latin1');
  } catch {
    return '';
  }
}
