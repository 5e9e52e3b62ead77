/** Folds of earlier converge steps: which of them count, and the records of the legs in them. */
import type { Plan } from '../../model.ts';
import { problem, type RimProblem, type SyncProblem } from '../../problem.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import { foldedParts } from '../../store/folded.ts';
import { type FoldName, parseArtifactName, type RecordsName } from '../../store/names.ts';
import { recordsOf } from '../../store/read-records.ts';
import { recordFileName } from '../../store/recordfile.ts';
import type { SourcedRecord } from '../../verdict/fold.ts';
import type { Admit } from '../../verdict/parse-records.ts';
import { type Named, recordsIn } from './run-view.ts';

/** What one artifact of a leg held, as a fold has it. */
export interface FoldedRecords {
  /** The name of that artifact, and what it says. */
  readonly artifact: string;
  readonly name: RecordsName;
  readonly records: readonly SourcedRecord[];
  readonly problems: readonly (RimProblem | SyncProblem)[];
}

/** Lets the records of one artifact in; afterwards, what was wrong with them as a whole. */
export interface Gate {
  readonly admit: Admit;
  readonly problem: () => RimProblem | null;
}

export interface ReadFold {
  readonly parts: readonly FoldedRecords[];
  /** Nothing was left out. */
  readonly whole: boolean;
}

export type GateOf = (artifact: string, name: RecordsName) => Gate;

const OPEN: GateOf = () => ({ admit: () => true, problem: () => null });

/** More bytes of an archive than any fold of ours has. */
const MAX_ARCHIVE = 128 * 1024 * 1024;

export interface SortedFolds {
  readonly trusted: readonly Named<FoldName>[];
  readonly refused: readonly Named<FoldName>[];
}

/**
 * Only converge folds. The service says which job stored an artifact, so that a fold of a job that also left something of a leg
 * does not count. Where it knows only one job, as act does, the plan is of that job as well, and nothing can be told from it.
 */
export function sortedFolds(named: readonly Named[]): SortedFolds {
  const folds = named.flatMap(({ artifact, name }) => (name.kind === 'fold' ? [{ artifact, name }] : []));
  const jobsOf = (isOne: (kind: Named['name']['kind']) => boolean) =>
    new Set(named.flatMap(({ artifact: { job }, name }) => (isOne(name.kind) && job !== '' ? [job] : [])));
  const planners = jobsOf((kind) => kind === 'plan');
  const legs = jobsOf((kind) => kind === 'records' || kind === 'files' || kind === 'logs' || kind === 'verdict');
  const isOfLeg = ({ artifact: { job } }: Named<FoldName>) => legs.has(job) && !planners.has(job);
  return { trusted: folds.filter((one) => !isOfLeg(one)), refused: folds.filter(isOfLeg) };
}

/**
 * Reads a fold. Each part speaks as the leg and the attempt in the name of the artifact that it was. A part that is malformed,
 * of a later attempt than the fold or of a leg of another plan is left out.
 */
export async function readFold(
  plan: Pick<Plan, 'name' | 'legs'>,
  { artifact, name: fold }: Named<FoldName>,
  store: ArtifactStore,
  gateOf: GateOf = OPEN,
): Promise<ReadFold | RimProblem> {
  if (artifact.size > MAX_ARCHIVE)
    return problem('rim/artifact-oversized', null, { artifact: artifact.name, bytes: artifact.size, max: MAX_ARCHIVE });
  const legs = new Set(plan.legs.map(({ id }) => id));
  return store.open(artifact, async (files) => {
    const read: FoldedRecords[] = [];
    let whole = true;
    for (const { artifact: of, content } of await foldedParts(files, fold.digest)) {
      const name = parseArtifactName(plan.name, of);
      if (name?.kind !== 'records' || name.attempt > fold.attempt || !legs.has(name.leg)) {
        whole = false;
        continue;
      }
      const gate = gateOf(of, name);
      const { records, problems } = await recordsOf(content, { leg: name.leg, runAttempt: name.attempt }, gate.admit);
      const refused = gate.problem();
      whole &&= refused === null && problems.length === 0;
      // As if the artifact were still there, so that one and the same record is never taken for two.
      const sourced = records.map((one) => ({ ...one, source: `${of}/${recordFileName(one.record.task)}` }));
      read.push({
        artifact: of,
        name,
        records: refused === null ? sourced : [],
        problems: refused === null ? problems : [refused],
      });
    }
    return { parts: read, whole };
  });
}

/**
 * The names of all artifacts with records, those in folds of earlier attempts among them; `null` when a fold cannot be read. A
 * fold is read once, and only where the history of a task matters.
 */
export function createNameReader(
  plan: Plan,
  attempt: number,
  store: ArtifactStore,
): (named: readonly Named[]) => Promise<readonly RecordsName[] | null> {
  const known = new Map<string, Promise<readonly RecordsName[] | null>>();
  const namesIn = async (fold: Named<FoldName>) => {
    const read = await readFold(plan, fold, store);
    return 'kind' in read ? null : read.parts.map(({ name }) => name);
  };
  return async (named) => {
    const listed = recordsIn(named).map(({ name }) => name);
    if (attempt === 1 || plan.policy.flaky === 'success') return listed;
    const folded = await Promise.all(
      sortedFolds(named).trusted.map((fold) => {
        const names = known.get(fold.artifact.name) ?? namesIn(fold);
        known.set(fold.artifact.name, names);
        return names;
      }),
    );
    return folded.includes(null) ? null : [...listed, ...folded.flatMap((names) => names ?? [])];
  };
}
