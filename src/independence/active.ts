/** Which tasks of a list run. It is decided here and nowhere else, once for a list. */
import type { Task } from '../model.ts';
import { asksStatus } from '../tasklist/condition.ts';

/** A task that runs. It has no `skip`, so nobody can ask a second time. */
export type ActiveTask = Omit<Task, 'skip'>;

/** Why a task does not run: its `if` is false, or it needs a task that does not run and asks for no status. */
export type SkippedBy = 'if' | 'needs';

interface Listed extends Partial<Pick<Task, 'needs' | 'condition' | 'skip'>> {
  readonly id: string;
}

/**
 * A list without the tasks of which it is known, when it is planned, that they do not run. Those touch nothing, take no
 * time, are in no wave and keep nobody waiting. Only {@link activeOf} makes one, so whoever takes this type cannot be given
 * the whole list.
 */
export class Active<Item> {
  /** The tasks that run, in list order. Their needs may name skipped tasks. */
  readonly tasks: readonly Item[];
  /** The whole list: what its text gets wrong is wrong whether or not the task runs. */
  readonly listed: readonly Item[];
  // A member that nobody else can have makes the type this class's alone.
  readonly #skipped: ReadonlyMap<string, SkippedBy>;

  private constructor(tasks: readonly Item[], listed: readonly Item[], skipped: ReadonlyMap<string, SkippedBy>) {
    this.tasks = tasks;
    this.listed = listed;
    this.#skipped = skipped;
  }

  static of<Item extends Listed>(list: readonly Item[]): Active<Omit<Item, 'skip'>> {
    const skipped = skippedOf(list);
    return new Active(skipped.size === 0 ? list : list.filter(({ id }) => !skipped.has(id)), list, skipped);
  }

  /** The ids of the others, those whose `if` is false first. */
  get skipped(): ReadonlyMap<string, SkippedBy> {
    return this.#skipped;
  }
}

export const activeOf = Active.of;

function skippedOf(list: readonly Listed[]): ReadonlyMap<string, SkippedBy> {
  const skipped = new Map<string, SkippedBy>();
  for (const { id, skip } of list) if (skip) skipped.set(id, 'if');
  if (skipped.size === 0) return skipped;
  const { listsWith, tasksOf } = dependents(list);
  // A map is walked in the order in which it grows.
  for (const id of skipped.keys())
    for (const needs of listsWith.get(id) ?? []) {
      for (const task of tasksOf.get(needs) ?? [])
        if (!skipped.has(task.id) && needsSuccess(task)) skipped.set(task.id, 'needs');
      tasksOf.delete(needs);
    }
  return skipped;
}

/** GitHub's rule: a condition that asks for no status means `success() && (condition)`. */
function needsSuccess({ condition }: Listed): boolean {
  return condition === undefined || condition === null || !asksStatus(condition);
}

/** The lists of needs that name each task, and the tasks that have each list: expansions of one entry share theirs. */
function dependents(list: readonly Listed[]) {
  const tasksOf = new Map<readonly string[], Listed[]>();
  const listsWith = new Map<string, (readonly string[])[]>();
  for (const task of list) {
    const needs = task.needs ?? [];
    const known = tasksOf.get(needs);
    if (known !== undefined) known.push(task);
    else {
      tasksOf.set(needs, [task]);
      for (const need of needs) {
        const lists = listsWith.get(need);
        if (lists === undefined) listsWith.set(need, [needs]);
        else lists.push(needs);
      }
    }
  }
  return { tasksOf, listsWith };
}
