/** How many legs: few enough to be cheap, enough to be quick. */
import { billedMinutes, leastMinutes, MINUTE_MS } from './billing.ts';
import { type Filled, fewestBins, fill, fillTo, longerThan, mostBins } from './fill.ts';
import type { Group } from './units.ts';

/** Exact fillings to whole billed minutes that are tried, from the largest down. */
const MINUTE_FILLINGS = 8;
/** Units that are balanced in all while numbers of legs are tried; a count and not a time, so that plans can be reproduced. */
const TRIED_UNITS = 500_000;

/** What the legs of one group may be. */
export interface Limits {
  readonly startupMs: number;
  /** The most legs. */
  readonly most: number;
}

/**
 * The fewest legs whose makespan is no longer than `spanMs` (without start-up) where the filling of the most legs, `full`,
 * is not either. Balancing is not monotone in the number of legs, so numbers are really tried, upwards from the work divided
 * by the makespan to what first fit needs.
 */
export function quickest(group: Group, full: Filled, spanMs: number): Filled {
  const least = leastLegs(group, Math.max(1, spanMs));
  if (least >= full.bins.length) return full;
  const fitted = fillTo(group, spanMs, full.bins.length);
  const fallback = fitted !== null && fitted.bins.length < full.bins.length && fits(fitted, spanMs) ? fitted : full;
  const last = Math.min(fallback.bins.length - 1, least + triesOf(group));
  for (let legs = least; legs <= last; legs++) {
    const candidate = fill(group, legs);
    if (fits(candidate, spanMs)) return candidate;
  }
  return fallback === full ? full : better(fallback, fill(group, fallback.bins.length));
}

function better(a: Filled, b: Filled): Filled {
  return b.makespanMs <= a.makespanMs ? b : a;
}

function fits({ makespanMs }: Filled, spanMs: number): boolean {
  return makespanMs <= spanMs;
}

function triesOf(group: Group): number {
  return Math.max(2, Math.floor(TRIED_UNITS / Math.max(1, mostBins(group))));
}

/**
 * The fewest billed minutes with which every leg, start-up included, ends within `limitMs`; of equal ones the quickest.
 * Tried are first fit into the limit itself and into whole minutes below it, then balanced fillings
 * from the fewest legs up until even the bound of a number of legs costs more. Longer units have legs of their own and are
 * left out of the question. `full`, the filling of the most legs, is the answer when nothing else meets the limit.
 */
export function cheapest(group: Group, full: Filled, limitMs: number, { startupMs, most }: Limits): Filled {
  const roomMs = Math.max(1, limitMs - startupMs);
  let best = full;
  let cost = meets(full, roomMs) ? billedMinutes(full, startupMs) : Number.POSITIVE_INFINITY;
  const offer = (filled: Filled | null) => {
    if (filled === null || filled.bins.length > most || !meets(filled, roomMs)) return;
    const minutes = billedMinutes(filled, startupMs);
    if (minutes > cost || (minutes === cost && filled.makespanMs >= best.makespanMs)) return;
    best = filled;
    cost = minutes;
  };
  const least = leastLegs(group, roomMs);
  // Nothing is cheaper than this; where it is reached, only a quicker filling of the same price is still worth a few tries.
  const floor = leastMinutes(group.totalMs, least, startupMs);
  for (const capacity of capacities(roomMs, startupMs)) offer(fillTo(group, capacity, most));
  const tries = cost > floor ? triesOf(group) : Math.ceil(triesOf(group) / 4);
  const last = Math.min(most, mostBins(group), least + tries);
  for (let legs = least; legs <= last && leastMinutes(group.totalMs, legs, startupMs) <= cost; legs++)
    offer(fill(group, legs));
  return best;
}

/** Whether every bin stays within the room, save those of one unit that no filling could bring within it. */
function meets({ bins }: Filled, roomMs: number): boolean {
  return bins.every(({ ms, units }) => ms <= roomMs || units.length === 1);
}

function leastLegs(group: Group, roomMs: number): number {
  const { alone, sharedMs } = group;
  const long = longerThan(sharedMs, roomMs);
  const rest = sharedMs.subarray(long).reduce((sum, ms) => sum + ms, 0);
  return Math.max(fewestBins(group), alone.length + long + Math.ceil(rest / roomMs));
}

function capacities(roomMs: number, startupMs: number): number[] {
  const most = Math.floor((roomMs + startupMs) / MINUTE_MS);
  const count = Math.min(MINUTE_FILLINGS, most);
  const minutes = Array.from({ length: count }, (_, index) => (most - index) * MINUTE_MS - startupMs);
  return [roomMs, ...minutes.filter((capacity) => capacity > 0 && capacity < roomMs)];
}
