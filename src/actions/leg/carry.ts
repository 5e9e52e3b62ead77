/** What a leg of a later wave gets from the earlier ones: the records of the tasks it needs, and their files. */
import { join } from 'node:path';
import { restoreArtifacts } from '../../exec/collect.ts';
import { skippedInPlan } from '../../exec/record.ts';
import { readRecords } from '../../exec/records.ts';
import type { ArtifactStore } from '../../github/artifacts.ts';
import type { Leg, Plan, TaskRecord } from '../../model.ts';
import type { RimProblem } from '../../problem.ts';
import { foldRecords } from '../../sync/close.ts';
import type { SourcedRecord } from '../../sync/fold.ts';
import { legsByTask } from '../../sync/fold.ts';
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
  folder: string,
  workspace: string,
): Promise<Carried> {
  const needed = closureOf(plan, leg.tasks);
  if (needed.length === 0) return { known: new Map(), files: [], problems: [] };
  const legs = legsByTask(plan);
  const wanted = new Set(needed.map((id) => legs.get(id)));
  const records = newestOfLegs(recordsIn(named).filter(({ name }) => wanted.has(name.leg)));
  const files = newestOfLegs(filesIn(named).filter(({ name }) => wanted.has(name.leg)));
  const folderOf = ({ id }: { id: number }) => join(folder, `carried-${id}`);
  const fetched = [...records, ...files].map(({ artifact }) => artifact);
  const problems = await store.downloadAll(fetched, folderOf);
  const sourced: SourcedRecord[] = [];
  for (const { artifact, name } of records) {
    const read = await readRecords(folderOf(artifact), { leg: name.leg, runAttempt: name.attempt });
    if (!('kind' in read)) sourced.push(...read.records);
  }
  const { winners } = foldRecords(plan, sourced, { runAttempt: attempt });
  const restored: string[] = [];
  for (const { artifact } of files) restored.push(...(await restoreArtifacts(needed, folderOf(artifact), workspace)));
  return { known: new Map([...winners, ...skippedInPlan(plan)]), files: restored, problems };
}

/** Everything that the tasks need, directly or through others. */
function closureOf(plan: Plan, ids: readonly string[]): string[] {
  const needs = new Map(plan.tasks.map((task) => [task.id, task.needs]));
  const found = new Set<string>();
  const open = ids.flatMap((id) => needs.get(id) ?? []);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(needs.get(id) ?? []));
  }
  return [...found];
}
