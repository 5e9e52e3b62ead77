/**
 * Lower bounds of the makespan; integer milliseconds, `sorted` descending. The bounds L0, L1 and L2 of the literature
 * on identical parallel machines (Dell'Amico and Martello 1995).
 */

/** The larger of the work divided by the bins and the longest duration (L0). */
export function workBound(sorted: Float64Array, bins: number): number {
  let work = 0;
  for (const duration of sorted) work += duration;
  return Math.max(Math.ceil(work / bins), sorted[0] ?? 0);
}

/** Above this many steps the bound below only looks at single bins. */
const LIFTED_STEPS = 2_000_000;

/**
 * Of the `first` longest durations some `k` bins hold at least `k * floor(first / bins) + min(k, first mod bins)`; the
 * sum of as many of the shortest of these, divided by `k`, is a bound (Haouari, Gharbi and Jemmali 2006). With one bin
 * and `first = j * bins + 1` it is the pigeonhole bound L1: some `j + 1` of them share a bin.
 */
export function pigeonholeBound(sorted: Float64Array, bins: number): number {
  const prefix = prefixSums(sorted);
  const most = sorted.length * bins > LIFTED_STEPS ? 1 : bins;
  let bound = 0;
  for (let first = 1; first <= sorted.length; first++) {
    const each = Math.floor(first / bins);
    const over = first % bins;
    for (let k = 1; k <= most; k++) {
      const held = k * each + Math.min(k, over);
      const sum = (prefix[first] as number) - (prefix[first - held] as number);
      if (sum > bound * k) bound = Math.ceil(sum / k);
    }
  }
  return bound;
}

/**
 * The smallest capacity that the bin packing bound of Martello and Toth does not rule out (L2), between `low` and
 * `high`; `high` is a reachable makespan. Halving is sound without monotony: every step keeps only proven answers.
 */
export function packingBound(sorted: Float64Array, bins: number, low: number, high: number): number {
  const prefix = prefixSums(sorted);
  let proven = low;
  let open = high;
  while (proven < open) {
    const capacity = Math.floor((proven + open) / 2);
    if (needsMoreThan(sorted, prefix, capacity, bins)) proven = capacity + 1;
    else open = capacity;
  }
  return proven;
}

/**
 * For a threshold `a` up to half the capacity: durations above `capacity - a` have a bin each, those above half the
 * capacity too, and the rest down to `a` fill what is left in the latter and then further bins.
 */
function needsMoreThan(sorted: Float64Array, prefix: Float64Array, capacity: number, bins: number): boolean {
  let large = 0;
  while (large < sorted.length && 2 * (sorted[large] as number) > capacity) large++;
  if (large > bins) return true;
  let huge = large;
  for (let end = large + 1; end <= sorted.length; end++) {
    const threshold = sorted[end - 1] as number;
    if (end < sorted.length && sorted[end] === threshold) continue;
    // As the threshold shrinks, fewer durations are above `capacity - threshold`.
    while (huge > 0 && (sorted[huge - 1] as number) <= capacity - threshold) huge--;
    const left = (large - huge) * capacity - ((prefix[large] as number) - (prefix[huge] as number));
    const rest = (prefix[end] as number) - (prefix[large] as number) - left;
    if (large + Math.max(0, Math.ceil(rest / capacity)) > bins) return true;
  }
  return false;
}

function prefixSums(sorted: Float64Array): Float64Array {
  const prefix = new Float64Array(sorted.length + 1);
  for (let at = 0; at < sorted.length; at++) prefix[at + 1] = (prefix[at] as number) + (sorted[at] as number);
  return prefix;
}
