/** What no plan of the whole list can beat, however its legs and waves are chosen. */
import { naturally } from './natural.ts';
import type { Precedence } from './precedence.ts';
import type { Room } from './room.ts';

export interface Bound {
  readonly ms: number;
  /** A task id, `needs` (the longest chain), `locks` (tasks that may not overlap) or `legs` (the work divided). */
  readonly by: string;
}

/**
 * The largest of: the longest chain of needs, each change of kind with a start-up; tasks that may not overlap, one after
 * another; and the work divided by the jobs that run at the same time, of all and of each kind.
 */
export function listBound(precedence: Precedence, room: Room): Bound {
  const { tasks } = precedence;
  if (tasks.length === 0) return { ms: 0, by: 'legs' };
  const starts = tasks.map(({ runsOn }) => room.startupMs(runsOn));
  const startMs = starts.reduce((least, ms) => Math.min(least, ms), Number.POSITIVE_INFINITY);
  const candidates = [
    longestChain(precedence, starts),
    longestFilled(precedence, startMs),
    leastSpread(precedence, room, starts),
  ];
  return candidates.reduce((most, bound) => (bound.ms > most.ms ? bound : most));
}

/** The end of each task when everything starts as soon as its needs are done. Lists that several tasks share are read once. */
function longestChain({ tasks, order, needs, mayShare }: Precedence, starts: readonly number[]): Bound {
  const ends = new Array<number>(tasks.length).fill(0);
  const behind = new Map<readonly number[], { readonly ms: number; readonly last: number }>();
  const comesBefore = (a: number, b: number): boolean => {
    const later = (ends[a] ?? 0) - (ends[b] ?? 0);
    return later > 0 || (later === 0 && naturally(tasks[a]?.id ?? '', tasks[b]?.id ?? '') < 0);
  };
  for (const at of order) {
    const list = needs[at] ?? [];
    const before = behind.get(list) ?? lastOf(list, ends);
    behind.set(list, before);
    const isNewLeg = before.last < 0 || !mayShare(before.last, at);
    ends[at] = before.ms + (tasks[at]?.estimateMs ?? 0) + (isNewLeg ? (starts[at] ?? 0) : 0);
  }
  // Of equal ones the first by its id: the order of the list plays no part.
  const last = order.reduce((best, at) => (comesBefore(at, best) ? at : best), 0);
  const isAlone = (needs[last] ?? []).length === 0;
  return { ms: ends[last] ?? 0, by: isAlone ? (tasks[last]?.id ?? 'legs') : 'needs' };
}

/** Which of some tasks ends last, and when. */
function lastOf(list: readonly number[], ends: readonly number[]): { readonly ms: number; readonly last: number } {
  const last = list.reduce((best, need) => (best < 0 || (ends[need] ?? 0) > (ends[best] ?? 0) ? need : best), -1);
  return { ms: last < 0 ? 0 : (ends[last] ?? 0), last };
}

function longestFilled({ tasks, filled }: Precedence, startMs: number): Bound {
  const sums = filled.map((members) =>
    members.reduce((sum, { at, share }) => sum + share * (tasks[at]?.estimateMs ?? 0), startMs),
  );
  return { ms: Math.ceil(sums.reduce((most, ms) => Math.max(most, ms), 0) - 1e-6), by: 'locks' };
}

/** Every job at a time has a start-up before its first work; a task without a command has one of its own. */
function leastSpread({ tasks, kinds: keys }: Precedence, room: Room, starts: readonly number[]): Bound {
  const kinds = new Map<string, { workMs: number; ownMs: number; startMs: number; parallel: number }>();
  for (const [at, task] of tasks.entries()) {
    const key = keys[at] ?? '';
    const startMs = starts[at] ?? 0;
    const parallel = Math.min(room.atATime, room.maxParallel(task.runsOn) ?? room.atATime);
    const kind = kinds.get(key) ?? { workMs: 0, ownMs: 0, startMs, parallel };
    kind.workMs += task.estimateMs;
    if (task.run === null) kind.ownMs += startMs;
    kinds.set(key, kind);
  }
  const all = [...kinds.values()];
  const total = all.reduce(
    (sum, kind) => ({
      workMs: sum.workMs + kind.workMs,
      ownMs: sum.ownMs + kind.ownMs,
      startMs: Math.min(sum.startMs, kind.startMs),
      parallel: room.atATime,
    }),
    { workMs: 0, ownMs: 0, startMs: Number.POSITIVE_INFINITY, parallel: room.atATime },
  );
  const bounds = [total, ...all].map(({ workMs, ownMs, startMs, parallel }) =>
    Math.max(startMs + Math.ceil(workMs / parallel), Math.ceil((workMs + ownMs) / parallel)),
  );
  return { ms: Math.max(...bounds), by: 'legs' };
}
