import { appendFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { OnEvent } from '../event.ts';
import type { Plan } from '../model.ts';
import { messageOf, problem, type RimProblem } from '../problem.ts';
import { JOBLOG_HEAD, joblogLine } from '../report/joblog.ts';

/** Begins the file of `--joblog`, and adds a line for each task that ran; or the problem, before anything runs. */
export function beginJoblog(
  path: string,
  shown: string,
  plan: Plan,
  logOf: (id: string) => string,
): OnEvent | RimProblem {
  const places = new Map(plan.tasks.map((task, index) => [task.id, { task, seq: index + 1 }]));
  const units = new Map<string, string>();
  try {
    writeFileSync(path, `${JOBLOG_HEAD}\n`);
  } catch (error) {
    return problem('rim/unwritable', null, { path: shown, detail: messageOf(error) });
  }
  return (event) => {
    if (event.event === 'started') for (const id of event.tasks) units.set(id, event.task);
    if (event.event !== 'ended') return;
    const place = places.get(event.record.task);
    if (place === undefined) return;
    const bytes = statSync(logOf(units.get(place.task.id) ?? place.task.id), { throwIfNoEntry: false })?.size ?? 0;
    const text = joblogLine(place.task, event.record, { seq: place.seq, bytes, signalNumber });
    // A disk that fills up meanwhile costs the log, not the run.
    if (text !== null) tryTo(() => appendFileSync(path, `${text}\n`));
  };
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // Nothing depends on it.
  }
}

function signalNumber(name: string): number {
  return (constants.signals as Readonly<Record<string, number>>)[name] ?? 0;
}
