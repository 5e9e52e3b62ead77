import type { OnEvent, RunEvent } from '../event.ts';
import type { Plan, TaskRecord } from '../model.ts';
import { isBlocked } from '../policy/outcome.ts';
import { line, logLines } from '../report/escape/terminal.ts';
import { type Progress, progressLine, retryText } from '../report/progress.ts';
import { blockedText, namesOf } from '../report/rows.ts';
import type { Console } from './console.ts';

/** How many tasks a batch has. */
const batchText = (tasks: readonly string[]) => (tasks.length > 1 ? `${tasks.length} tasks` : null);

/** Lines for people: what starts, what ends, and the output of each task or batch behind its name. */
export function createProgress(plan: Plan, console: Console): OnEvent {
  const { style } = console;
  const named = namesOf(plan);
  const batches = new Map<string, string>();
  const nameOf = (id: string) => batches.get(id) ?? named(id);
  const needs = new Map(plan.tasks.map((task) => [task.id, task.needs]));
  const total = plan.tasks.filter((task) => !task.skip).length;
  const unsuccessful = new Set<string>();
  let done = 0;

  const print = (change: Pick<Progress, 'task' | 'event'> & Partial<Progress>) =>
    console.out(progressLine({ done, total, durationMs: 0, reason: null, ...change }, style));

  function ended(record: TaskRecord): void {
    done += 1;
    const { task, durationMs, state, tries } = record;
    if (state !== 'succeeded') unsuccessful.add(task);
    const blocked = isBlocked(record);
    const late = state === 'succeeded' && tries.length > 1 ? `on try ${tries.length}` : null;
    const reason = blocked ? blockedText(needs.get(task) ?? [], unsuccessful, nameOf) : (record.reason ?? late);
    print({ task: nameOf(task), event: blocked ? 'blocked' : state, durationMs, reason });
  }

  return (event: RunEvent) => {
    switch (event.event) {
      case 'started':
        batches.set(event.task, event.name);
        return print({ task: event.name, event: 'started', reason: batchText(event.tasks) });
      case 'retried':
        return print({ task: nameOf(event.task), event: 'retried', reason: retryText(event) });
      case 'ended':
        return ended(event.record);
      case 'output':
        return console.write(`${style.dim(`${line(nameOf(event.task))} |`)} ${logLines(event.text)[0] ?? ''}`);
      default:
        return undefined;
    }
  };
}
