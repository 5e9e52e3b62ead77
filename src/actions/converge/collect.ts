/** Everything that the legs left, as values: one list, a bounded number of downloads, every record checked. */

import type { Plan } from '../../model.ts';
import type { Problem } from '../../problem.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import type { SourcedRecord } from '../../verdict/fold.ts';
import { fetchRecords } from '../leg/fetch.ts';
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
export async function collectRecords(plan: Plan, named: readonly Named[], store: ArtifactStore): Promise<Collected> {
  const legs = new Set(plan.legs.map(({ id }) => id));
  const wanted = recordsIn(named).filter(({ name }) => legs.has(name.leg));
  const reads = await Promise.all(
    wanted.map(async ({ artifact, name }) => ({ artifact, read: await fetchRecords(artifact, name, store) })),
  );
  const problems: Problem[] = [];
  const records: SourcedRecord[] = [];
  for (const { artifact, read } of reads) {
    if ('kind' in read) problems.push(read);
    else {
      for (const one of read.records) records.push({ ...one, source: `${artifact.name}/${one.source}` });
      problems.push(...read.problems);
    }
  }
  return { records, problems };
}
