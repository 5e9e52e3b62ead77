/** What of a list this machine cannot run: tasks whose work is the steps of their own job on GitHub. */
import type { Task } from '../model.ts';
import { type PlanProblem, problem } from '../problem.ts';

/**
 * Takes tasks without `run`, and those that wait for one, out of the count of every rule, and reports them: the other tasks
 * are judged as if the list held only them. The tasks are changed and not copied, as nobody else has them yet.
 */
export function leaveToJobs(tasks: readonly Task[]): readonly PlanProblem[] {
  const left = new Set<string>();
  const without = tasks.filter(({ run, skip }) => run === null && !skip);
  if (without.length === 0) return [];
  for (const { id } of without) left.add(id);
  // What is behind a need that is left is in no particular order in the list.
  for (let before = 0; before < left.size; ) {
    before = left.size;
    for (const task of tasks) if (waitsFor(task, left)) left.add(task.id);
  }
  for (const task of tasks) if (left.has(task.id)) (task as { uncounted: boolean }).uncounted = true;
  const ids = without.map(({ id }) => id);
  const behind = [...left].filter((id) => !ids.includes(id));
  return [problem('plan/not-here', null, { ids, behind, all: left.size === tasks.length })];
}

/** A task with a condition may run however its needs end. */
function waitsFor({ id, needs, condition, skip }: Task, left: ReadonlySet<string>): boolean {
  return !skip && condition === null && !left.has(id) && needs.some((need) => left.has(need));
}
