/** What a leg of a later wave gets from the earlier ones: the records of the tasks it needs, and their files. */

import type { Leg, Plan, TaskRecord } from '../../model.ts';
import type { RimProblem } from '../../problem.ts';
import { skippedInPlan } from '../../run/record.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import type { FilesName } from '../../store/names.ts';
import { foldRecords } from '../../verdict/close.ts';
import { fetchFiles, fetchRecords } from './fetch.ts';
import { filesIn, type Named, newestOfLegs, recordsIn } from './run-view.ts';

export interface Carried {
  readonly known: ReadonlyMap<string, TaskRecord>;
  /** Workspace-relative paths that were put in place. */
  readonly files: readonly string[];
  readonly problems: readonly RimProblem[];
}

/** Fetches what the tasks of a leg need. A need whose record cannot be had counts as failed, and blocks its dependents. */
export async function fetchCarried(
  plan: Plan,
  leg: Leg,
  named: readonly Named[],
  attempt: number,
  store: ArtifactStore,
  workspace: string,
): Promise<Carried> {
  const needed = closureOf(plan, leg.tasks);
  if (needed.size === 0) return { known: new Map(), files: [], problems: [] };
  const legs = plan.legs.filter(({ tasks }) => tasks.some((id) => needed.has(id)));
  const wanted = new Set(legs.map(({ id }) => id));
  const records = newestOfLegs(recordsIn(named).filter(({ name }) => wanted.has(name.leg)));
  const files = newestOfLegs(filesIn(named).filter(({ name }) => wanted.has(name.leg)));
  const [reads, restored] = await Promise.all([
    Promise.all(records.map(({ artifact, name }) => fetchRecords(artifact, name, store))),
    restore(legs, needed, files, store, workspace),
  ]);
  const sourced = reads.flatMap((read) => ('kind' in read ? [] : read.records));
  const { winners } = foldRecords(plan, sourced, { runAttempt: attempt });
  return {
    known: new Map([...winners, ...skippedInPlan(plan)]),
    files: restored.flatMap((one) => ('kind' in one ? [] : one)),
    problems: [...reads, ...restored].filter((one): one is RimProblem => 'kind' in one),
  };
}

/**
 * Puts the files of the needed tasks into the workspace: wave after wave, since a later task may change an earlier one's, and
 * one artifact after the other, since two that write one file at the same time would leave a mixture.
 */
async function restore(
  legs: readonly Leg[],
  needed: ReadonlySet<string>,
  files: readonly Named<FilesName>[],
  store: ArtifactStore,
  workspace: string,
): Promise<(readonly string[] | RimProblem)[]> {
  const restored: (readonly string[] | RimProblem)[] = [];
  for (const wave of [...new Set(legs.map((leg) => leg.wave))].sort((a, b) => a - b)) {
    const ofWave = legs.filter((leg) => leg.wave === wave);
    const tasks = new Map(ofWave.map(({ id, tasks }) => [id, tasks.filter((task) => needed.has(task))]));
    const wanted = files.filter(({ name }) => tasks.has(name.leg));
    let before: ReturnType<typeof fetchFiles> | undefined;
    const fetched = wanted.map(({ artifact, name }) => {
      before = fetchFiles(artifact, tasks.get(name.leg) ?? [], () => workspace, store, before);
      return before;
    });
    restored.push(...(await Promise.all(fetched)));
  }
  return restored;
}

/** Everything that the tasks need, directly or through others. */
function closureOf(plan: Plan, ids: readonly string[]): Set<string> {
  const needs = new Map(plan.tasks.map((task) => [task.id, task.needs]));
  const found = new Set<string>();
  const open = ids.flatMap((id) => needs.get(id) ?? []);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(needs.get(id) ?? []));
  }
  return found;
}
