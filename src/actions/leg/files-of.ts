/** Which artifact holds the carried files that a record speaks of. */
import type { PlannedTask, TaskRecord } from '../../model.ts';
import { problem, type RimProblem } from '../../problem.ts';
import type { FilesName } from '../../store/names.ts';
import type { Wanted } from '../../store/receive.ts';
import type { ListedArtifact } from '../../store/service.ts';
import type { Named } from './run-view.ts';

/**
 * The one files artifact of each leg and attempt that some records speak of, and what is wrong with it: absent, or more than one
 * with different content, so that nothing tells which is right.
 */
export function filesOf(
  records: readonly TaskRecord[],
  named: readonly Named<FilesName>[],
): { readonly found: readonly LegFiles[]; readonly problems: readonly RimProblem[] } {
  const byLeg = new Map<string, TaskRecord[]>();
  for (const record of records) {
    if (record.files === undefined || record.files.count === 0) continue;
    const key = keyOf(record.leg, record.runAttempt);
    byLeg.set(key, [...(byLeg.get(key) ?? []), record]);
  }
  const found: LegFiles[] = [];
  const problems: RimProblem[] = [];
  for (const [key, ofLeg] of byLeg) {
    const candidates = distinct(named.filter(({ name }) => keyOf(name.leg, name.attempt) === key));
    const [first, ...more] = candidates;
    if (first !== undefined && more.length === 0) found.push({ artifact: first.artifact, records: ofLeg });
    else if (first !== undefined) problems.push(twice(first.name.leg, candidates));
    if (first === undefined || more.length > 0) problems.push(...ofLeg.map(({ task }) => absent(task)));
  }
  return { found, problems };
}

/** The tasks of some records, and where each one's files go. */
export function wantedOf(
  tasks: ReadonlyMap<string, PlannedTask>,
  records: readonly TaskRecord[],
  placeOf: (id: string) => Pick<Wanted, 'root' | 'prefix'>,
): Wanted[] {
  return records.flatMap(({ task: id, files }) => {
    const task = tasks.get(id);
    return task === undefined || files === undefined ? [] : [{ task, sealed: files, ...placeOf(id) }];
  });
}

export interface LegFiles {
  readonly artifact: ListedArtifact;
  readonly records: readonly TaskRecord[];
}

const keyOf = (leg: string, attempt: number): string => `${attempt} ${leg}`;

/** An upload whose answer was lost is repeated under another name: equal content is not a contradiction. */
function distinct(named: readonly Named<FilesName>[]): Named<FilesName>[] {
  const digests = new Set<string>();
  return named.filter(({ artifact: { digest } }) => {
    if (digest === null) return true;
    const isNew = !digests.has(digest);
    digests.add(digest);
    return isNew;
  });
}

function twice(leg: string, named: readonly Named<FilesName>[]): RimProblem {
  return problem('rim/files-twice', null, { leg, artifacts: named.map(({ artifact }) => artifact.name) });
}

function absent(task: string): RimProblem {
  return problem('rim/files-lost', null, { task, why: 'absent', path: null, detail: '' });
}
