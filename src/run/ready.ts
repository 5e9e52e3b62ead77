/** Which tasks have all their needs behind them. */
import type { PlannedTask } from '../model.ts';

type Needy = Pick<PlannedTask, 'id' | 'needs'>;

export interface ReadyTasks<T extends Needy> {
  /** Ready and neither taken nor done, first of the given order first. */
  readonly ready: () => readonly T[];
  /** Not taken, ready or not. */
  readonly waiting: () => readonly T[];
  readonly take: (task: T) => void;
  /** Tells that a task has its record; what needed only it becomes ready. */
  readonly done: (id: string) => void;
}

/** Needs outside `tasks` are not waited for. */
export function trackReady<T extends Needy>(tasks: readonly T[]): ReadyTasks<T> {
  const place = new Map(tasks.map((task, index) => [task.id, index]));
  const waiting = new Map(tasks.map((task) => [task.id, task]));
  const open = new Map<string, number>();
  const dependents = new Map<string, T[]>();
  const ready: T[] = [];
  for (const task of tasks) {
    const inside = [...new Set(task.needs)].filter((need) => place.has(need));
    open.set(task.id, inside.length);
    if (inside.length === 0) ready.push(task);
    for (const need of inside) {
      const list = dependents.get(need);
      if (list === undefined) dependents.set(need, [task]);
      else list.push(task);
    }
  }

  const rank = (task: T) => place.get(task.id) ?? 0;

  /** Binary search: the first index whose task comes after `task`. */
  function slot(task: T): number {
    let [low, high] = [0, ready.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = ready[middle];
      if (other !== undefined && rank(other) < rank(task)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function take(task: T): void {
    waiting.delete(task.id);
    const at = slot(task);
    if (ready[at] === task) ready.splice(at, 1);
  }

  function done(id: string): void {
    for (const task of dependents.get(id) ?? []) {
      const left = (open.get(task.id) ?? 0) - 1;
      open.set(task.id, left);
      if (left === 0 && waiting.has(task.id)) ready.splice(slot(task), 0, task);
    }
    dependents.delete(id);
  }

  return { ready: () => [...ready], waiting: () => [...waiting.values()], take, done };
}
