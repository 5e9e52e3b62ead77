/** How long each task will probably take. */
import type { PlannedTask, Task } from '../model.ts';
import { expected, type History } from './history.ts';
import { runnerKey } from './runner.ts';

/** How many estimates came from where. */
export interface EstimateSources {
  readonly duration: number;
  readonly history: number;
  readonly mean: number;
  readonly equal: number;
}

export interface Estimates {
  /** Whole milliseconds, in the order of the tasks; 0 for a task that was skipped when planned. */
  readonly ms: readonly number[];
  readonly sources: EstimateSources;
}

/** When nothing at all is known, every task is taken for one minute: only that they are equal matters then. */
const EQUAL_MS = 60_000;

/** Whether nothing was known of any of these tasks, so that what is predicted from them is the shape of a plan and no time. */
export function isGuess(tasks: readonly Pick<PlannedTask, 'durationMs' | 'estimateMs' | 'skip'>[]): boolean {
  return tasks.every(({ durationMs, estimateMs, skip }) => skip || (durationMs === null && estimateMs === EQUAL_MS));
}

type Estimated = Pick<Task, 'id' | 'item' | 'runsOn' | 'durationMs' | 'skip'>;

/**
 * Explicit `duration`, else the median of the last three successes, else the mean of the known ones, else equal. The mean and
 * not the median for the unknown: it keeps the total right, and the total decides the number of legs.
 */
export function estimateTasks(tasks: readonly Estimated[], history: History): Estimates {
  const sources = { duration: 0, history: 0, mean: 0, equal: 0 };
  const known = tasks.map((task) => {
    if (task.skip) return 0;
    if (task.durationMs !== null) {
      sources.duration++;
      return Math.max(1, task.durationMs);
    }
    const ms = fromHistory(task, history);
    if (ms !== null) sources.history++;
    return ms;
  });
  const counted = known.filter((ms, index) => ms !== null && tasks[index]?.skip !== true) as number[];
  const total = counted.reduce((sum, ms) => sum + ms, 0);
  const other = counted.length === 0 ? EQUAL_MS : Math.max(1, Math.round(total / counted.length));
  const ms = known.map((value) => {
    if (value !== null) return value;
    sources[counted.length === 0 ? 'equal' : 'mean']++;
    return other;
  });
  return { ms, sources };
}

function fromHistory({ id, item, runsOn }: Estimated, history: History): number | null {
  if (history.tasks.size === 0) return null;
  const runner = runnerKey(runsOn);
  return expected(history, id, runner) ?? (item === null ? null : expected(history, String(item), runner));
}
