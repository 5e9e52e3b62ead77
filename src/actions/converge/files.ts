/** The files that tasks carried, each task's in its own folder below the results. */
import { join } from 'node:path';
import type { Plan, TaskRecord } from '../../model.ts';
import type { RimProblem } from '../../problem.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import { taskFileName } from '../../tasklist/naming.ts';
import { fetchFiles } from '../leg/fetch.ts';
import { filesIn, type Named } from '../leg/run-view.ts';

/**
 * Fetches the carried files of each leg from the attempt whose record counts, and puts the folders of its own tasks into the
 * results. What else an artifact holds stays out.
 */
export async function collectFiles(
  plan: Plan,
  winners: ReadonlyMap<string, TaskRecord>,
  named: readonly Named[],
  store: ArtifactStore,
  results: string,
): Promise<RimProblem[]> {
  const tasks = new Map(plan.legs.map((leg) => [leg.id, leg.tasks]));
  const folderOf = (id: string) => join(results, taskFileName(id));
  const fetched = await Promise.all(
    filesIn(named).map(({ artifact, name }) => {
      const ids = tasks.get(name.leg)?.filter((id) => winners.get(id)?.runAttempt === name.attempt) ?? [];
      return ids.length === 0 ? [] : fetchFiles(artifact, ids, folderOf, store);
    }),
  );
  return fetched.filter((one) => 'kind' in one);
}
