/** How much memory the records of a run may take, whoever left them. */
import { createHash } from 'node:crypto';
import type { TaskRecord } from '../../model.ts';
import { problem, type RimProblem } from '../../problem.ts';
import type { SourcedRecord } from '../../verdict/fold.ts';
import type { Gate, GateOf } from '../leg/folds.ts';

/**
 * What all records of a run may weigh together, in bytes of memory. 5,000 tasks may leave 12 KiB each; more would endanger the
 * 512 MiB of heap that the whole step may take.
 */
const MAX_WEIGHT = 64 * 1024 * 1024;
/** What a short text of its own costs in memory beside its characters. */
const TEXT_WEIGHT = 64;

export interface Room {
  /** Lets the records of one artifact in: one a task, as long as there is room for them. */
  readonly gateOf: GateOf;
  /** The same record out of a fold and out of the artifact that was folded is one, and weighs once. */
  readonly shared: (artifact: string) => (one: SourcedRecord) => SourcedRecord;
  readonly isSpent: () => boolean;
}

type Refusal = Pick<Extract<RimProblem, { kind: 'records-too-large' }>, 'why' | 'max'>;

/** @param tasksOf leg id to the number of its tasks, each of which may leave one record */
export function createRoom(tasksOf: ReadonlyMap<string, number>): Room {
  const known = new Map<string, TaskRecord>();
  let left = MAX_WEIGHT;
  let isSpent = false;
  const gateOf = (artifact: string, { leg }: { readonly leg: string }): Gate => {
    const tasks = tasksOf.get(leg) ?? 0;
    let count = 0;
    let refusal: Refusal | null = null;
    const admit = (record: TaskRecord, bytes: number): boolean => {
      const key = keyOf(artifact, record);
      const weight = known.has(key) ? 0 : bytes + TEXT_WEIGHT * textsOf(record);
      if (++count > tasks) refusal = { why: 'number', max: tasks };
      else if (weight > left) {
        isSpent = true;
        refusal = { why: 'bytes', max: MAX_WEIGHT };
      } else {
        left -= weight;
        if (weight > 0) known.set(key, record);
      }
      return refusal === null;
    };
    const fault = (): RimProblem | null =>
      refusal === null ? null : problem('rim/records-too-large', null, { artifact, ...refusal });
    return { admit, problem: fault };
  };
  const shared = (artifact: string) => (one: SourcedRecord) => ({
    ...one,
    record: known.get(keyOf(artifact, one.record)) ?? one.record,
  });
  return { gateOf, shared, isSpent: () => isSpent };
}

function keyOf(artifact: string, record: TaskRecord): string {
  return createHash('sha256')
    .update(`${artifact}\n${JSON.stringify(record)}`)
    .digest('base64');
}

function textsOf({ outputs, writesObserved, tries }: TaskRecord): number {
  return 2 * Object.keys(outputs).length + (writesObserved?.length ?? 0) + 4 * tries.length;
}
