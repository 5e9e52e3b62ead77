/** What happens while tasks run, as one stream for every reader: console, Actions log, JSON Lines, tests. */
import type { Observed, TaskRecord, Verdict } from './model.ts';
import type { Problem } from './problem.ts';

/** One more try of a task or batch is coming. */
export interface Retrying {
  /** The id of the task, or of the batch. */
  readonly task: string;
  /** Why the last try failed. */
  readonly reason: string;
  /** The try that is coming, counted from 1, and how many there may be. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly waitMs: number;
}

export type RunEvent =
  /** A command starts: of one task, or of the batch `task` of several `tasks`; `name` is what people see of either. */
  | { readonly event: 'started'; readonly task: string; readonly name: string; readonly tasks: readonly string[] }
  /** One line of a task or batch, without its newline. Hostile text. */
  | { readonly event: 'output'; readonly task: string; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | ({ readonly event: 'retried' } & Retrying)
  /** A task has its record, whether or not it ever started. */
  | { readonly event: 'ended'; readonly record: TaskRecord }
  | { readonly event: 'observed'; readonly observed: Observed }
  | { readonly event: 'problem'; readonly problem: Problem }
  /** The verdict is certain, `null` where only another leg knows it; `stops`: the stop condition holds, nothing new starts. */
  | { readonly event: 'decided'; readonly verdict: 'pass' | 'fail' | null; readonly stops: boolean }
  | { readonly event: 'verdict'; readonly verdict: Verdict };

/** Takes events in the order in which they happen. A promise for an `output` holds that task's output back until it settles. */
export type OnEvent = (event: RunEvent) => unknown;
