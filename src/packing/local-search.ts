/** Elementary steps after which the search stops; a count and not a time, so that a plan can be reproduced. */
const STEPS = 50_000_000;

interface Search {
  readonly sorted: Float64Array;
  /** For each bin its entries of `sorted`, ascending and therefore by descending duration. */
  readonly lists: number[][];
  readonly loads: Float64Array;
  /** The bins by ascending load. */
  readonly order: number[];
  steps: number;
}

interface Exchange {
  /** Places in the lists of the two bins; `theirs` may be one past the end: a move instead of a swap. */
  readonly ours: number;
  readonly theirs: number;
}

/**
 * Moves one duration out of the most loaded bin, or swaps it against a smaller one, as long as that helps: for the other
 * bins by ascending load the exchange that comes closest to levelling the two. Ends at `lowerBound`, at a local
 * optimum, or after a fixed number of steps. `sorted` must be descending; `bin` holds the bin of each entry. The
 * makespan never grows.
 */
export function localSearch(sorted: Float64Array, bin: Int32Array, bins: number, lowerBound: number): Int32Array {
  const search = start(sorted, bin, bins);
  while (search.steps < STEPS && bins > 1) {
    const most = search.order[bins - 1] as number;
    if ((search.loads[most] as number) <= lowerBound || !improve(search, most)) break;
  }
  const found = new Int32Array(sorted.length);
  search.lists.forEach((list, index) => {
    for (const task of list) found[task] = index;
  });
  return found;
}

function start(sorted: Float64Array, bin: Int32Array, bins: number): Search {
  const lists = Array.from({ length: bins }, (): number[] => []);
  const loads = new Float64Array(bins);
  for (let task = 0; task < sorted.length; task++) {
    const index = bin[task] as number;
    lists[index]?.push(task);
    loads[index] = (loads[index] as number) + (sorted[task] as number);
  }
  const order = lists.map((_, index) => index).sort((a, b) => (loads[a] as number) - (loads[b] as number) || a - b);
  return { sorted, lists, loads, order, steps: 0 };
}

/** Applies one exchange between the most loaded bin and the first other one that has any; `false` when none has. */
function improve(search: Search, most: number): boolean {
  const { loads, order } = search;
  for (const other of order) {
    const gap = (loads[most] as number) - (loads[other] as number);
    if (gap <= 1) return false;
    const exchange = closest(search, most, other, gap);
    if (exchange === null) continue;
    apply(search, most, other, exchange);
    return true;
  }
  return false;
}

/** The exchange whose difference `d` is nearest to half the gap with `0 < d < gap`: two pointers down two lists. */
function closest(search: Search, most: number, other: number, gap: number): Exchange | null {
  const { sorted, lists } = search;
  const a = lists[most] as number[];
  const b = lists[other] as number[];
  let best: Exchange | null = null;
  let distance = gap;
  let ours = 0;
  let theirs = 0;
  while (ours < a.length && theirs <= b.length) {
    const smaller = theirs < b.length ? (sorted[b[theirs] as number] as number) : 0;
    const twice = 2 * ((sorted[a[ours] as number] as number) - smaller);
    const off = Math.abs(twice - gap);
    if (off < distance) {
      best = { ours, theirs };
      distance = off;
    }
    if (twice > gap) ours++;
    else theirs++;
  }
  search.steps += ours + theirs + 1;
  return best;
}

function apply(search: Search, most: number, other: number, { ours, theirs }: Exchange): void {
  const { sorted, lists, loads, order } = search;
  const a = lists[most] as number[];
  const b = lists[other] as number[];
  const gone = a[ours] as number;
  const back = b[theirs];
  a.splice(ours, 1);
  if (back !== undefined) {
    b.splice(theirs, 1);
    insert(a, back);
  }
  insert(b, gone);
  const difference = (sorted[gone] as number) - (back === undefined ? 0 : (sorted[back] as number));
  loads[most] = (loads[most] as number) - difference;
  loads[other] = (loads[other] as number) + difference;
  search.steps += a.length + b.length;
  settle(order, loads, most);
  settle(order, loads, other);
}

function insert(list: number[], task: number): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < task) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, task);
}

/** Puts one bin, whose load has changed, back to its place in the order. */
function settle(order: number[], loads: Float64Array, moved: number): void {
  const after = (a: number, b: number) => ((loads[a] as number) - (loads[b] as number) || a - b) > 0;
  let at = order.indexOf(moved);
  while (at > 0 && after(order[at - 1] as number, moved)) {
    order[at] = order[at - 1] as number;
    at--;
  }
  while (at + 1 < order.length && after(moved, order[at + 1] as number)) {
    order[at] = order[at + 1] as number;
    at++;
  }
  order[at] = moved;
}
