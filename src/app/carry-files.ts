/** What becomes of a task's record when its files are collected: the same in a leg, in a job of the user's own steps, and on a laptop. */

import { unmatchedArtifacts } from '../independence/unmatched.ts';
import type { Plan, PlannedTask, TaskRecord } from '../model.ts';
import { messageOf, type Problem, problem, type RimProblem } from '../problem.ts';
import { type TaskReason, taskReason } from '../report/sentences/task-reasons.ts';
import { withReason } from '../run/record.ts';
import { type CopiedArtifacts, type CopyOptions, copyArtifacts } from '../store/copy-artifacts.ts';
import { type Manifest, sealManifest } from '../store/manifest.ts';
import { hasBytes, shownPath } from '../store/spelling.ts';

export interface Carry {
  /**
   * Collects the files of a task that ran, before anything else may change them. Never rejects. `shared`: the patterns of
   * `artifacts` whose files another task of its batch carries for it.
   */
  readonly take: (record: TaskRecord, shared?: readonly string[]) => Promise<TaskRecord>;
}

export interface CarryOptions extends Omit<CopyOptions, 'room'> {
  readonly plan: Plan;
  readonly roomFor: (task: PlannedTask) => CopyOptions['room'];
  readonly keep: (manifest: Manifest, text: string) => void | Promise<void>;
  readonly onProblem: (problem: Problem) => void;
}

/** Makes the collector of the files of a plan's tasks. */
export function createCarry(options: CarryOptions): Carry {
  const tasks = new Map(options.plan.tasks.map((task) => [task.id, task]));
  return {
    take: async (record, shared = []) => {
      const task = tasks.get(record.task);
      if (task === undefined || task.artifacts.length === 0 || !leavesFiles(record)) return record;
      const artifacts = task.artifacts.filter((pattern) => !shared.includes(pattern));
      return takeFiles(record, { ...task, artifacts }, options);
    },
  };
}

/** A task that never started has no files. A stopped one may have left half a file, which nothing waits for. */
export function leavesFiles({ tries, state }: Pick<TaskRecord, 'tries' | 'state'>): boolean {
  return tries.length > 0 && state !== 'superseded' && state !== 'cancelled';
}

async function takeFiles(record: TaskRecord, task: PlannedTask, options: CarryOptions): Promise<TaskRecord> {
  const { plan, onProblem } = options;
  const collected = await copyArtifacts(task, { ...options, room: options.roomFor(task) });
  const { manifest, lost } = collected;
  const paths = manifest.files.map(({ path }) => path);
  const missed = missedArtifacts(plan, task, paths);
  for (const problem of [...told(task.id, collected), ...missed]) onProblem(problem);
  const { text, sealed } = sealManifest(manifest);
  const fault = (await unkept(options, manifest, text)) ?? faultOf(lost[0], missed);
  return withReason({ ...record, files: sealed }, task, fault === null ? null : taskReason(fault));
}

async function unkept(options: CarryOptions, manifest: Manifest, text: string): Promise<TaskReason | null> {
  try {
    await options.keep(manifest, text);
    return null;
  } catch (error) {
    return { kind: 'artifacts-uncarried', detail: messageOf(error) };
  }
}

/** Why a task that did its work has failed all the same. */
function faultOf(lost: CopiedArtifacts['lost'][number] | undefined, missed: readonly Missed[]): TaskReason | null {
  if (lost !== undefined) return { kind: 'artifact-uncarried', path: shownPath(lost.path), why: lost.why };
  for (const { pattern, reader } of missed) if (reader !== null) return { kind: 'artifact-absent', pattern, reader };
  return null;
}

type Missed = Extract<RimProblem, { kind: 'no-artifact' }>;

/** The `artifacts` of a task that no file matched: an error where another task waits for one. */
export function missedArtifacts(plan: Plan, task: PlannedTask, paths: readonly string[]): Missed[] {
  return unmatchedArtifacts(plan, task, paths).map(({ pattern, reader }) => {
    const severity = reader === null ? 'warning' : 'error';
    return problem('rim/no-artifact', null, { task: task.id, pattern, reader, severity });
  });
}

/** What people should know about the files, besides the patterns that none matches. */
function told(task: string, { manifest, others, lost }: CopiedArtifacts): RimProblem[] {
  const odd = manifest.files.map(({ path }) => path).filter(hasBytes);
  return [
    ...lost.map(({ path, why }) => problem('rim/not-collected', null, { task, path: shownPath(path), detail: why })),
    ...(others.length > 0 ? [problem('rim/not-a-file', null, { task, ...firstOf(others) })] : []),
    ...(odd.length > 0 ? [problem('rim/not-utf-8', null, { task, ...firstOf(odd) })] : []),
  ];
}

/** Only so many paths are named. */
const MOST_NAMED = 5;

function firstOf(paths: readonly string[]): { readonly paths: readonly string[]; readonly more: number } {
  const named = paths.slice(0, MOST_NAMED).map(shownPath);
  return { paths: named, more: paths.length - named.length };
}
