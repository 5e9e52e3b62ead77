import type { PlannedTask, TaskRecord } from '../model.ts';
import { isBlocked } from '../policy/outcome.ts';
import { line, logLines } from '../report/escape/terminal.ts';
import { progressLine, retryText } from '../report/progress.ts';
import { blockedText } from '../report/rows.ts';
import type { Retrying } from '../run/task.ts';
import type { Console } from './console.ts';

export interface ProgressPrinter {
  readonly started: (task: PlannedTask) => void;
  readonly retried: (retry: Retrying) => void;
  readonly finished: (record: TaskRecord) => void;
  readonly output: (taskId: string, text: string) => unknown;
}

/** Lines for people: what starts, what ends, and the output of each task behind its id. */
export function createProgress(
  total: number,
  byId: ReadonlyMap<string, PlannedTask>,
  console: Console,
): ProgressPrinter {
  const { style } = console;
  const unsuccessful = new Set<string>();
  let done = 0;
  return {
    started: (task) => {
      const change = { done, total, task: task.id, event: 'started', durationMs: 0, reason: null } as const;
      console.out(progressLine(change, style));
    },
    retried: (retry) => {
      const change = {
        done,
        total,
        task: retry.task,
        event: 'retried',
        durationMs: 0,
        reason: retryText(retry),
      } as const;
      console.out(progressLine(change, style));
    },
    finished: (record) => {
      done += 1;
      const { task, durationMs, state, tries } = record;
      if (state !== 'succeeded') unsuccessful.add(task);
      const blocked = isBlocked(record);
      const late = state === 'succeeded' && tries.length > 1 ? `on try ${tries.length}` : null;
      const reason = blocked ? blockedText(byId.get(task)?.needs ?? [], unsuccessful) : (record.reason ?? late);
      console.out(progressLine({ done, total, task, event: blocked ? 'blocked' : state, durationMs, reason }, style));
    },
    output: (taskId, text) => {
      const shown = logLines(text)[0] ?? '';
      return console.write(`${style.dim(`${line(taskId)} |`)} ${shown}`);
    },
  };
}
