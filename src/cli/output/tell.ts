import type { RunEvent } from '../../event.ts';
import type { Plan, TaskRecord } from '../../model.ts';
import { isBlocked } from '../../policy/outcome.ts';
import { type Progress, progressLine, retryText } from '../../report/progress.ts';
import { blockedText, namesOf } from '../../report/rows.ts';
import { reasonText } from '../../report/sentences/task-reasons.ts';
import type { Style } from '../../report/style.ts';

type Event<Kind extends RunEvent['event']> = Extract<RunEvent, { readonly event: Kind }>;

/** One line about each change, with a count; hostile text is made safe. */
export interface Teller {
  readonly started: (event: Event<'started'>) => string;
  readonly retried: (event: Event<'retried'>) => string;
  readonly ended: (record: TaskRecord) => string;
  /** What people call a task or batch; hostile text. */
  readonly nameOf: (id: string) => string;
}

/** Counts the tasks of a plan as they end. */
export function createTeller(plan: Plan, style: Style): Teller {
  const named = namesOf(plan);
  const batches = new Map<string, string>();
  const nameOf = (id: string) => batches.get(id) ?? named(id);
  const needs = new Map(plan.tasks.map((task) => [task.id, task.needs]));
  const total = plan.tasks.filter((task) => !task.skip).length;
  const unsuccessful = new Set<string>();
  let done = 0;

  const tell = (change: Pick<Progress, 'task' | 'event'> & Partial<Progress>) =>
    progressLine({ done, total, durationMs: 0, reason: null, ...change }, style);

  return {
    started: ({ task, name, tasks }) => {
      batches.set(task, name);
      return tell({ task: name, event: 'started', reason: tasks.length > 1 ? `${tasks.length} tasks` : null });
    },
    retried: (event) => tell({ task: nameOf(event.task), event: 'retried', reason: retryText(event) }),
    ended: (record) => {
      done += 1;
      const { task, durationMs, state, tries } = record;
      if (state !== 'succeeded') unsuccessful.add(task);
      const blocked = isBlocked(record);
      const late = state === 'succeeded' && tries.length > 1 ? `on try ${tries.length}` : null;
      const why = record.reason === null ? late : reasonText(record.reason);
      const reason = blocked ? blockedText(needs.get(task) ?? [], unsuccessful, nameOf) : why;
      return tell({ task: nameOf(task), event: blocked ? 'blocked' : state, durationMs, reason });
    },
    nameOf,
  };
}
