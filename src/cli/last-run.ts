/** What the last run in a folder left, for the one that comes after it. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan, PlannedTask, TaskRecord, Verdict } from '../model.ts';
import { encodePlan } from '../plan/encode.ts';
import { isNeutralSkip } from '../policy/outcome.ts';
import { withDependents } from '../policy/skippable.ts';
import { problem, type RimProblem } from '../problem.ts';
import { type Manifest, openManifest } from '../store/manifest.ts';
import { readRecords } from '../store/read-records.ts';
import { recordFileName } from '../store/recordfile.ts';
import { isSameJson } from '../tasklist/canonical.ts';
import { readPlan } from './judge-stored.ts';
import type { RunFolder } from './runfolder.ts';

export interface LastRun {
  readonly plan: Plan;
  /** The records of its tasks; one that had none was not reached. */
  readonly records: ReadonlyMap<string, TaskRecord>;
  /** It was brought to its end, and its verdict was pass. */
  readonly passed: boolean;
}

/** The last run, or why there is none. */
export async function readLastRun(folder: RunFolder, shown: string): Promise<LastRun | RimProblem> {
  const plan = await readPlan(folder.plan, '/');
  const read = await readRecords(folder.records);
  if ('kind' in plan || 'kind' in read) return problem('rim/no-last-run', null, { path: shown });
  const own = read.records.filter(({ record }) => record.plan === plan.digest);
  const records = new Map(own.map(({ record }) => [record.task, record]));
  return { plan, records, passed: await hasPassed(folder, plan) };
}

async function hasPassed(folder: RunFolder, plan: Plan): Promise<boolean> {
  try {
    const value = JSON.parse(await readFile(folder.verdict, 'utf8')) as Partial<Verdict> | null;
    return value?.verdict === 'pass' && value.plan === plan.digest;
  } catch {
    return false;
  }
}

/**
 * The ids of the tasks that did not succeed: failed, stopped, blocked, or never reached. Also of those that were skipped behind
 * one of them, since their `if` may come out otherwise.
 */
export function unsuccessful({ plan: { tasks }, records }: Pick<LastRun, 'plan' | 'records'>): ReadonlySet<string> {
  const endOf = ({ id, skip }: PlannedTask): 'done' | 'skipped' | 'left' => {
    const record = records.get(id);
    if (record === undefined) return skip ? 'done' : 'left';
    if (isNeutralSkip(record)) return 'skipped';
    return record.state === 'succeeded' || record.state === 'tolerated' ? 'done' : 'left';
  };
  const left = tasks.filter((task) => endOf(task) === 'left').map(({ id }) => id);
  const behind = withDependents(left, tasks);
  const skipped = tasks.filter((task) => endOf(task) === 'skipped' && behind.has(task.id)).map(({ id }) => id);
  return new Set([...left, ...skipped]);
}

/** Whether two plans are the same work: what it may take, and how it would be divided, say nothing about that. */
export function isSameWork(a: Plan, b: Plan): boolean {
  return isSameJson(workOf(a), workOf(b));
}

function workOf({ digest, legs, estimate, ...work }: Plan) {
  const plan = {
    ...work,
    digest: '',
    legs: [],
    estimate: null,
    tasks: work.tasks.map((task) => ({ ...task, estimateMs: 0 })),
  };
  return encodePlan(plan as unknown as Plan);
}

export interface Kept {
  readonly records: ReadonlyMap<string, TaskRecord>;
  readonly manifests: readonly Manifest[];
}

/** The successes that are kept: of a task that carried files, only with the list of them. */
export async function keptOf({ records }: LastRun, folder: RunFolder): Promise<Kept> {
  const kept = new Map<string, TaskRecord>();
  const manifests: Manifest[] = [];
  for (const record of records.values()) {
    if (record.state !== 'succeeded') continue;
    if (record.files !== undefined) {
      const content = await readFile(manifestPath(folder, record.task)).catch(() => null);
      const manifest = content === null ? null : openManifest(content, record.task, record.files);
      if (manifest === null) continue;
      manifests.push(manifest);
    }
    kept.set(record.task, record);
  }
  return { records: kept, manifests };
}

/** Where a run keeps the list of the files that a task carried. */
export function manifestPath(folder: RunFolder, task: string): string {
  return join(folder.manifests, recordFileName(task));
}
