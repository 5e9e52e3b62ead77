/** How many legs: few enough to be cheap, enough to be quick. */
import { billedMinutes, leastMinutes } from './billing.ts';
import { type Filled, fewestBins, fill, fillTo } from './fill.ts';
import type { Group } from './units.ts';

const MINUTE_MS = 60_000;
/** Real times differ from estimates: aiming at the target itself missed it in 57 of 60 replays, 10 % below it in 3. */
const MARGIN = 0.1;
/** Exact fillings to whole billed minutes that are tried, from the largest down. */
const MINUTE_FILLINGS = 8;
/** Legs that are tried one by one before the search takes larger steps. */
const FINE_STEPS = 16;

/**
 * The fewest legs that reach the makespan of the most legs allowed. With one leg more than the work divided by that makespan
 * it is nearly always found; balancing is not monotone in the number of legs, so every candidate is really packed.
 */
export function quickest(group: Group, most: number): Filled {
  const best = fill(group, most);
  const few = fewestBins(group);
  let bins = Math.max(few, Math.ceil(group.totalMs / Math.max(1, best.makespanMs)));
  for (let step = 0; bins < best.bins.length; step++) {
    const candidate = fill(group, bins);
    if (candidate.makespanMs <= best.makespanMs) return candidate;
    bins += step < FINE_STEPS ? 1 : 1 + (bins >> 3);
  }
  return best;
}

/**
 * The fewest billed minutes with which every leg ends within the target, less a margin (performance.md 1.6): first-fit into
 * the target itself and into whole minutes below it, then balanced packings from the fewest legs up, until even the bound
 * of a number of legs costs more. `null` when no number of legs allowed meets the target; units longer than it are left out
 * of the question, they stand alone.
 */
export function cheapest(group: Group, targetMs: number, startupMs: number, most: number): Filled | null {
  const roomMs = Math.floor(targetMs * (1 - MARGIN)) - startupMs;
  const isLong = (ms: number) => ms > roomMs;
  const fits = ({ bins }: Filled) =>
    bins.every(({ ms, units }) => !isLong(ms) || (units.length === 1 && isLong(units[0]?.ms ?? 0)));
  let best: { filled: Filled; cost: number } | null = null;
  const offer = (filled: Filled | null) => {
    if (filled === null || filled.bins.length > most || !fits(filled)) return;
    const cost = billedMinutes(filled, startupMs);
    const better =
      best === null || cost < best.cost || (cost === best.cost && filled.makespanMs < best.filled.makespanMs);
    if (better) best = { filled, cost };
  };
  if (roomMs > 0) for (const capacity of capacities(roomMs, startupMs)) offer(fillTo(group, capacity, most));
  const long = group.units.filter(({ ms }) => isLong(ms));
  const longMs = long.reduce((sum, { ms }) => sum + ms, 0);
  let bins = Math.max(fewestBins(group), long.length + Math.ceil((group.totalMs - longMs) / Math.max(1, roomMs)));
  for (let step = 0; bins <= Math.min(most, group.units.length); step++) {
    const found = best as { cost: number } | null;
    if (found !== null && leastMinutes(group.totalMs, bins, startupMs) > found.cost) break;
    offer(fill(group, bins));
    bins += step < FINE_STEPS ? 1 : 1 + (bins >> 3);
  }
  return (best as { filled: Filled } | null)?.filled ?? null;
}

function capacities(roomMs: number, startupMs: number): number[] {
  const most = Math.floor((roomMs + startupMs) / MINUTE_MS);
  const minutes = Array.from(
    { length: Math.min(MINUTE_FILLINGS, most) },
    (_, index) => (most - index) * MINUTE_MS - startupMs,
  );
  return [roomMs, ...minutes].filter((capacity) => capacity > 0);
}
