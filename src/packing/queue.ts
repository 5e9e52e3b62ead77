/** When the last of some legs ends, where only so many jobs run at the same time. */
import { longestFirst } from './lpt.ts';

export interface QueuedLeg {
  /** Start-up included. */
  readonly ms: number;
  /** Legs of one kind share a limit. */
  readonly kind: string;
  /** The most of its kind at the same time; `null` without a limit. */
  readonly parallel: number | null;
}

/** Milliseconds from the start of all to the end of the last. Legs beyond what runs at once queue, the slowest first. */
export function endOfQueue(legs: readonly QueuedLeg[], atATime: number): number {
  const kinds = new Map<string, { times: number[]; parallel: number | null }>();
  for (const { ms, kind, parallel } of legs) {
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, { times: [ms], parallel });
    else known.times.push(ms);
  }
  const ends = [...kinds.values()].map(({ times, parallel }) => queued(times, parallel ?? times.length));
  return Math.max(
    queued(
      legs.map(({ ms }) => ms),
      atATime,
    ),
    ...ends,
  );
}

/** When the last of these ends on so many machines, the longest first. */
export function queued(times: readonly number[], machines: number): number {
  if (times.length <= machines) return times.reduce((most, ms) => Math.max(most, ms), 0);
  const sorted = Float64Array.from(times).sort().reverse();
  const machineOf = longestFirst(sorted, machines);
  const ends = new Float64Array(machines);
  sorted.forEach((ms, at) => {
    const machine = machineOf[at] ?? 0;
    ends[machine] = (ends[machine] ?? 0) + ms;
  });
  return ends.reduce((most, ms) => Math.max(most, ms), 0);
}
