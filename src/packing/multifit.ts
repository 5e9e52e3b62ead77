import { firstFit } from './first-fit.ts';

const ROUNDS = 12;

/**
 * MULTIFIT: the smallest capacity, found by halving 12 times, for which first fit decreasing needs no more than `bins`
 * bins. At most 13/11 of the optimum (Yue 1990). `sorted` must be descending; the capacity is searched from
 * `lowerBound` up to `upperBound`, a makespan that is known to be reachable. `null` when no tried capacity fits.
 */
export function multifit(
  sorted: Float64Array,
  bins: number,
  lowerBound: number,
  upperBound: number,
): Int32Array | null {
  let low = lowerBound;
  let high = upperBound;
  let best: Int32Array | null = null;
  for (let round = 0; round < ROUNDS && low <= high; round++) {
    const capacity = Math.floor((low + high) / 2);
    const found = firstFit(sorted, capacity, bins);
    if (found === null) low = capacity + 1;
    else {
      best = found;
      high = capacity - 1;
    }
  }
  return best;
}
