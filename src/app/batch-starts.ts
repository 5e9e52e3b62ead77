/** What the commands of batches took to start, which belongs to none of their tasks. */
import type { Plan, TaskRecord } from '../model.ts';
import type { Measured } from '../packing/measured.ts';
import { runnerKey } from '../packing/runner.ts';

/** The states of a command that nothing stopped from outside: what it took besides its items is its start. */
const ENDED: ReadonlySet<TaskRecord['state']> = new Set(['succeeded', 'failed', 'tolerated']);

/** One measurement a batch, by the entry of its tasks, where its report gives times and nothing cut it short. */
export function batchStartsIn(plan: Plan, records: Iterable<TaskRecord>): Measured[] {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const found = new Map<string, Measured | null>();
  for (const { task: id, state, batch } of records) {
    const task = tasks.get(id);
    if (task === undefined || batch === undefined) continue;
    const key = `${task.template} ${batch.id}`;
    const isMeasured = batch.startMs !== null && ENDED.has(state) && found.get(key) !== null;
    const measured = { id: task.template, runner: runnerKey(task.runsOn), ms: batch.startMs ?? 0 };
    found.set(key, isMeasured ? measured : null);
  }
  return [...found.values()].filter((one) => one !== null);
}
