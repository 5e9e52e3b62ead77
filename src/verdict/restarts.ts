/** Legs that should have started again, since one that they need did. */
import type { PlannedTask } from '../model.ts';
import { problem, type SyncProblem } from '../problem.ts';
import type { Standing } from './standing.ts';

/**
 * GitHub runs the dependents of a job that is run again, except, at times, in a workflow that a matrix calls (actions/runner
 * 2810). What such a leg recorded is about the attempt before.
 */
export function withoutRestart(
  tasks: readonly PlannedTask[],
  legOf: ReadonlyMap<string, string>,
  standings: ReadonlyMap<string, Standing>,
): SyncProblem[] {
  const started = (leg: string) => {
    const standing = standings.get(leg);
    return standing?.kind === 'started' ? standing.attempt : null;
  };
  // Of every task the newest attempt in which it, or what it needs, started. What is needed comes first, see `needsFirst`.
  const due = new Map<string, { readonly attempt: number; readonly need: string }>();
  const found = new Map<string, Extract<SyncProblem, { kind: 'not-restarted' }>>();
  for (const task of needsFirst(tasks)) {
    const leg = legOf.get(task.id) ?? '';
    const own = started(leg) ?? 0;
    const newest = task.needs
      .map((need) => due.get(need) ?? { attempt: 0, need })
      .reduce((a, b) => (b.attempt > a.attempt ? b : a), { attempt: own, need: task.id });
    due.set(task.id, { attempt: newest.attempt, need: newest.need });
    const standing = standings.get(leg);
    if (own === 0 || newest.attempt <= own || standing?.job == null || found.has(leg)) continue;
    const facts = { leg, job: standing.job.name, need: newest.need, runAttempt: newest.attempt };
    found.set(leg, problem('sync/not-restarted', null, facts));
  }
  return [...found.values()];
}

/** Every task behind those that it needs. A plan has no cycles; were there one, its tasks would come as they stand. */
function needsFirst(tasks: readonly PlannedTask[]): readonly PlannedTask[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const order = new Set<PlannedTask>();
  const seen = new Set<PlannedTask>();
  for (const task of tasks) {
    const open = [task];
    for (let next = open.at(-1); next !== undefined; next = open.at(-1)) {
      const before = seen.has(next)
        ? []
        : next.needs.flatMap((id) => byId.get(id) ?? []).filter((one) => !seen.has(one));
      seen.add(next);
      if (before.length > 0) open.push(...before);
      else {
        order.add(next);
        open.pop();
      }
    }
  }
  return [...order];
}
