import { packingBound, pigeonholeBound, workBound } from './bounds.ts';
import { COMPLETION_TASKS, closeGap } from './completion.ts';
import { localSearch } from './local-search.ts';
import { longestFirst } from './lpt.ts';

/** Within this share of the lower bound nothing better is looked for. */
const CLOSE = 1.0001;
/** With more durations than this the expensive bounds are not worth their time where the cheapest is close. */
const MANY = 10_000;

export interface Balanced {
  /** The bin of each duration, in the order given. */
  readonly bin: readonly number[];
  readonly loads: readonly number[];
  readonly makespan: number;
  /** No distribution has a smaller makespan than this. */
  readonly lowerBound: number;
}

/**
 * Distributes durations (whole milliseconds, none negative) over `bins` bins so that the fullest holds as little as
 * possible: longest first, then local search; up to 100 durations also the optimum, where a search can prove it.
 * Deterministic, equal durations in the order given; never worse than longest first. Throws on durations that are not whole
 * or negative, and on fewer than one bin.
 */
export function balance(durations: readonly number[], bins: number): Balanced {
  if (!Number.isSafeInteger(bins) || bins < 1) throw new RangeError(`cannot fill ${bins} bins`);
  for (const duration of durations)
    if (!Number.isSafeInteger(duration) || duration < 0) throw new RangeError(`not whole milliseconds: ${duration}`);
  const order = durations.map((_, at) => at).sort((a, b) => (durations[b] as number) - (durations[a] as number));
  const sorted = Float64Array.from(order, (at) => durations[at] as number);
  const { bin, lowerBound } = balanceSorted(sorted, bins);
  const found = new Array<number>(order.length).fill(0);
  for (let at = 0; at < order.length; at++) found[order[at] as number] = bin[at] as number;
  const loads = loadsOf(sorted, bin, bins);
  return { bin: found, loads: [...loads], makespan: largest(loads), lowerBound };
}

/** {@link balance} for durations that already are in descending order. */
export function balanceSorted(sorted: Float64Array, bins: number): { bin: Int32Array; lowerBound: number } {
  const plain = longestFirst(sorted, bins);
  const plainSpan = makespanOf(sorted, plain, bins);
  const lowerBound = lowerBoundOf(sorted, bins, plainSpan);
  if (sorted.length > MANY && plainSpan <= lowerBound * CLOSE) return { bin: plain, lowerBound };
  const first = localSearch(sorted, plain, bins, lowerBound);
  const firstSpan = makespanOf(sorted, first, bins);
  if (firstSpan <= lowerBound * CLOSE) return { bin: first, lowerBound };
  if (sorted.length > COMPLETION_TASKS) return { bin: first, lowerBound };
  return closeGap(sorted, first, bins, firstSpan, lowerBound);
}

/**
 * The bounds from the cheapest to the most expensive, until `reached`, a reachable makespan, is proven to be the optimum; of very
 * many durations, until it is proven to be close.
 */
export function lowerBoundOf(sorted: Float64Array, bins: number, reached: number): number {
  const work = workBound(sorted, bins);
  if (reached <= (sorted.length > MANY ? work * CLOSE : work)) return work;
  const simple = Math.max(work, pigeonholeBound(sorted, bins));
  return reached <= simple ? simple : packingBound(sorted, bins, simple, reached);
}

/** The sum of the durations in each bin. */
function loadsOf(sorted: Float64Array, bin: Int32Array, bins: number): Float64Array {
  const loads = new Float64Array(bins);
  for (let task = 0; task < sorted.length; task++) {
    const index = bin[task] as number;
    loads[index] = (loads[index] as number) + (sorted[task] as number);
  }
  return loads;
}

function makespanOf(sorted: Float64Array, bin: Int32Array, bins: number): number {
  return largest(loadsOf(sorted, bin, bins));
}

/** The largest load; 0 of none. */
function largest(loads: Float64Array): number {
  let most = 0;
  for (const load of loads) if (load > most) most = load;
  return most;
}
