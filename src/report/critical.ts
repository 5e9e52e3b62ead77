/** What a run waited for: from its end back to its start, each task with the one that it could not begin before. */
import type { Plan } from '../model.ts';

/** Clocks of two machines differ: a need that ends so little after its dependent starts is still its cause. */
const SKEW_MS = 5000;

/** One try of a task, as the timeline draws it. */
interface Try {
  readonly row: { readonly task: string };
  readonly startMs: number;
  readonly endMs: number;
  /** Whether it is the try that gave the task its state. */
  readonly last: boolean;
}

/**
 * The bars from the first to the one that ended last: before each the one that ended latest of those it needs and of those that
 * ran before it in its row.
 */
export function criticalPath<Bar extends Try>(
  rows: readonly (readonly Bar[])[],
  plan: Pick<Plan, 'tasks'>,
): readonly Bar[] {
  const needs = new Map(plan.tasks.map((task) => [task.id, task.needs]));
  const last = new Map<string, Bar>();
  const before = new Map<Bar, Bar>();
  for (const row of rows)
    for (const [at, bar] of row.entries()) {
      if (bar.last) last.set(bar.row.task, bar);
      const earlier = row[at - 1];
      if (earlier !== undefined) before.set(bar, earlier);
    }
  const causes = (bar: Bar): Bar[] =>
    [before.get(bar), ...(needs.get(bar.row.task) ?? []).map((id) => last.get(id))].filter(
      (one): one is Bar => one !== undefined && one.endMs <= bar.startMs + SKEW_MS && one.startMs < bar.startMs,
    );
  const path: Bar[] = [];
  let at = latest(rows.flat());
  while (at !== null) {
    path.push(at);
    at = latest(causes(at));
  }
  return path.reverse();
}

function latest<Bar extends Try>(bars: readonly Bar[]): Bar | null {
  return bars.reduce<Bar | null>((late, bar) => (late === null || bar.endMs > late.endMs ? bar : late), null);
}
