import type { PackingProblem } from '../problem.ts';

export const MAX_HISTORY_BYTES = 32 * 1024 * 1024;

/** Measured times of successes. */
export interface History {
  /** By task id, then by runner label: milliseconds, the newest last, at most three. */
  readonly tasks: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
  /** By runner label: milliseconds from the start of a job to its first task. */
  readonly startup: ReadonlyMap<string, readonly number[]>;
}

export const EMPTY_HISTORY: History = { tasks: new Map(), startup: new Map() };

export function parseHistory(_text: string, _source: string): { history: History; problems: readonly PackingProblem[] } {
  return { history: EMPTY_HISTORY, problems: [] };
}
