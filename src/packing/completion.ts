/** Nodes of the search for one capacity; a count and not a time, so that a plan can be reproduced. */
const NODES = 20_000;
/** Above this the search hardly ever ends within its nodes, and the heuristics are close anyway. */
export const COMPLETION_TASKS = 100;

interface Search {
  readonly sorted: Float64Array;
  readonly capacity: number;
  readonly bins: number;
  /** The bin of each entry; -1 while it has none. */
  readonly bin: Int32Array;
  /** The entries in the open bin without its first one. */
  open: number[];
  nodes: number;
}

/** `null`: the nodes ran out before an answer. */
type Answer = boolean | null;

/**
 * Whether bins of `capacity` suffice, by bin completion (Korf 2002): bin after bin gets the longest duration that is
 * left and then every completion that is not dominated, as long as the room wasted so far is affordable. The answer is
 * the bin of each entry, `false` when it is proven that there is none, `null` when the search was cut.
 * @internal exported for its tests
 */
export function complete(sorted: Float64Array, capacity: number, bins: number): Int32Array | false | null {
  let work = 0;
  for (const duration of sorted) work += duration;
  const spare = bins * capacity - work;
  if (spare < 0 || (sorted[0] ?? 0) > capacity) return false;
  const bin = new Int32Array(sorted.length).fill(-1);
  const answer = nextBin({ sorted, capacity, bins, bin, open: [], nodes: 0 }, 0, spare);
  return answer === true ? bin : answer;
}

/** Closes the gap between a makespan that is reached by `bin` and a proven lower bound, as far as the nodes allow. */
export function closeGap(
  sorted: Float64Array,
  bin: Int32Array,
  bins: number,
  reached: number,
  lowerBound: number,
): { bin: Int32Array; lowerBound: number } {
  let best = bin;
  let high = reached;
  let low = lowerBound;
  while (low < high) {
    const capacity = Math.floor((low + high) / 2);
    const found = complete(sorted, capacity, bins);
    if (found === null) break;
    if (found === false) low = capacity + 1;
    else {
      best = found;
      high = capacity;
    }
  }
  return { bin: best, lowerBound: low };
}

function nextBin(search: Search, index: number, spare: number): Answer {
  const first = search.bin.indexOf(-1);
  if (first < 0) return true;
  if (search.sorted[first] === 0) {
    // What takes no time goes anywhere. To fill or to dominate a bin with it would mean nothing.
    search.bin.fill(0, first);
    return true;
  }
  if (index === search.bins) return false;
  const outer = search.open;
  search.open = [];
  search.bin[first] = index;
  const answer = fill(search, index, spare, first + 1, search.capacity - (search.sorted[first] as number), Infinity);
  search.open = outer;
  if (answer !== true) search.bin[first] = -1;
  return answer;
}

/** Adds entries from `from` on to the open bin in every useful way; `passed` is the shortest that was passed over. */
function fill(search: Search, index: number, spare: number, from: number, room: number, passed: number): Answer {
  const { sorted, bin } = search;
  if (++search.nodes > NODES) return null;
  let shortest = passed;
  let tried = -1;
  for (let at = from; at < sorted.length; at++) {
    const duration = sorted[at] as number;
    if (duration === 0) break;
    if (bin[at] !== -1 || duration > room || duration === tried) continue;
    bin[at] = index;
    search.open.push(at);
    const answer = fill(search, index, spare, at + 1, room - duration, shortest);
    search.open.pop();
    if (answer === true) return true;
    bin[at] = -1;
    if (answer === null) return null;
    tried = duration;
    shortest = Math.min(shortest, duration);
  }
  // A bin that could hold one more, wastes too much or is dominated never leads to more than its better form.
  if (shortest <= room || room > spare || isDominated(search, room)) return false;
  return nextBin(search, index + 1, spare - room);
}

/** Whether one longer duration that is left could stand for one or two in the bin: then that bin is tried instead. */
function isDominated(search: Search, room: number): boolean {
  const { open, sorted } = search;
  return open.some((entry, place) => {
    const one = sorted[entry] as number;
    if (isLeft(search, one + 1, one + room)) return true;
    return open.slice(place + 1).some((other) => {
      const two = one + (sorted[other] as number);
      return isLeft(search, two, two + room);
    });
  });
}

function isLeft({ sorted, bin }: Search, least: number, most: number): boolean {
  for (let at = 0; at < sorted.length && (sorted[at] as number) >= least; at++)
    if (bin[at] === -1 && (sorted[at] as number) <= most) return true;
  return false;
}
