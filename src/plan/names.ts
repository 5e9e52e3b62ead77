/** What people see of tasks: names that are printable, short enough for GitHub, and each only once. */
import type { Locate, Task } from '../model.ts';
import { distinctNames } from '../packing/names.ts';
import { type PlanProblem, problem } from '../problem.ts';
import { MAX_JOB_NAME } from '../tasklist/github-limits.ts';
import type { TaskFile } from '../tasklist/settings.ts';

type Renamed = Extract<PlanProblem, { kind: 'renamed' }>;

/**
 * Gives tasks whose name another one has, or is too long, the cut name with a hash of the id, and reports it once an entry.
 * The tasks were made a moment ago and nobody else has them, so they are changed and not copied.
 */
export function settleNames(tasks: readonly Task[], file: TaskFile, locate: Locate): readonly PlanProblem[] {
  // Ids are different from each other: a list without names that are too long costs one look.
  if (tasks.every(({ id, name }) => name === id && name.length <= MAX_JOB_NAME)) return [];
  const names = distinctNames(tasks);
  const told = new Map<string, { -readonly [Key in keyof Renamed]: Renamed[Key] }>();
  for (const task of tasks) {
    const name = names.get(task.id);
    if (name === undefined) continue;
    const why = task.name.length > MAX_JOB_NAME ? 'long' : 'equal';
    const key = `${why} ${task.template}`;
    const known = told.get(key);
    if (known !== undefined) known.count++;
    else if (isRenamed(task.name, name)) {
      const at = locate([
        'tasks',
        Math.max(
          0,
          file.tasks.findIndex(({ id }) => id === task.template),
        ),
        'name',
      ]);
      const facts = {
        why,
        id: task.id,
        name: task.name,
        shown: name,
        count: 1,
        max: MAX_JOB_NAME,
      } as const;
      told.set(key, problem('plan/renamed', at, facts));
    }
    (task as { name: string }).name = name;
  }
  return [...told.values()];
}

/** A name that only had unprintable characters replaced is not worth a problem. */
function isRenamed(name: string, shown: string): boolean {
  return name.trim().length !== shown.length;
}
