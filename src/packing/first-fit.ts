/**
 * First fit decreasing: every duration goes to the first bin that still has room. O(n log m) with a tree of the largest
 * room below each node. `sorted` must be descending. `null` when `bins` bins of `capacity` do not suffice.
 */
export function firstFit(sorted: Float64Array, capacity: number, bins: number): Int32Array | null {
  const leaves = powerOfTwo(bins);
  const room = new Float64Array(2 * leaves).fill(-1);
  room.fill(capacity, leaves, leaves + bins);
  for (let node = leaves - 1; node > 0; node--) room[node] = largerChild(room, node);
  const bin = new Int32Array(sorted.length);
  for (let task = 0; task < sorted.length; task++) {
    const needed = sorted[task] as number;
    if ((room[1] as number) < needed) return null;
    let node = 1;
    while (node < leaves) node = (room[2 * node] as number) >= needed ? 2 * node : 2 * node + 1;
    bin[task] = node - leaves;
    room[node] = (room[node] as number) - needed;
    for (node >>= 1; node > 0; node >>= 1) room[node] = largerChild(room, node);
  }
  return bin;
}

function powerOfTwo(least: number): number {
  let power = 1;
  while (power < least) power *= 2;
  return power;
}

function largerChild(room: Float64Array, node: number): number {
  return Math.max(room[2 * node] as number, room[2 * node + 1] as number);
}
