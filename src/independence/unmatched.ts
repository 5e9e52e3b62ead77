/** Which `artifacts` of a task brought no file, and who waits for one. */
import { decide } from '../glob/decide.ts';
import { matchesPattern, splitPath } from '../glob/match.ts';
import { type Pattern, parsePattern } from '../glob/pattern.ts';
import type { Plan, PlannedTask } from '../model.ts';

export interface Unmatched {
  readonly pattern: string;
  /** A task that needs this one and reads what the pattern names, and got no file for that read. */
  readonly reader: string | null;
}

/** The patterns that none of the files matches, in the order of the list. Paths are relative to the workspace. */
export function unmatchedArtifacts(
  plan: Pick<Plan, 'tasks'>,
  task: PlannedTask,
  paths: readonly string[],
): Unmatched[] {
  const files = paths.map((path) => splitPath(path, false));
  const matched = ({ alternatives, ...rest }: Pattern) =>
    files.some((file) => matchesPattern({ alternatives, ...rest }, file));
  const open = parsed(task.artifacts).filter((pattern) => !pattern.excludes && !matched(pattern));
  if (open.length === 0) return [];
  const reads = readsOfDependents(plan, task.id).filter(({ pattern }) => !matched(pattern));
  return open.map((pattern) => ({
    pattern: pattern.source,
    reader: reads.find((read) => meet(pattern, read.pattern))?.task ?? null,
  }));
}

function parsed(sources: readonly string[]): Pattern[] {
  return sources.flatMap((source) => parsePattern(source, false).pattern ?? []);
}

/** What tasks read that need a task, directly or through others. */
function readsOfDependents({ tasks }: Pick<Plan, 'tasks'>, id: string): { task: string; pattern: Pattern }[] {
  const after = new Set([id]);
  for (let size = 0; size !== after.size; ) {
    size = after.size;
    for (const task of tasks) if (task.needs.some((need) => after.has(need))) after.add(task.id);
  }
  return tasks
    .filter((task) => task.id !== id && after.has(task.id))
    .flatMap((task) =>
      parsed(task.reads ?? [])
        .filter(({ excludes }) => !excludes)
        .map((pattern) => ({ task: task.id, pattern })),
    );
}

/** Whether two patterns certainly meet: what cannot be decided is not an error. */
function meet(a: Pattern, b: Pattern): boolean {
  const reach = (one: Pattern) =>
    one.alternatives
      .filter(({ scheme }) => scheme === null)
      .map((alternative) => ({ alternative, exclusions: [], approximate: one.approximate }));
  return reach(a).some((one) => reach(b).some((other) => decide(one, other).verdict === 'meet'));
}
