/** Files of batches that name no item: they belong to the batch, and stand under its name in the results. */
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { matches, splitPath } from '../glob/match.ts';
import { type Pattern, parsePattern } from '../glob/pattern.ts';
import type { FailingTest } from '../merge/junit-model.ts';
import type { Plan, PlannedTask, TaskRecord } from '../model.ts';
import { reportName } from '../run/batches.ts';
import { regularFiles } from '../store/walk.ts';
import { carriedPath, type ReceivedPaths } from './merge-files.ts';

/** A batch as records tell of it. */
export interface RanBatch {
  readonly id: string;
  /** In the order of the plan. */
  readonly tasks: readonly PlannedTask[];
}

/** The id of a batch comes from a record: what a path could not safely hold is not taken as one. */
const BATCH_ID = /^[A-Za-z_][A-Za-z0-9_-]{0,220}$/;

/** The batches that ran. */
export function batchesIn(plan: Plan, records: ReadonlyMap<string, TaskRecord>): readonly RanBatch[] {
  const ids = new Set(plan.tasks.map(({ id }) => id));
  const found = new Map<string, PlannedTask[]>();
  for (const task of plan.tasks) {
    const id = task.batch === null ? undefined : records.get(task.id)?.batch?.id;
    if (id === undefined || !BATCH_ID.test(id) || ids.has(id)) continue;
    found.set(id, [...(found.get(id) ?? []), task]);
  }
  return [...found].map(([id, tasks]) => ({ id, tasks }));
}

/** By entry with `batch`, the patterns of `artifacts` that all its tasks have: they name no item. */
function sharedPatterns({ tasks }: Pick<Plan, 'tasks'>): ReadonlyMap<string, readonly string[]> {
  const shared = new Map<string, { patterns: readonly string[]; tasks: number }>();
  for (const { batch, template, artifacts } of tasks) {
    if (batch === null) continue;
    const known = shared.get(template) ?? { patterns: artifacts, tasks: 0 };
    const patterns = known.patterns.filter((pattern) => artifacts.includes(pattern));
    shared.set(template, { patterns, tasks: known.tasks + 1 });
  }
  return new Map([...shared].flatMap(([template, of]) => (of.tasks > 1 ? [[template, of.patterns] as const] : [])));
}

/** Moves the files that no item names from the task that carried them to their batch. Returns the batches that have some. */
export async function placeBatchFiles(
  plan: Plan,
  batches: readonly RanBatch[],
  results: string,
  received: ReceivedPaths,
): Promise<readonly string[]> {
  const shared = sharedPatterns(plan);
  const moved = new Set<string>();
  for (const { id, tasks } of batches) {
    // Files that an earlier run left there do not belong to this one.
    await rm(carriedPath(results, id, ''), { recursive: true, force: true });
    const patterns = patternsOf(shared.get(tasks[0]?.template ?? '') ?? []);
    if (patterns.length === 0) continue;
    for (const task of tasks)
      for (const path of regularFiles(carriedPath(results, task.id, ''))) {
        const isOthers = received.get(task.id)?.has(path) === true;
        if (isOthers || !matches(patterns, splitPath(path, false))) continue;
        const to = carriedPath(results, id, path);
        await mkdir(dirname(to), { recursive: true });
        await rename(carriedPath(results, task.id, path), to);
        moved.add(id);
      }
  }
  return [...moved];
}

function patternsOf(artifacts: readonly string[]): Pattern[] {
  return artifacts.flatMap((source) => parsePattern(source, false).pattern ?? []);
}

/** A failing test of a batch is about one of its tasks: the one whose item is its file. */
export function withItems(failing: readonly FailingTest[], batches: readonly RanBatch[]): FailingTest[] {
  const byId = new Map(batches.map((batch) => [batch.id, batch]));
  return failing.map((test) => {
    const tasks = byId.get(test.task)?.tasks;
    if (tasks === undefined) return test;
    const file = test.file ?? '';
    const isItem = (name: string) => name === file || name.endsWith(`/${file}`) || file.endsWith(`/${name}`);
    const found = tasks.find((task) => file !== '' && isItem(reportName(task))) ?? tasks[0];
    return found === undefined ? test : { ...test, task: found.id };
  });
}
