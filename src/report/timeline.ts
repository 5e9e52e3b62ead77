import { isGuess } from '../packing/estimate.ts';
import { criticalPath } from './critical.ts';
import { decidedAtMs } from './decided.ts';
import type { Converged, LegJob } from './model.ts';
import { type Row, rowsOf } from './rows.ts';
import { ranSideBySide, stacked } from './slots.ts';

/** Milliseconds since the origin. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** One try of one task on the time axis. */
export interface Bar extends Span {
  readonly row: Row;
  /** Counts from 1. */
  readonly attempt: number;
  /** Whether it is the try that gave the task its state. */
  readonly last: boolean;
}

/** Before the first try of a leg: it waits for a runner, then its job sets itself up. */
export interface Wait extends Span {
  readonly what: 'queued' | 'start-up';
}

/** The tasks that one command ran. */
export interface BatchSpan extends Span {
  readonly tasks: number;
}

/** The bars of one leg, or of all tasks where they ran side by side; those that overlap in rows of their own. */
export interface Lane {
  readonly name: string;
  readonly rows: readonly (readonly Bar[])[];
  readonly waits: readonly Wait[];
  readonly batches: readonly BatchSpan[];
  /** What the plan expected from the first try on; `null` where it knew no duration or there are no legs. */
  readonly predicted: Span | null;
}

export interface Timeline {
  /** Milliseconds since 1970. */
  readonly originMs: number;
  readonly spanMs: number;
  /** In the order of the plan's legs. */
  readonly lanes: readonly Lane[];
  /** When the verdict was certain although tasks were still to end. */
  readonly decidedMs: number | null;
  /** What the run waited for, from its first task to its last. */
  readonly critical: readonly Bar[];
}

/** A run of more than this long is a broken clock, not a run. */
const LONGEST_MS = 35 * 24 * 3_600_000;

/** Puts every try on one time axis. Times that cannot be read, or that no run could have, are left out. */
export function timelineOf(converged: Converged, rows: readonly Row[] = rowsOf(converged)): Timeline {
  const dated = rows.flatMap(datedTries);
  const originMs = firstQueued(converged, dated, firstStart(dated));
  const bars = dated
    .map((bar) => ({ ...bar, startMs: bar.startMs - originMs, endMs: bar.endMs - originMs }))
    .filter((bar) => bar.startMs >= 0 && bar.endMs <= LONGEST_MS);
  const lanes = lanesOf(bars, converged, originMs);
  const decided = decidedAtMs(converged);
  return {
    originMs: Number.isFinite(originMs) ? originMs : 0,
    spanMs: bars.reduce((most, bar) => Math.max(most, bar.endMs), 0),
    lanes,
    decidedMs: decided === null ? null : decided - originMs,
    critical: criticalPath(
      lanes.flatMap((lane) => lane.rows),
      converged.plan,
    ),
  };
}

/** A job that was queued more than this long before the first task is of an earlier attempt. */
const LONGEST_QUEUE_MS = 24 * 3_600_000;

function firstQueued({ jobs }: Converged, bars: readonly Bar[], first: number): number {
  const legs = new Set(bars.map(({ row }) => row.leg));
  const queued = [...(jobs ?? [])].flatMap(([leg, { createdAt }]) => {
    const ms = Date.parse(createdAt ?? '');
    return legs.has(leg) && ms > first - LONGEST_QUEUE_MS ? [ms] : [];
  });
  return Math.min(first, ...queued);
}

/** When the first task of a run began, in milliseconds since 1970; `null` when none did. */
export function begunMs(rows: readonly Row[]): number | null {
  const first = firstStart(rows.flatMap(datedTries));
  return Number.isFinite(first) ? first : null;
}

function firstStart(dated: readonly Bar[]): number {
  return dated.reduce((least, bar) => Math.min(least, bar.startMs), Infinity);
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

function lanesOf(bars: readonly Bar[], converged: Converged, originMs: number): Lane[] {
  const { plan, jobs } = converged;
  if (ranSideBySide(converged)) return bars.length === 0 ? [] : [laneOf('side by side', bars, undefined, originMs)];
  const byLeg = new Map<string, Bar[]>(plan.legs.map((leg) => [leg.id, []]));
  for (const bar of bars) {
    const lane = byLeg.get(bar.row.leg) ?? [];
    byLeg.set(bar.row.leg, lane);
    lane.push(bar);
  }
  const known = isGuess(plan.tasks) ? new Map() : new Map(plan.legs.map((leg) => [leg.id, leg.estimateMs]));
  return [...byLeg]
    .filter(([, lane]) => lane.length > 0)
    .map(([leg, lane]) => laneOf(leg, lane, jobs?.get(leg), originMs, known.get(leg)));
}

function laneOf(
  name: string,
  bars: readonly Bar[],
  job: LegJob | undefined,
  originMs: number,
  estimateMs?: number,
): Lane {
  const startMs = bars.reduce((first, bar) => Math.min(first, bar.startMs), Infinity);
  return {
    name,
    rows: stacked(bars),
    waits: job === undefined ? [] : waitsOf(job, startMs, originMs),
    batches: batchesOf(bars),
    predicted: estimateMs === undefined ? null : { startMs, endMs: startMs + estimateMs },
  };
}

/** GitHub's times, as far as they are in order and within the run. */
function waitsOf({ createdAt, startedAt, beganAt }: LegJob, firstMs: number, originMs: number): Wait[] {
  const at = (text: string | null | undefined): number => Date.parse(text ?? '') - originMs;
  const began = at(beganAt ?? startedAt);
  const spans: readonly Wait[] = [
    { what: 'queued', startMs: at(createdAt), endMs: began },
    { what: 'start-up', startMs: began, endMs: firstMs },
  ];
  return spans.filter(({ startMs, endMs }) => startMs >= 0 && endMs > startMs && endMs <= firstMs);
}

function batchesOf(bars: readonly Bar[]): BatchSpan[] {
  const spans = new Map<string, BatchSpan>();
  for (const { row, startMs, endMs } of bars) {
    const id = row.record?.batch?.id;
    if (id === undefined) continue;
    const known = spans.get(id) ?? { startMs, endMs, tasks: 0 };
    spans.set(id, {
      startMs: Math.min(known.startMs, startMs),
      endMs: Math.max(known.endMs, endMs),
      tasks: known.tasks + 1,
    });
  }
  return [...spans.values()];
}
