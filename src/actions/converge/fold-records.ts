/** What converge leaves of a run: one artifact with the records of all attempts, in place of one or two for each leg. */
import pLimit from 'p-limit';
import type { Plan, TaskRecord } from '../../model.ts';
import { messageOf } from '../../problem.ts';
import { sentence } from '../../report/sentences/index.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import { type FoldedPart, fitsFold, foldedFiles, foldedParts } from '../../store/folded.ts';
import { type ArtifactName, artifactName, type FoldName } from '../../store/names.ts';
import type { ListedArtifact } from '../../store/service.ts';
import { sortedFolds } from '../leg/folds.ts';
import { artifactsOf, filesIn, type Named } from '../leg/run-view.ts';
import type { Looked } from './look.ts';
import { recordsOfPart, type Source } from './records-reader.ts';

/** Tells the post step of a pass whose files may go: the name of the plan. */
export const FILES_STATE = 'fanfold-files';

export interface Folding {
  readonly plan: Plan;
  readonly attempt: number;
  readonly store: ArtifactStore;
  readonly tell: (text: string) => void;
}

/** Why the artifacts must stay as they are; `null` when every leg has ended and everything of them was seen. */
export function keptBecause(plan: Plan, { weighed, facts, collected }: Looked): string | null {
  if (facts.jobs === null) return 'the jobs of this run could not be asked';
  if (facts.listCut || collected.tooLarge) return 'not all of them were seen';
  const isOpen = ({ id }: { readonly id: string }) => {
    const job = weighed.jobs.get(id);
    return job === undefined ? facts.wait !== 'no' : job.status !== 'completed';
  };
  if (weighed.pending.size > 0 || plan.legs.some(isOpen)) return 'a leg is still at work';
  const contested = weighed.problems.some(({ kind }) => kind === 'two-jobs');
  return contested ? 'it is not known which job a leg was' : null;
}

/**
 * Folds the records of all attempts into one artifact, reads it back, and deletes those it holds. What was not read in full,
 * or contradicts another artifact of its name, stays as it is. A fault is reported and changes nothing: whoever comes later reads
 * the fold and what is left beside it, and of two records that differ the worse counts.
 */
export async function foldRecords({ named, collected }: Pick<Looked, 'named' | 'collected'>, folding: Folding) {
  // The artifacts that show why a fold was refused are kept, so that it stays refused.
  const evidence = new Set(sortedFolds(named).refused.map(({ artifact }) => artifact.job));
  const { parts, spent } = partsOf(collected.sources.filter(({ artifact }) => !evidence.has(artifact.job)));
  // A single artifact needs no folding.
  if (parts.length === 0 || spent.length < 2) return;
  const { files, digest } = foldedFiles(parts);
  const name: FoldName = { kind: 'fold', attempt: folding.attempt, digest };
  await folding.store.upload((copy) => artifactName(folding.plan.name, name, copy), files);
  const why = await notReadBack(name, folding);
  if (why !== null) return folding.tell(`the records are folded, and the single ones stay: ${why}`);
  await removeAll(
    spent.filter((artifact) => !isFold(artifact, name, folding)),
    folding,
  );
}

/** Deletes the carried files of a run that passed: converge has put them into the results. */
export async function removeFiles(
  plan: Pick<Plan, 'name'>,
  { attempt, store, tell }: Omit<Folding, 'plan'>,
): Promise<void> {
  const files = filesIn(artifactsOf(plan, await store.list(), attempt));
  await removeAll(
    files.map(({ artifact }) => artifact),
    { store, tell },
  );
}

type Part = FoldedPart<readonly TaskRecord[]>;

/** What can be folded, and the artifacts of which nothing is left outside of the fold. */
function partsOf(sources: readonly Source[]): { readonly parts: readonly Part[]; readonly spent: ListedArtifact[] } {
  const usable = sources.filter(({ whole, parts }) => whole && parts.every(isFoldable));
  const seen = new Map<string, string>();
  const contested = new Set<string>();
  for (const part of usable.flatMap((source) => source.parts)) {
    const text = textOf(part);
    if ((seen.get(part.artifact) ?? text) !== text) contested.add(part.artifact);
    seen.set(part.artifact, text);
  }
  const taken = usable.filter(({ parts }) => !parts.some(({ artifact }) => contested.has(artifact)));
  const parts = new Map(
    taken.flatMap((source) => source.parts.map((part) => [part.artifact, recordsOfPart(part)] as const)),
  );
  return {
    parts: [...parts].map(([artifact, content]) => ({ artifact, content })),
    spent: taken.map(({ artifact }) => artifact),
  };
}

type SourcePart = Source['parts'][number];

function isFoldable(part: SourcePart): boolean {
  return part.records.length > 0 && recordsOfPart(part).every(fitsFold);
}

function textOf(part: SourcePart): string {
  return recordsOfPart(part)
    .map((record) => JSON.stringify(record))
    .sort()
    .join('\n');
}

/** Why the fold cannot replace what it holds; `null` when it can be found, is whole, and counts. */
async function notReadBack(wanted: FoldName, { plan, attempt, store }: Folding): Promise<string | null> {
  const foldsIn = (listed: readonly ListedArtifact[]) => {
    const { trusted } = sortedFolds(artifactsOf(plan, listed, attempt));
    return trusted.filter(({ name }) => isSame(name, wanted));
  };
  const { listed } = await store.listUntil((all) => foldsIn(all).length > 0);
  const [found] = foldsIn(listed);
  if (found === undefined) return 'it is not listed';
  const read = await store.open(found.artifact, (files) => foldedParts(files, wanted.digest));
  return 'kind' in read ? `it cannot be read back (${sentence(read)})` : null;
}

function isSame(name: ArtifactName, wanted: FoldName): boolean {
  return name.kind === 'fold' && name.digest === wanted.digest && name.attempt === wanted.attempt;
}

function isFold(artifact: ListedArtifact, wanted: FoldName, { plan, attempt }: Folding): boolean {
  return artifactsOf(plan, [artifact], attempt).some(({ name }: Named) => isSame(name, wanted));
}

/** Deletions under way at one time. */
const AT_ONCE = 8;

async function removeAll(artifacts: readonly ListedArtifact[], { store, tell }: Pick<Folding, 'store' | 'tell'>) {
  const inTurn = pLimit(AT_ONCE);
  const faults = await Promise.all(
    artifacts.map((artifact) =>
      inTurn(() =>
        store.remove(artifact).then(
          () => [],
          (error: unknown) => [messageOf(error)],
        ),
      ),
    ),
  );
  const [first, ...more] = faults.flat();
  if (first !== undefined) tell(`${1 + more.length} of ${artifacts.length} artifacts could not be deleted: ${first}`);
}
