/** The files that tasks carried, each task's in its own folder below the results. */
import { join } from 'node:path';
import { restoreArtifacts } from '../../exec/collect.ts';
import type { ArtifactStore } from '../../github/artifacts.ts';
import type { Plan, TaskRecord } from '../../model.ts';
import type { RimProblem } from '../../problem.ts';
import { taskFileName } from '../../tasklist/naming.ts';
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
  folder: string,
  results: string,
): Promise<RimProblem[]> {
  const tasks = new Map(plan.legs.map((leg) => [leg.id, leg.tasks]));
  const counts = ({ name }: ReturnType<typeof filesIn>[number], id: string) =>
    winners.get(id)?.runAttempt === name.attempt;
  const wanted = filesIn(named).filter((one) => tasks.get(one.name.leg)?.some((id) => counts(one, id)));
  const folderOf = ({ id }: { id: number }) => join(folder, `files-${id}`);
  const problems = await store.downloadAll(
    wanted.map(({ artifact }) => artifact),
    folderOf,
  );
  for (const one of wanted) {
    const ids = (tasks.get(one.name.leg) ?? []).filter((id) => counts(one, id));
    for (const id of ids) await restoreArtifacts([id], folderOf(one.artifact), join(results, taskFileName(id)));
  }
  return problems;
}
