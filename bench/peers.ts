/**
 * What others do with the same tasks and the same number of legs, exact durations known to all. Each peer is its
 * documented way of dividing, written down again here in a few lines:
 *
 * - equal counts: consecutive tasks, as many in each leg (Playwright's `--shard`)
 * - contiguous chunks: consecutive tasks, the next leg once one has its share of the time (pytest-split's default)
 * - hash order: by the SHA-1 of the name, then equal counts (Jest's `--shard`)
 * - round robin: sorted by name, dealt out one by one (Buildkite's test engine without data, CircleCI by name)
 * - plain longest first: each task to the least loaded leg (split_tests, Knapsack, pytest-split's `least_duration`)
 *
 * Run: `node bench/run.ts peers` (Node 24).
 */
import { createHash } from 'node:crypto';
import { balance } from '../src/packing/balance.ts';
import { type Instance, logNormal, nearEqual, perfect, splitmix32, uniform } from './instances.ts';
import type { BenchRow } from './run.ts';

/** The bin of each duration, in the order given. */
type Split = (durations: readonly number[], bins: number) => readonly number[];

const equalCounts: Split = (durations, bins) =>
  durations.map((_, index) => Math.floor((index * bins) / durations.length));

const contiguousChunks: Split = (durations, bins) => {
  const share = sum(durations) / bins;
  let bin = 0;
  let filled = 0;
  return durations.map((duration) => {
    if (filled >= share && bin < bins - 1) {
      bin++;
      filled = 0;
    }
    filled += duration;
    return bin;
  });
};

const hashOrder: Split = (durations, bins) => {
  const hash = durations.map((_, index) => createHash('sha1').update(nameOf(index)).digest('hex'));
  const order = durations.map((_, index) => index).sort((a, b) => ((hash[a] ?? '') < (hash[b] ?? '') ? -1 : 1));
  const bin = new Array<number>(durations.length).fill(0);
  order.forEach((index, place) => {
    bin[index] = Math.floor((place * bins) / durations.length);
  });
  return bin;
};

const roundRobin: Split = (durations, bins) => durations.map((_, index) => index % bins);

const plainLongestFirst: Split = (durations, bins) => {
  const load = new Array<number>(bins).fill(0);
  const bin = new Array<number>(durations.length).fill(0);
  const order = durations.map((_, index) => index).sort((a, b) => (durations[b] ?? 0) - (durations[a] ?? 0) || a - b);
  for (const index of order) {
    let least = 0;
    for (let at = 1; at < bins; at++) if ((load[at] ?? 0) < (load[least] ?? 0)) least = at;
    bin[index] = least;
    load[least] = (load[least] ?? 0) + (durations[index] ?? 0);
  }
  return bin;
};

const PEERS: readonly (readonly [string, Split])[] = [
  ['equal counts', equalCounts],
  ['contiguous chunks', contiguousChunks],
  ['hash order', hashOrder],
  ['round robin', roundRobin],
  ['plain longest first', plainLongestFirst],
];

function nameOf(index: number): string {
  return `test/unit/part-${index % 97}/case-${index}.test.ts`;
}

function inputs(): Instance[] {
  const seeded = (name: string, bins: number, make: (random: ReturnType<typeof splitmix32>) => number[]) => ({
    name,
    bins,
    durations: make(splitmix32(0x9ee25 + bins)),
  });
  return [
    seeded('50 uniform on 10', 10, (random) => uniform(50, 10_000, random)),
    seeded('50 uniform on 20', 20, (random) => uniform(50, 10_000, random)),
    seeded('350 like a test suite on 8', 8, (random) => logNormal(350, 1.5, random)),
    seeded('1,000 near-equal on 64', 64, (random) => nearEqual(1000, 10_000, random)),
    seeded('1,000 uniform on 256', 256, (random) => uniform(1000, 10_000, random)),
    seeded('10,000 log-normal on 256', 256, (random) => logNormal(10_000, 1, random)),
    seeded('10,000 near-equal on 256', 256, (random) => nearEqual(10_000, 10_000, random)),
    seeded('10,000 perfect on 256', 256, (random) => perfect(10_000, 256, 600_000, random)),
  ];
}

/** For each input and peer: our makespan by the peer's, which must not be above 1; the name holds both by the bound. */
export async function bench(): Promise<BenchRow[]> {
  return inputs().flatMap(({ name, durations, bins }) => {
    const ours = balance(durations, bins);
    return PEERS.map(([peer, split]) => {
      const theirs = makespan(durations, split(durations, bins), bins);
      const ratio = (value: number) => (value / ours.lowerBound).toFixed(4);
      const value = ours.makespan / theirs;
      const said = `${name}: ours ${ratio(ours.makespan)} of the bound, ${peer} ${ratio(theirs)}`;
      return { name: said, value, limit: 1, unit: 'x', pass: value <= 1 };
    });
  });
}

function makespan(durations: readonly number[], bin: readonly number[], bins: number): number {
  const load = new Array<number>(bins).fill(0);
  durations.forEach((duration, index) => {
    const at = bin[index] ?? 0;
    load[at] = (load[at] ?? 0) + duration;
  });
  return load.reduce((most, ms) => Math.max(most, ms), 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
