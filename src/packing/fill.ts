/** One group of units into a given number of legs. */
import { balance } from './balance.ts';
import { firstFit } from './first-fit.ts';
import type { Group, Unit } from './units.ts';

export interface Bin {
  readonly units: readonly Unit[];
  readonly ms: number;
}

export interface Filled {
  readonly bins: readonly Bin[];
  /** The most loaded bin, without start-up. */
  readonly makespanMs: number;
}

/** How many bins a group needs at least: one for each unit that stands alone, and one for all others together. */
export function fewestBins({ units }: Group): number {
  const alone = units.filter((unit) => unit.alone).length;
  return alone + (alone < units.length ? 1 : 0);
}

/** Units that stand alone get a bin each; the others are balanced over the rest. Empty bins are left out. */
export function fill({ units }: Group, bins: number): Filled {
  const alone = units.filter((unit) => unit.alone);
  const others = units.filter((unit) => !unit.alone);
  const count = Math.min(others.length, Math.max(1, bins - alone.length));
  const { bin } = balance(
    others.map(({ ms }) => ms),
    Math.max(1, count),
  );
  return filled(alone, others, bin);
}

/** First-fit decreasing into bins of one capacity (milliseconds); `null` when more than `most` would be needed. */
export function fillTo({ units }: Group, capacityMs: number, most: number): Filled | null {
  const alone = units.filter((unit) => unit.alone || unit.ms > capacityMs);
  const others = units.filter((unit) => !unit.alone && unit.ms <= capacityMs);
  const durations = Float64Array.from(others, ({ ms }) => ms);
  const binOf = firstFit(durations, capacityMs, Math.max(1, most - alone.length));
  return binOf === null ? null : filled(alone, others, [...binOf]);
}

function filled(alone: readonly Unit[], others: readonly Unit[], binOf: readonly number[]): Filled {
  const shared = new Map<number, Unit[]>();
  for (const [index, unit] of others.entries()) {
    const bin = shared.get(binOf[index] ?? 0);
    if (bin === undefined) shared.set(binOf[index] ?? 0, [unit]);
    else bin.push(unit);
  }
  const bins = [...alone.map((unit) => [unit]), ...shared.values()].map((units) => ({
    units,
    ms: units.reduce((sum, { ms }) => sum + ms, 0),
  }));
  return { bins, makespanMs: bins.reduce((most, { ms }) => Math.max(most, ms), 0) };
}
