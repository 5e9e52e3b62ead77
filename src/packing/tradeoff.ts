/** The choice of the number of legs as a small table: what more legs would bring, and what they would cost. */
import type { RunsOn } from '../model.ts';
import { billedMinutes } from './billing.ts';
import { type PackedLegs, type PackedWave, type PackInput, pack } from './pack.ts';

/** One way to choose the number of legs. */
export interface TradeoffRow {
  readonly legs: number;
  readonly makespanMs: number;
  readonly billedMinutes: number;
  readonly speedup: number;
  /** Speedup by leg, 0 to 1. */
  readonly efficiency: number;
  readonly chosen: boolean;
}

/** The plan itself and its neighbours: powers of two of legs a wave, up to what is allowed. At most about ten packings. */
export function tradeoff(input: PackInput, chosen: PackedLegs): TradeoffRow[] {
  const rows = new Map<number, TradeoffRow>();
  const most = Math.max(0, ...input.waves.map((wave) => wave.length));
  for (let max = 1; max < Math.min(2 * most, 2 * input.max); max *= 2) {
    const packed = pack({ ...input, max: Math.min(max, input.max), targetMinutes: null, minimize: 'time' });
    if (packed.problems.every(({ severity }) => severity !== 'error')) add(rows, packed, input.startupMs, false);
  }
  add(rows, chosen, input.startupMs, true);
  return [...rows.values()].sort((a, b) => a.legs - b.legs);
}

function add(
  rows: Map<number, TradeoffRow>,
  { legs, waves, estimate }: PackedLegs,
  startupMs: (runsOn: RunsOn) => number,
  chosen: boolean,
): void {
  const widest = Math.max(1, ...waves.map(legCount));
  const { parallelMs, speedup } = estimate;
  const billed = waves
    .flatMap(({ groups }) => groups)
    .map(({ group, filled }) => billedMinutes(filled, startupMs(group.runsOn)));
  const row = {
    legs: legs.length,
    makespanMs: parallelMs,
    billedMinutes: billed.reduce((sum, minutes) => sum + minutes, 0),
    speedup,
    efficiency: Math.min(1, speedup / widest),
    chosen,
  };
  rows.set(row.legs, row);
}

function legCount({ groups }: PackedWave): number {
  return groups.reduce((sum, { filled }) => sum + filled.bins.length, 0);
}
