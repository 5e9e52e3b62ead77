/** Where tasks really ran. On GitHub a leg is a job; a laptop runs as many tasks at a time as it has room for. */
import type { TaskRecord } from '../model.ts';
import type { Converged } from './model.ts';

interface Span {
  readonly record: TaskRecord;
  readonly startMs: number;
  readonly endMs: number;
}

function spanOf(record: TaskRecord): Span | null {
  const startMs = record.tries.reduce((first, { startedAt }) => Math.min(first, Date.parse(startedAt)), Infinity);
  const endMs = record.tries.reduce((last, { endedAt }) => Math.max(last, Date.parse(endedAt)), -Infinity);
  return endMs >= startMs ? { record, startMs, endMs } : null;
}

function byStart(records: Iterable<TaskRecord>): Span[] {
  return [...records].flatMap((record) => spanOf(record) ?? []).sort((a, b) => a.startMs - b.startMs);
}

/**
 * Whether two tasks of one leg ran at the same time: then legs were not run one task at a time, and say nothing about the
 * run. Records alone do not tell where they come from; who knows that legs were jobs says so.
 */
export function ranSideBySide({
  records,
  jobs,
  onRunners,
}: Pick<Converged, 'records' | 'jobs' | 'onRunners'>): boolean {
  if (onRunners === true || jobs !== undefined) return false;
  const ends = new Map<string, number>();
  for (const { record, startMs, endMs } of byStart(records.values())) {
    const before = ends.get(record.leg) ?? -Infinity;
    if (startMs < before) return true;
    ends.set(record.leg, Math.max(before, endMs));
  }
  return false;
}

/** First fit by start time: the fewest rows in which nothing overlaps. */
export function stacked<Item extends { readonly startMs: number; readonly endMs: number }>(
  items: readonly Item[],
): Item[][] {
  const rows: Item[][] = [];
  for (const item of items.toSorted((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)) {
    const free = rows.find((row) => (row.at(-1)?.endMs ?? 0) <= item.startMs);
    if (free === undefined) rows.push([item]);
    else free.push(item);
  }
  return rows;
}

/** The tasks of each slot, as few slots as there can have been. */
export function slotsOf(records: Iterable<TaskRecord>): TaskRecord[][] {
  return stacked(byStart(records)).map((row) => row.map(({ record }) => record));
}
