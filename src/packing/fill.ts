/** One group of units into a given number of legs. */
import { balanceSorted, lowerBoundOf } from './balance.ts';
import { firstFit } from './first-fit.ts';
import { longestFirst } from './lpt.ts';
import type { Group, Unit } from './units.ts';

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
export function fewestBins({ units }: Group): number {
  const alone = units.filter((unit) => unit.alone).length;
  return alone + (alone < units.length ? 1 : 0);
}

/** Units that stand alone get a bin each; the others are balanced over the rest, of which there is at least one. */
export function fill({ units }: Group, bins: number): Filled {
  const alone = units.filter((unit) => unit.alone);
  const others = units.filter((unit) => !unit.alone);
  const count = Math.max(1, Math.min(others.length, bins - alone.length));
  // Units stand longest first already.
  const { bin, lowerBound } = balanceSorted(timesOf(others), count);
  return filled(alone, others, bin, () => lowerBound);
}

/**
 * First fit decreasing into bins of one capacity (milliseconds), longer units each in a bin of its own; `null` when more
 * than `most` bins would be needed.
 */
export function fillTo({ units }: Group, capacityMs: number, most: number): Filled | null {
  const isSingle = (unit: Unit) => unit.alone || unit.ms > capacityMs;
  const alone = units.filter(isSingle);
  const others = units.filter((unit) => !isSingle(unit));
  const room = most - alone.length;
  if (room < (others.length > 0 ? 1 : 0)) return null;
  const sorted = timesOf(others);
  const bin = others.length === 0 ? new Int32Array(0) : firstFit(sorted, capacityMs, Math.min(room, others.length));
  if (bin === null) return null;
  const used = bin.reduce((last, index) => Math.max(last, index + 1), 1);
  return filled(alone, others, bin, () => lowerBoundOf(sorted, used, capacityMs));
}

function timesOf(units: readonly Unit[]): Float64Array {
  const times = new Float64Array(units.length);
  for (let at = 0; at < units.length; at++) times[at] = (units[at] as Unit).ms;
  return times;
}

function filled(alone: readonly Unit[], others: readonly Unit[], binOf: Int32Array, lowerBound: () => number): Filled {
  const shared: Unit[][] = [];
  for (let at = 0; at < others.length; at++) {
    const bin = binOf[at] as number;
    while (shared.length <= bin) shared.push([]);
    (shared[bin] as Unit[]).push(others[at] as Unit);
  }
  const lists = [...alone.map((unit) => [unit]), ...shared.filter((units) => units.length > 0)];
  const bins = lists.map((units) => ({ units, ms: units.reduce((sum, { ms }) => sum + ms, 0) }));
  const makespanMs = bins.reduce((most, { ms }) => Math.max(most, ms), 0);
  const lowerBoundMs = () => alone.reduce((most, { ms }) => Math.max(most, ms), lowerBound());
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
