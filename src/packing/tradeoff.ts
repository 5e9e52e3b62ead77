/** The choice of the number of legs as a small table: what more legs would bring, and what they would cost. */
import { hasError } from '../problem.ts';
import { billOf, type PriceOf } from './billing.ts';
import type { PackedLegs } from './pack.ts';
import type { PackInput } from './pack-input.ts';
import { promiseOf } from './promise.ts';
import type { PackedWave } from './wave.ts';
import { groupWaves, packWaves } from './waves.ts';

/** One way to choose the number of legs. */
export interface TradeoffRow {
  /** Of all waves. */
  readonly legs: number;
  readonly makespanMs: number;
  readonly billedMinutes: number;
  /** The billed minutes by the prices of their runners; `null` when none of the runners in the plan has a price. */
  readonly cost: number | null;
  readonly speedup: number;
  /** Speedup by leg of the widest wave, 0 to 1. */
  readonly efficiency: number;
  readonly chosen: boolean;
}

/** The plan itself and its neighbours: powers of two of legs a wave, up to what is allowed. At most about ten packings. */
export function tradeoff(input: PackInput, chosen: PackedLegs): TradeoffRow[] {
  const rows = new Map<number, TradeoffRow>();
  const grouped = groupWaves(input);
  const most = Math.min(input.max, Math.max(0, ...input.waves.map((wave) => wave.length)));
  for (let legs = 1; legs < 2 * most; legs *= 2) {
    const max = Math.min(legs, most);
    const { waves, problems } = packWaves({ ...input, max, targetMinutes: null, minimize: 'time' }, grouped);
    if (!hasError(problems)) add(rows, rowOf(waves, false, input.pricePerMinute));
  }
  add(rows, rowOf(chosen.waves, true, input.pricePerMinute));
  return [...rows.values()].sort((a, b) => a.legs - b.legs);
}

/** With as many legs as another row the chosen one, which comes last, stands. */
function add(rows: Map<number, TradeoffRow>, row: TradeoffRow): void {
  if (row.legs > 0) rows.set(row.legs, row);
}

function rowOf(waves: readonly PackedWave[], chosen: boolean, priceOf: PriceOf | undefined): TradeoffRow {
  const counts = waves.map(({ groups }) => groups.reduce((sum, { filled }) => sum + filled.bins.length, 0));
  const { parallelMs, speedup } = promiseOf(waves, { ms: 0, by: 'legs' });
  const { minutes, cost } = billOf(
    waves.flatMap(({ groups }) => groups),
    priceOf,
  );
  return {
    legs: counts.reduce((sum, count) => sum + count, 0),
    makespanMs: parallelMs,
    billedMinutes: minutes,
    cost,
    speedup,
    efficiency: Math.min(1, speedup / Math.max(1, ...counts)),
    chosen,
  };
}
