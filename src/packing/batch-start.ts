/** What it costs to start the commands of batches: each leg that has tasks of such an entry pays for its own. */
import type { Leg, RunsOn } from '../model.ts';
import { type Group, tasksOf, type Unit } from './units.ts';

/** Milliseconds from the start of the command of an entry to its first item; 0 where it is not known. */
export type BatchStart = (entry: string, runsOn: RunsOn) => number;

/** What a leg of this group probably pays: items are spread, so that it has some of every batch. */
export function startsOfGroup({ runsOn, batches }: Group, startMs: BatchStart | undefined): number {
  if (startMs === undefined) return 0;
  return batches.reduce((sum, entry) => sum + startMs(entry, runsOn), 0);
}

/** What a leg of these units pays; an entry with `max-items` starts a command for so many. */
export function startsOfLeg(units: readonly Unit[], runsOn: RunsOn, startMs: BatchStart | undefined): number {
  if (startMs === undefined) return 0;
  const items = new Map<string, { count: number; readonly most: number }>();
  for (const unit of units)
    for (const { template, batch } of tasksOf(unit)) {
      if (batch === null) continue;
      const known = items.get(template);
      if (known === undefined) items.set(template, { count: 1, most: batch.maxItems ?? Number.POSITIVE_INFINITY });
      else known.count++;
    }
  let sum = 0;
  for (const [entry, { count, most }] of items) sum += startMs(entry, runsOn) * Math.max(1, Math.ceil(count / most));
  return sum;
}

/** What of the time of a plan is no task but a start: of the leg of each wave that takes longest. */
export function startsOfPlan(
  legs: readonly Pick<Leg, 'wave' | 'tasks' | 'estimateMs'>[],
  tasks: readonly { readonly id: string; readonly estimateMs: number }[],
): number {
  const ms = new Map(tasks.map((task) => [task.id, task.estimateMs]));
  const slowest = new Map<number, (typeof legs)[number]>();
  for (const leg of legs) if (leg.estimateMs > (slowest.get(leg.wave)?.estimateMs ?? -1)) slowest.set(leg.wave, leg);
  return [...slowest.values()].reduce(
    (sum, leg) => sum + leg.tasks.reduce((rest, id) => rest - (ms.get(id) ?? 0), leg.estimateMs),
    0,
  );
}

/** What every way to run these tasks pays at least, since each begins with the start of one of them. */
export function leastStart(
  tasks: readonly { readonly template: string; readonly batch: unknown; readonly runsOn: RunsOn }[],
  startMs: BatchStart | undefined,
): number {
  if (startMs === undefined || tasks.length === 0) return 0;
  return tasks.reduce(
    (least, { template, batch, runsOn }) => Math.min(least, batch === null ? 0 : startMs(template, runsOn)),
    Number.POSITIVE_INFINITY,
  );
}
