import { line } from './escape/terminal.ts';
import type { ShownState } from './model.ts';
import { stateMark, stateWord } from './rows.ts';
import type { Style } from './style.ts';
import { duration } from './words.ts';

/** One change while tasks run. */
export interface Progress {
  /** Finished tasks, this one included when it has finished. */
  readonly done: number;
  readonly total: number;
  readonly task: string;
  readonly event: 'started' | 'retried' | ShownState;
  readonly durationMs: number;
  readonly reason: string | null;
}

const FAILING: ReadonlySet<string> = new Set(['failed', 'timed-out', 'cancelled', 'missing', 'blocked']);

/** One line about one change, without a newline: `[ 3/16] ✓ unit[a] succeeded in 1.2 s`. */
export function progressLine(progress: Progress, style: Style): string {
  const { done, total, event } = progress;
  const counter = style.dim(`[${String(done).padStart(String(total).length)}/${total}]`);
  const task = style.bold(line(progress.task));
  const reason = progress.reason === null ? '' : `: ${line(progress.reason)}`;
  if (event === 'started') return `${counter} ${style.dim('>')} ${task} started${reason}`;
  if (event === 'retried') return `${counter} ${style.yellow('~')} ${task} starts again${reason}`;
  const fails = FAILING.has(event);
  const row = { shown: event, fails, flaky: false };
  const paint = fails ? style.red : event === 'succeeded' ? style.green : style.yellow;
  const time = progress.durationMs > 0 ? ` ${fails ? 'after' : 'in'} ${duration(progress.durationMs)}` : '';
  return `${counter} ${paint(`${stateMark(row)}`)} ${task} ${paint(stateWord(row))}${time}${reason}`;
}

/** A try that is coming, counted from 1. */
interface Retry {
  readonly reason: string;
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly waitMs: number;
}

/** Why a task is tried again, and when: `exit code 75; try 2 of 3 in 1.2 s`. */
export function retryText({ reason, attempt, maxAttempts, waitMs }: Retry): string {
  return `${reason}; try ${attempt} of ${maxAttempts} in ${duration(waitMs)}`;
}
