/** The kinds of legs that a list needs, numbered, with what a leg of each costs. */
import type { Precedence } from './precedence.ts';
import type { Room } from './room.ts';

export interface Kinds {
  /** The kind of every task. */
  readonly of: readonly number[];
  /** By kind: milliseconds before the first task of a leg. */
  readonly startupMs: readonly number[];
  /** By kind: how many of its legs run at the same time. */
  readonly parallel: readonly number[];
}

export function kindsOf({ tasks, kinds }: Pick<Precedence, 'tasks' | 'kinds'>, room: Room): Kinds {
  const numbers = new Map<string, number>();
  const startupMs: number[] = [];
  const parallel: number[] = [];
  const of = tasks.map(({ runsOn }, at) => {
    const key = kinds[at] ?? '';
    const known = numbers.get(key);
    if (known !== undefined) return known;
    startupMs.push(room.startupMs(runsOn));
    parallel.push(Math.min(room.maxParallel(runsOn) ?? room.atATime, room.atATime));
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
  return { of, startupMs, parallel };
}
