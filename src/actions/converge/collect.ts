/** Everything that the legs left, as values: one list, a bounded number of downloads, every record checked. */
import { join } from 'node:path';
import { readRecords } from '../../exec/records.ts';
import type { ArtifactStore } from '../../github/artifacts.ts';
import type { Plan } from '../../model.ts';
import type { Problem } from '../../problem.ts';
import type { SourcedRecord } from '../../sync/fold.ts';
import { type Named, recordsIn } from '../leg/run-view.ts';

export interface Collected {
  readonly records: readonly SourcedRecord[];
  readonly problems: readonly Problem[];
}

/**
 * Downloads and reads the records of every attempt up to the current one. What cannot be downloaded or is no record is a
 * problem, and its task will be missing: nothing that is broken turns green. A leg speaks only for itself: the leg and the
 * attempt in the artifact's name must be those in the record.
 */
export async function collectRecords(
  plan: Plan,
  named: readonly Named[],
  store: ArtifactStore,
  folder: string,
): Promise<Collected> {
  const legs = new Set(plan.legs.map(({ id }) => id));
  const wanted = recordsIn(named).filter(({ name }) => legs.has(name.leg));
  const folderOf = ({ id }: { id: number }) => join(folder, `records-${id}`);
  const problems: Problem[] = await store.downloadAll(
    wanted.map(({ artifact }) => artifact),
    folderOf,
  );
  const records: SourcedRecord[] = [];
  for (const { artifact, name } of wanted) {
    const read = await readRecords(folderOf(artifact), { leg: name.leg, runAttempt: name.attempt });
    if ('kind' in read) continue;
    for (const one of read.records) records.push({ ...one, source: `${artifact.name}/${one.source}` });
    problems.push(...read.problems);
  }
  return { records, problems };
}
