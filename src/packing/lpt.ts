/**
 * Longest processing time first: every duration goes to the least loaded bin, of several the first. At most
 * 4/3 - 1/(3m) of the optimum (Graham 1969); O(n log m) with a binary heap.
 *
 * `sorted` must be descending. The answer holds the bin of each entry of `sorted`.
 */
export function longestFirst(sorted: Float64Array, bins: number): Int32Array {
  const bin = new Int32Array(sorted.length);
  const heap = Int32Array.from({ length: bins }, (_, index) => index);
  const load = new Float64Array(bins);
  for (let task = 0; task < sorted.length; task++) {
    const least = heap[0] as number;
    bin[task] = least;
    load[least] = (load[least] as number) + (sorted[task] as number);
    sink(heap, load);
  }
  return bin;
}

/** Restores the heap order by (load, bin) after the load of the first bin grew. */
function sink(heap: Int32Array, load: Float64Array): void {
  const moving = heap[0] as number;
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    const right = child + 1;
    if (right < heap.length && isBefore(heap[right] as number, heap[child] as number, load)) child = right;
    const candidate = heap[child] as number;
    if (!isBefore(candidate, moving, load)) break;
    heap[at] = candidate;
    at = child;
  }
  heap[at] = moving;
}

function isBefore(a: number, b: number, load: Float64Array): boolean {
  const difference = (load[a] as number) - (load[b] as number);
  return difference < 0 || (difference === 0 && a < b);
}
