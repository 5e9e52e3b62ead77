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

/** Whether two tasks of one leg ran at the same time: then nobody ran legs, and they say nothing about the run. */
export function ranSideBySide({ records, jobs }: Pick<Converged, 'records' | 'jobs'>): boolean {
  if (jobs !== undefined) return false;
  const ends = new Map<string, number>();
  for (const { record, startMs, endMs } of byStart(records.values())) {
    const before = ends.get(record.leg) ?? -Infinity;
    if (startMs < before) return true;
    ends.set(record.leg, Math.max(before, endMs));
  }
  return false;
}

/** First fit by start time: the fewest rows in which no two tasks overlap. */
export function slotsOf(records: Iterable<TaskRecord>): TaskRecord[][] {
  const slots: { endMs: number; records: TaskRecord[] }[] = [];
  for (const { record, startMs, endMs } of byStart(records)) {
    const free = slots.find((slot) => slot.endMs <= startMs);
    if (free === undefined) slots.push({ endMs, records: [record] });
    else {
      free.records.push(record);
      free.endMs = endMs;
    }
  }
  return slots.map((slot) => slot.records);
}
