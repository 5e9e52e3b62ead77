/** What a leg of a later wave gets from the earlier ones: the records of the tasks it needs, and their files. */

import { leavesFiles } from '../../app/carry-files.ts';
import type { Leg, Plan, TaskRecord } from '../../model.ts';
import { problem, type RimProblem } from '../../problem.ts';
import { taskReason } from '../../report/sentences/task-reasons.ts';
import { skippedInPlan } from '../../run/record.ts';
import type { ArtifactStore } from '../../store/artifacts.ts';
import type { Seen } from '../../store/copy-artifacts.ts';
import type { FilesName } from '../../store/names.ts';
import type { Received } from '../../store/receive.ts';
import { weighRecords } from '../../verdict/evidence.ts';
import { fetchFiles, fetchRecords } from './fetch.ts';
import { filesOf, wantedOf } from './files-of.ts';
import { readFold, sortedFolds } from './folds.ts';
import { filesIn, type Named, newestOfLegs, recordsIn } from './run-view.ts';

export interface Carried {
  readonly known: ReadonlyMap<string, TaskRecord>;
  /** Workspace-relative paths that were put in place. */
  readonly files: readonly string[];
  /** Those files as they are in the workspace. */
  readonly seen: Seen;
  readonly problems: readonly RimProblem[];
}

/** Fetches what the tasks of a leg need. A need whose record or files are lost counts as failed, and blocks its dependents. */
export async function fetchCarried(
  plan: Plan,
  leg: Leg,
  named: readonly Named[],
  attempt: number,
  store: ArtifactStore,
  workspace: string,
): Promise<Carried> {
  const seen: Seen = new Map();
  const needed = closureOf(plan, leg.tasks);
  if (needed.size === 0) return { known: new Map(), files: [], seen, problems: [] };
  const { winners, problems: unread } = await fetchNeeded(plan, needed, named, attempt, store);
  const carrying = [...winners.values()].filter(({ task }) => needed.has(task));
  const restored = await restore(plan, carrying, filesIn(named), store, { root: workspace, seen });
  const problems = [...unstored(plan, carrying), ...restored.problems];
  return {
    known: new Map([...withoutLost(plan, leg, winners, problems), ...skippedInPlan(plan)]),
    files: restored.paths,
    seen,
    problems: [...unread, ...problems],
  };
}

/** What the tasks of a leg need, by their records alone: a file of theirs may still be lost. */
export async function fetchKnown(
  plan: Plan,
  leg: Leg,
  named: readonly Named[],
  attempt: number,
  store: ArtifactStore,
): Promise<ReadonlyMap<string, TaskRecord>> {
  const { winners } = await fetchNeeded(plan, closureOf(plan, leg.tasks), named, attempt, store);
  return new Map([...winners, ...skippedInPlan(plan)]);
}

async function fetchNeeded(
  plan: Plan,
  needed: ReadonlySet<string>,
  named: readonly Named[],
  attempt: number,
  store: ArtifactStore,
): Promise<{ readonly winners: ReadonlyMap<string, TaskRecord>; readonly problems: readonly RimProblem[] }> {
  const legs = plan.legs.filter(({ tasks }) => tasks.some((id) => needed.has(id)));
  const wanted = new Set(legs.map(({ id }) => id));
  const folds = await Promise.all(sortedFolds(named).trusted.map((fold) => readFold(plan, fold, store)));
  const folded = folds.flatMap((fold) => ('kind' in fold ? [] : fold.parts));
  const all = [...recordsIn(named), ...folded].filter(({ name }) => wanted.has(name.leg));
  const reads = await Promise.all(
    newestOfLegs(all).map((one) => ('records' in one ? one : fetchRecords(one.artifact, one.name, store))),
  );
  const sourced = reads.flatMap((read) => ('kind' in read ? [] : read.records));
  const { winners } = weighRecords(plan, sourced, { runAttempt: attempt });
  return { winners, problems: [...folds, ...reads].filter((one): one is RimProblem => 'kind' in one) };
}

type Restored = Pick<Received, 'paths' | 'problems'>;

/**
 * Puts the files of the needed tasks into the workspace: wave after wave, since a later task may change an earlier one's, and
 * one artifact after the other, since two that write one file at the same time would leave a mixture.
 */
async function restore(
  plan: Plan,
  records: readonly TaskRecord[],
  files: readonly Named<FilesName>[],
  store: ArtifactStore,
  { root, seen }: { readonly root: string; readonly seen: Seen },
): Promise<Restored> {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  const waves = new Map(plan.legs.map((leg) => [leg.id, leg.wave]));
  const { found, problems } = filesOf(records, files);
  const restored: Received[] = [];
  for (const wave of [...new Set(plan.legs.map((leg) => leg.wave))].sort((a, b) => a - b)) {
    let before: Promise<Received> | undefined;
    const fetched = found
      .filter(({ records: [first] }) => waves.get(first?.leg ?? '') === wave)
      .map(({ artifact, records: ofLeg }) => {
        const wanted = wantedOf(tasks, ofLeg, () => ({ root, prefix: '' }));
        before = fetchFiles(artifact, wanted, store, { platform: process.platform, seen }, before);
        return before;
      });
    restored.push(...(await Promise.all(fetched)));
  }
  return {
    paths: restored.flatMap(({ paths }) => paths),
    problems: [...problems, ...restored.flatMap((one) => one.problems)],
  };
}

/** Needs whose record names no files although the plan does. */
function unstored(plan: Plan, records: readonly TaskRecord[]): RimProblem[] {
  const carrying = new Set(plan.tasks.filter(({ artifacts }) => artifacts.length > 0).map(({ id }) => id));
  return records
    .filter((record) => record.files === undefined && carrying.has(record.task) && leavesFiles(record))
    .map(({ task }) => problem('rim/files-unstored', null, { task, severity: 'error' }));
}

/** A need of this leg whose files, or those of what it needs itself, are lost has failed as far as this leg can tell. */
function withoutLost(
  plan: Plan,
  leg: Leg,
  winners: ReadonlyMap<string, TaskRecord>,
  problems: readonly RimProblem[],
): Map<string, TaskRecord> {
  const lost = new Set(
    problems.flatMap((one) => (one.kind === 'files-lost' || one.kind === 'files-unstored' ? [one.task] : [])),
  );
  const needs = new Set(plan.tasks.filter(({ id }) => leg.tasks.includes(id)).flatMap((task) => task.needs));
  const bad = (id: string) => lost.has(id) || [...closureOf(plan, [id])].some((one) => lost.has(one));
  const reason = taskReason({ kind: 'files-lost' });
  return new Map(
    [...winners].map(([id, record]) =>
      needs.has(id) && bad(id) ? [id, { ...record, state: 'failed', reason }] : [id, record],
    ),
  );
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
