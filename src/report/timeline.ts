import type { Converged } from './model.ts';
import { type Row, rowsOf } from './rows.ts';
import { ranSideBySide, stacked } from './slots.ts';

/** One try of one task on the time axis; milliseconds since the origin. */
export interface Bar {
  readonly row: Row;
  /** Counts from 1. */
  readonly attempt: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Whether it is the try that gave the task its state. */
  readonly last: boolean;
}

/** The bars of one leg, or of all tasks where they ran side by side; those that overlap in rows of their own. */
export interface Lane {
  readonly name: string;
  readonly rows: readonly (readonly Bar[])[];
}

export interface Timeline {
  /** Milliseconds since 1970. */
  readonly originMs: number;
  readonly spanMs: number;
  /** In the order of the plan's legs. */
  readonly lanes: readonly Lane[];
}

/** A run of more than this long is a broken clock, not a run. */
const LONGEST_MS = 35 * 24 * 3_600_000;

/** Puts every try on one time axis. Times that cannot be read, or that no run could have, are left out. */
export function timelineOf(converged: Converged, rows: readonly Row[] = rowsOf(converged)): Timeline {
  const dated = rows.flatMap(datedTries);
  const originMs = converged.originMs ?? dated.reduce((first, bar) => Math.min(first, bar.startMs), Infinity);
  const bars = dated
    .map((bar) => ({ ...bar, startMs: bar.startMs - originMs, endMs: bar.endMs - originMs }))
    .filter((bar) => bar.startMs >= 0 && bar.endMs <= LONGEST_MS);
  return {
    originMs: Number.isFinite(originMs) ? originMs : 0,
    spanMs: bars.reduce((most, bar) => Math.max(most, bar.endMs), 0),
    lanes: lanesOf(bars, converged),
  };
}

function datedTries(row: Row): Bar[] {
  const tries = row.record?.tries ?? [];
  return tries.flatMap((one, at) => {
    const startMs = Date.parse(one.startedAt);
    const endMs = Date.parse(one.endedAt);
    if (!(endMs >= startMs)) return [];
    return [{ row, attempt: at + 1, startMs, endMs, last: at === tries.length - 1 }];
  });
}

function lanesOf(bars: readonly Bar[], converged: Converged): Lane[] {
  const { plan } = converged;
  if (ranSideBySide(converged)) return bars.length === 0 ? [] : [{ name: 'side by side', rows: stacked(bars) }];
  const byLeg = new Map<string, Bar[]>(plan.legs.map((leg) => [leg.id, []]));
  for (const bar of bars) {
    const lane = byLeg.get(bar.row.leg) ?? [];
    byLeg.set(bar.row.leg, lane);
    lane.push(bar);
  }
  return [...byLeg].filter(([, lane]) => lane.length > 0).map(([name, lane]) => ({ name, rows: stacked(lane) }));
}
