/** One group of units into a given number of legs. */
import { balanceSorted, lowerBoundOf } from './balance.ts';
import { firstFit } from './first-fit.ts';
import { longestFirst } from './lpt.ts';
import type { Group, Sorted, Unit } from './units.ts';

export interface Bin {
  readonly units: readonly Unit[];
  readonly ms: number;
}

export interface Filled {
  /** None is empty. */
  readonly bins: readonly Bin[];
  /** The most loaded bin, without start-up. */
  readonly makespanMs: number;
  /** No distribution over as many bins has a smaller makespan than this. Found when asked for. */
  readonly lowerBoundMs: () => number;
}

/** How many bins a group needs at least: one for each unit that stands alone, and one for all others together. */
export function fewestBins({ alone, shared }: Group): number {
  return alone.length + Math.min(1, shared.length);
}

/** How many bins a group can use at most. */
export function mostBins({ alone, shared }: Group): number {
  return alone.length + shared.length;
}

/** Units that stand alone get a bin each; the others are balanced over the rest, of which there is at least one. */
export function fill({ alone, shared, sharedMs }: Group, bins: number): Filled {
  const count = Math.max(1, Math.min(shared.length, bins - alone.length));
  const { bin, lowerBound } = balanceSorted(sharedMs, count);
  return filled(alone, { units: shared, ms: sharedMs }, bin, () => lowerBound);
}

/**
 * First fit decreasing into bins of one capacity (milliseconds), longer units each in a bin of its own; `null` when more
 * than `most` bins would be needed.
 */
export function fillTo({ alone, shared, sharedMs }: Group, capacityMs: number, most: number): Filled | null {
  const long = longerThan(sharedMs, capacityMs);
  const singles = long === 0 ? alone : [...alone, ...shared.slice(0, long)];
  const others = long === 0 ? shared : shared.slice(long);
  const room = most - singles.length;
  if (room < Math.min(1, others.length)) return null;
  if (others.length === 0) return filled(singles, { units: [], ms: new Float64Array(0) }, new Int32Array(0), () => 0);
  const sorted = sharedMs.subarray(long);
  const bin = firstFit(sorted, capacityMs, Math.min(room, others.length));
  if (bin === null) return null;
  const used = bin.reduce((last, index) => Math.max(last, index + 1), 1);
  return filled(singles, { units: others, ms: sorted }, bin, () => lowerBoundOf(sorted, used, capacityMs));
}

/** How many of the descending times are longer than `ms`. */
export function longerThan(sorted: Float64Array, ms: number): number {
  let count = 0;
  while (count < sorted.length && (sorted[count] as number) > ms) count++;
  return count;
}

function filled(alone: readonly Unit[], others: Sorted, binOf: Int32Array, lowerBound: () => number): Filled {
  const shared: { units: Unit[]; ms: number }[] = [];
  for (let at = 0; at < others.units.length; at++) {
    const index = binOf[at] as number;
    while (shared.length <= index) shared.push({ units: [], ms: 0 });
    const bin = shared[index] as { units: Unit[]; ms: number };
    bin.units.push(others.units[at] as Unit);
    bin.ms += others.ms[at] as number;
  }
  const singles = alone.map((unit) => ({ units: [unit], ms: unit.estimateMs }));
  const bins = [...singles, ...shared.filter(({ units }) => units.length > 0)];
  const makespanMs = bins.reduce((most, { ms }) => Math.max(most, ms), 0);
  const lowerBoundMs = () => alone.reduce((most, { estimateMs }) => Math.max(most, estimateMs), lowerBound());
  return { bins, makespanMs, lowerBoundMs };
}

/**
 * Milliseconds from the start of a group's legs to the end of the last, each with its start-up. `parallel` jobs run at the
 * same time; legs beyond that queue, the slowest first.
 */
export function spanMs({ bins, makespanMs }: Filled, startupMs: number, parallel: number | null): number {
  if (bins.length === 0) return 0;
  if (parallel === null || bins.length <= parallel) return makespanMs + startupMs;
  const sorted = Float64Array.from(bins, ({ ms }) => ms + startupMs)
    .sort()
    .reverse();
  const runner = longestFirst(sorted, parallel);
  const ends = new Float64Array(parallel);
  sorted.forEach((ms, leg) => {
    const at = runner[leg] ?? 0;
    ends[at] = (ends[at] ?? 0) + ms;
  });
  return Math.max(...ends);
}
