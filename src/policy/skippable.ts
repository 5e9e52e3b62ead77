/** Which tasks a run may come to and skip. */
import type { Task } from '../model.ts';

/** What has to be known of a task to say so. */
export type SkippableTask = Pick<Task, 'id' | 'needs' | 'condition' | 'skip'>;

const NONE: ReadonlySet<string> = new Set();

/** The ids of the tasks whose `if` may turn out false, and of all that need one of them: what needs a skipped task is skipped. */
export function skippable(tasks: readonly SkippableTask[]): ReadonlySet<string> {
  const first = tasks.filter(({ condition, skip }) => condition !== null || skip).map(({ id }) => id);
  return first.length === 0 ? NONE : withDependents(first, tasks);
}

/** Some tasks, and all that need one of them, directly or through others. */
export function withDependents(
  ids: Iterable<string>,
  tasks: readonly Pick<Task, 'id' | 'needs'>[],
): ReadonlySet<string> {
  const behind = new Map<string, string[]>();
  for (const { id, needs } of tasks)
    for (const need of needs) {
      const dependents = behind.get(need);
      if (dependents === undefined) behind.set(need, [id]);
      else dependents.push(id);
    }
  // Appended to while it is walked.
  const found = new Set(ids);
  for (const id of found) for (const dependent of behind.get(id) ?? []) found.add(dependent);
  return found;
}
