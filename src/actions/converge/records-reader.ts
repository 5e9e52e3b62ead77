/** Everything that the legs left, as values: a bounded number of downloads, every record checked, each artifact read once. */
import type { Plan, TaskRecord } from '../../model.ts';
import { type Problem, problem, type RimProblem } from '../../problem.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import type { RecordsName } from '../../store/names.ts';
import type { ListedArtifact } from '../../store/service.ts';
import type { SourcedRecord } from '../../verdict/fold.ts';
import { fetchRecords } from '../leg/fetch.ts';
import { type FoldedRecords, readFold, sortedFolds } from '../leg/folds.ts';
import { artifactsOf, type Named, recordsIn } from '../leg/run-view.ts';
import { createRoom } from './record-room.ts';

/** What one artifact of the run gave: that of a leg, or a fold of many. */
export interface Source {
  readonly artifact: ListedArtifact;
  readonly kind: 'records' | 'fold';
  readonly parts: readonly FoldedRecords[];
  /** Everything in it was read. */
  readonly whole: boolean;
  /** Why nothing of it could be read; `null` when something was. */
  readonly lost: RimProblem | null;
}

export interface RecordsRead {
  readonly records: readonly SourcedRecord[];
  readonly problems: readonly Problem[];
  /** The records of the run are larger than what is read, so that some of them are not here. */
  readonly tooLarge: boolean;
  readonly sources: readonly Source[];
  /** What the names of the artifacts with records say, those in folds among them. */
  readonly names: readonly RecordsName[];
}

export interface RecordsReader {
  /**
   * Reads the records of every attempt up to the current one. What cannot be downloaded or is not a record is a problem, and its
   * task will be missing: nothing that is broken turns green. A leg speaks only for itself: the leg and the attempt in the
   * artifact's name must be those in the record.
   */
  readonly collect: (named: readonly Named[]) => Promise<RecordsRead>;
}

/** Makes the reader; what was downloaded once is not downloaded again. */
export function createRecordsReader(plan: Plan, store: ArtifactStore): RecordsReader {
  const sizes = new Map(plan.legs.map(({ id, tasks }) => [id, tasks.length]));
  const known = new Map<string, Promise<Source>>();
  const room = createRoom(sizes);
  const readSingle = async ({ artifact, name }: Named<RecordsName>): Promise<Source> => {
    const gate = room.gateOf(artifact.name, name);
    const base = { artifact, kind: 'records' } as const;
    const found = await fetchRecords(artifact, name, store, gate.admit);
    if ('kind' in found) return { ...base, parts: [], whole: false, lost: found };
    const refused = gate.problem();
    const records = found.records.map((one) => ({ ...one, source: `${artifact.name}/${one.source}` }));
    const problems = refused === null ? found.problems : [refused];
    const part = { artifact: artifact.name, name, records: refused === null ? records : [], problems };
    return { ...base, parts: [part], whole: problems.length === 0, lost: null };
  };
  const readFolded = async (one: Named & { readonly name: { readonly kind: 'fold' } }): Promise<Source> => {
    const base = { artifact: one.artifact, kind: 'fold' } as const;
    const read = await readFold(plan, one, store, room.gateOf);
    if ('kind' in read) return { ...base, parts: [], whole: false, lost: read };
    const parts = read.parts.map((part) => ({ ...part, records: part.records.map(room.shared(part.artifact)) }));
    return { ...base, parts, whole: read.whole, lost: null };
  };
  const once = <One extends Named>(read: (one: One) => Promise<Source>) => {
    return (one: One): Promise<Source> => {
      const { name, id, digest } = one.artifact;
      const key = JSON.stringify([name, id, digest]);
      const reading = known.get(key) ?? read(one);
      known.set(key, reading);
      return reading;
    };
  };
  const collect = async (named: readonly Named[]): Promise<RecordsRead> => {
    const { trusted, refused } = sortedFolds(named);
    const wanted = recordsIn(named).filter(({ name }) => sizes.has(name.leg));
    const singles = await Promise.all(wanted.map(once(readSingle)));
    // Folds last: a hostile one must not take the room of what the legs left.
    const folds = await Promise.all(trusted.map(once(readFolded)));
    const sources = [...singles, ...folds];
    const parts = sources.flatMap((source) => source.parts);
    return {
      records: parts.flatMap(({ records }) => records),
      problems: [
        ...sources.flatMap(({ lost }) => lost ?? []),
        ...parts.flatMap(({ problems }) => problems),
        ...refused.map(({ artifact }) => problem('rim/fold-refused', null, { artifact: artifact.name })),
      ],
      tooLarge: room.isSpent(),
      sources,
      names: [...wanted.map(({ name }) => name), ...folds.flatMap((fold) => fold.parts.map(({ name }) => name))],
    };
  };
  return { collect };
}

/** The list is read at most this often: artifacts are folded away once, and more readings would not find more. */
const MOST_LISTS = 4;

/** Collects what is listed. Another converge may fold what this one is about to read; then the list is read again, with the fold. */
export async function collectAll<List extends { readonly listed: readonly ListedArtifact[] }>(
  collector: RecordsReader,
  plan: Pick<Plan, 'name'>,
  attempt: number,
  ask: () => Promise<List>,
): Promise<{ readonly list: List; readonly named: readonly Named[]; readonly collected: RecordsRead }> {
  for (let list = await ask(), tries = 1; ; tries++) {
    const named = artifactsOf(plan, list.listed, attempt);
    const collected = await collector.collect(named);
    const lost = collected.sources.flatMap((source) => (source.lost === null ? [] : [source.artifact.name]));
    const again = lost.length === 0 || tries === MOST_LISTS ? list : await ask();
    const names = new Set(again.listed.map(({ name }) => name));
    if (lost.every((name) => names.has(name))) return { list, named, collected };
    list = again;
  }
}

/** The records that one artifact of a leg held, as a fold has them. */
export function recordsOfPart({ records }: FoldedRecords): TaskRecord[] {
  return records.map(({ record }) => record);
}
