/** What `look: true` asks: is there anything to do here, before the job sets up what its tasks need? */
import { whyNotStarted } from '../../run/needs.ts';
import { recordWithoutRunning } from '../../run/record.ts';
import { fetchKnown } from './fetch-needs.ts';
import type { Leaving } from './leg-artifacts.ts';
import type { Named } from './run-view.ts';

/** Whether every task of the leg is kept from starting by what it needs, or by its `if`. Runs and stores nothing. */
export async function look({ plan, leg, attempt, store }: Leaving, named: readonly Named[]): Promise<boolean> {
  const known = new Map(await fetchKnown(plan, leg, named, attempt, store));
  const origin = { planDigest: plan.digest, leg: leg.id, runAttempt: attempt };
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  let starts = 0;
  for (const id of leg.tasks) {
    const task = tasks.get(id);
    // A task whose work is the steps of the job has no command, and starts all the same.
    const hold = task === undefined ? null : whyNotStarted({ ...task, run: task.run ?? '' }, known);
    if (hold === null) starts++;
    if (task !== undefined)
      known.set(id, recordWithoutRunning(task, hold?.state ?? 'succeeded', hold?.reason ?? null, origin));
  }
  return starts === 0;
}
