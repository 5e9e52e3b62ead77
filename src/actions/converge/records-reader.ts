/** Everything that the legs left, as values: a bounded number of downloads, every record checked, each artifact read once. */

import type { Plan, TaskRecord } from '../../model.ts';
import { type Problem, problem, type RimProblem } from '../../problem.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import type { RecordsName } from '../../store/names.ts';
import type { SourcedRecord } from '../../verdict/fold.ts';
import { fetchRecords } from '../leg/fetch.ts';
import { type Named, recordsIn } from '../leg/run-view.ts';

export interface RecordsRead {
  readonly records: readonly SourcedRecord[];
  readonly problems: readonly Problem[];
  /** The records of the run are larger than what is read, so that some of them are not here. */
  readonly tooLarge: boolean;
}

export interface RecordsReader {
  /**
   * Reads the records of every attempt up to the current one. What cannot be downloaded or is no record is a problem, and its
   * task will be missing: nothing that is broken turns green. A leg speaks only for itself: the leg and the attempt in the
   * artifact's name must be those in the record.
   */
  readonly collect: (named: readonly Named[]) => Promise<RecordsRead>;
}

/**
 * What all records of a run may weigh together, in bytes of memory. 5,000 tasks may leave 12 KiB each; more would endanger the
 * 512 MiB of heap that the whole step may take.
 */
const MAX_WEIGHT = 64 * 1024 * 1024;
/** What a short text of its own costs in memory beside its characters. */
const TEXT_WEIGHT = 64;

type Read = Omit<RecordsRead, 'tooLarge'>;

export function createRecordsReader(plan: Plan, store: ArtifactStore): RecordsReader {
  const sizes = new Map(plan.legs.map(({ id, tasks }) => [id, tasks.length]));
  const known = new Map<string, Promise<Read>>();
  const budget = { left: MAX_WEIGHT, isSpent: false };
  const read = async ({ artifact, name }: Named<RecordsName>): Promise<Read> => {
    const gate = createAdmission(sizes.get(name.leg) ?? 0, budget);
    const found = await fetchRecords(artifact, name, store, gate.admit);
    if ('kind' in found) return { records: [], problems: [found] };
    const refused = gate.refused();
    if (refused !== null)
      return {
        records: [],
        problems: [problem('rim/records-too-large', null, { artifact: artifact.name, ...refused })],
      };
    const records = found.records.map((one) => ({ ...one, source: `${artifact.name}/${one.source}` }));
    return { records, problems: found.problems };
  };
  const collect = async (named: readonly Named[]): Promise<RecordsRead> => {
    const wanted = recordsIn(named).filter(({ name }) => sizes.has(name.leg));
    const reads = await Promise.all(
      wanted.map((one) => {
        const { name, id, digest } = one.artifact;
        const key = JSON.stringify([name, id, digest]);
        const reading = known.get(key) ?? read(one);
        known.set(key, reading);
        return reading;
      }),
    );
    return {
      records: reads.flatMap(({ records }) => records),
      problems: reads.flatMap(({ problems }) => problems),
      tooLarge: budget.isSpent,
    };
  };
  return { collect };
}

type Refusal = Pick<Extract<RimProblem, { kind: 'records-too-large' }>, 'why' | 'max'>;

/** Lets the records of one artifact in: one a task, as long as there is room for them in memory. */
function createAdmission(tasks: number, budget: { left: number; isSpent: boolean }) {
  let count = 0;
  let refusal: Refusal | null = null;
  const admit = (record: TaskRecord, bytes: number): boolean => {
    const weight = bytes + TEXT_WEIGHT * textsOf(record);
    if (++count > tasks) refusal = { why: 'number', max: tasks };
    else if (weight > budget.left) {
      budget.isSpent = true;
      refusal = { why: 'bytes', max: MAX_WEIGHT };
    } else budget.left -= weight;
    return refusal === null;
  };
  return { admit, refused: () => refusal };
}

function textsOf({ outputs, writesObserved, tries }: TaskRecord): number {
  return 2 * Object.keys(outputs).length + (writesObserved?.length ?? 0) + 4 * tries.length;
}
