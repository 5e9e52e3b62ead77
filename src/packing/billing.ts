/** GitHub bills whole minutes of each job: parts of a minute are rounded up, job by job. */
import type { RunsOn } from '../model.ts';
import type { Filled } from './fill.ts';

export const MINUTE_MS = 60_000;

/** Billed minutes of a group's legs, start-up included. */
export function billedMinutes({ bins }: Filled, startupMs: number): number {
  return bins.reduce((sum, { ms }) => sum + Math.max(1, Math.ceil((ms + startupMs) / MINUTE_MS)), 0);
}

/** What `legs` legs cost at least, however the work is spread: a minute each, and all of the time together. */
export function leastMinutes(totalMs: number, legs: number, startupMs: number): number {
  return Math.max(legs, Math.ceil((totalMs + legs * startupMs) / MINUTE_MS));
}

/** The price of one billed minute on these runners; 0 when none is given. */
export type PriceOf = (runsOn: RunsOn) => number;

export interface Bill {
  readonly minutes: number;
  /** `null` when none of the runners has a price. */
  readonly cost: number | null;
}

/** A group of legs on the same runners, as far as it matters for the bill. */
interface Billed {
  readonly group: { readonly runsOn: RunsOn };
  readonly filled: Filled;
  readonly startupMs: number;
}

/** The billed minutes of several groups, and what they cost. */
export function billOf(groups: readonly Billed[], priceOf: PriceOf = () => 0): Bill {
  let minutes = 0;
  let cost = 0;
  for (const { group, filled, startupMs } of groups) {
    const own = billedMinutes(filled, startupMs);
    minutes += own;
    cost += own * priceOf(group.runsOn);
  }
  return { minutes, cost: cost > 0 ? cost : null };
}
