/** The files that tasks carried, each task's in its own folder below the results. */
import { relative, resolve, sep } from 'node:path';
import { leavesFiles, missedArtifacts } from '../../app/carry-files.ts';
import type { Plan, TaskRecord } from '../../model.ts';
import { problem, type RimProblem } from '../../problem.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import type { Manifest } from '../../store/manifest.ts';
import { taskFileName } from '../../tasklist/naming.ts';
import { fetchFiles } from '../leg/fetch.ts';
import { filesOf, wantedOf } from '../leg/files-of.ts';
import { filesIn, type Named } from '../leg/run-view.ts';

export interface FetchedFiles {
  readonly manifests: readonly Manifest[];
  readonly problems: readonly RimProblem[];
}

/**
 * Fetches the carried files that the counting records vouch for, and puts them into the results. Anything else in an artifact
 * stays out.
 *
 * @param results absolute; where it is below `workspace`, no link on the way to it is followed
 */
export async function fetchRunFiles(
  plan: Plan,
  winners: ReadonlyMap<string, TaskRecord>,
  named: readonly Named[],
  store: ArtifactStore,
  workspace: string,
  results: string,
): Promise<FetchedFiles> {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const records = [...winners.values()];
  const { found, problems } = filesOf(records, filesIn(named));
  const placeOf = placesIn(workspace, results);
  const fetched = await Promise.all(
    found.map(({ artifact, records: ofLeg }) =>
      fetchFiles(artifact, wantedOf(tasks, ofLeg, placeOf), store, { platform: process.platform }),
    ),
  );
  const manifests = fetched.flatMap((one) => one.manifests);
  return {
    manifests,
    problems: [...problems, ...fetched.flatMap((one) => one.problems), ...unseen(plan, records, manifests)],
  };
}

function placesIn(workspace: string, results: string): (id: string) => { root: string; prefix: string } {
  const way = relative(workspace, results);
  const isBelow = way !== '' && !way.startsWith('..') && resolve(workspace, way) === resolve(results);
  return (id) =>
    isBelow
      ? { root: workspace, prefix: `${way.replaceAll(sep, '/')}/${taskFileName(id)}/` }
      : { root: results, prefix: `${taskFileName(id)}/` };
}

/** Tasks that should have left files, and did not. A file of a batch is carried by one of its tasks for all. */
function unseen(plan: Plan, records: readonly TaskRecord[], manifests: readonly Manifest[]): RimProblem[] {
  const listed = new Map(manifests.map(({ task, files }) => [task, files.map(({ path }) => path)]));
  const carrying = new Map(plan.tasks.filter(({ artifacts }) => artifacts.length > 0).map((task) => [task.id, task]));
  const ofBatch = new Map<string, string[]>();
  for (const { task, batch } of records) {
    if (batch === undefined) continue;
    const paths = ofBatch.get(batch.id) ?? [];
    ofBatch.set(batch.id, paths);
    paths.push(...(listed.get(task) ?? []));
  }
  return records
    .filter((record) => carrying.has(record.task) && leavesFiles(record))
    .flatMap((record): readonly RimProblem[] => {
      const { task, files, batch } = record;
      if (files === undefined) return [problem('rim/files-unstored', null, { task })];
      const paths = files.count === 0 ? [] : listed.get(task);
      const planned = carrying.get(task);
      if (paths === undefined || planned === undefined) return [];
      const others = batch === undefined ? [] : (ofBatch.get(batch.id) ?? []);
      return missedArtifacts(plan, planned, [...paths, ...others]);
    });
}
