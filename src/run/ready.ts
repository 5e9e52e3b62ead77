/** Which tasks have all their needs behind them. */
import type { PlannedTask } from '../model.ts';

type Needy = Pick<PlannedTask, 'id' | 'needs'>;

export interface ReadyTasks<T extends Needy> {
  /** What is ready from the start, in the given order. */
  readonly first: readonly T[];
  /** Tells that a task has its record; returns what needed only it, in the given order. */
  readonly done: (id: string) => readonly T[];
}

/** Needs outside `tasks` are not waited for. Each task and each need costs the same, however many there are. */
export function trackReady<T extends Needy>(tasks: readonly T[]): ReadyTasks<T> {
  const ids = new Set(tasks.map((task) => task.id));
  const open = new Map<string, number>();
  const dependents = new Map<string, T[]>();
  const first: T[] = [];
  for (const task of tasks) {
    const inside = [...new Set(task.needs)].filter((need) => ids.has(need));
    open.set(task.id, inside.length);
    if (inside.length === 0) first.push(task);
    for (const need of inside) {
      const list = dependents.get(need);
      if (list === undefined) dependents.set(need, [task]);
      else list.push(task);
    }
  }

  function done(id: string): readonly T[] {
    const behind = dependents.get(id) ?? [];
    dependents.delete(id);
    return behind.filter((task) => {
      const left = (open.get(task.id) ?? 0) - 1;
      open.set(task.id, left);
      return left === 0;
    });
  }

  return { first, done };
}
