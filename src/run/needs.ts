/** Whether a task may start, from the records of the tasks it needs and from its `if`. */
import type { PlannedTask, State, TaskRecord } from '../model.ts';
import { BLOCKED, CONDITION_FALSE, isNeutralSkip } from '../policy/outcome.ts';
import { messageOf, problem, type RimProblem } from '../problem.ts';
import { taskReason } from '../report/sentences/task-reasons.ts';
import {
  asksStatus,
  evaluateCondition,
  foldResults,
  type Need,
  type NeedResult,
  outputsRead,
  type StartContexts,
  startValue,
  statusOf,
} from '../tasklist/condition.ts';

/** Why a task does not start. */
export interface NotStarted {
  readonly state: State;
  readonly reason: string;
}

export type Records = ReadonlyMap<string, TaskRecord>;

/**
 * `null` when the task starts. A need without a record counts as failed. GitHub's rule: a condition that asks for no status
 * means `success() && (condition)`; no condition means `success()`.
 */
export function whyNotStarted(task: PlannedTask, records: Records): NotStarted | null {
  if (task.skip) return { state: 'skipped', reason: CONDITION_FALSE };
  const results = new Map(task.needs.map((id) => [id, resultOf(records.get(id))]));
  const status = statusOf(results.values(), false);
  const missed = status.success ? null : missedNeed(task.needs, records);
  if (task.condition === null) return missed ?? noCommand(task);
  if (missed !== null && !asksStatus(task.condition)) return missed;
  try {
    const starts = evaluateCondition(task.condition, contextsOf(task, records), status);
    return starts ? noCommand(task) : { state: 'skipped', reason: CONDITION_FALSE };
  } catch (error) {
    return { state: 'failed', reason: messageOf(error) };
  }
}

/** A task without a command does its work in the steps of its own matrix job. */
function noCommand(task: PlannedTask): NotStarted | null {
  return task.run === null ? { state: 'skipped', reason: taskReason({ kind: 'no-command' }) } : null;
}

/** A tolerated failure does not stop what depends on it, as with `continue-on-error` on GitHub. */
function resultOf(record: TaskRecord | undefined): NeedResult {
  switch (record?.state) {
    case 'succeeded':
    case 'tolerated':
      return 'success';
    case 'cancelled':
    case 'superseded':
      return 'cancelled';
    case 'skipped':
      return 'skipped';
    case 'failed':
    case 'timed-out':
    case undefined:
      return 'failure';
  }
}

/**
 * Blocked, which counts as a failure, unless every unsuccessful need was skipped for a neutral reason or never ended
 * because the verdict was already certain.
 */
function missedNeed(needs: readonly string[], records: Records): NotStarted {
  const missed = needs.map((id) => records.get(id)).filter((record) => resultOf(record) !== 'success');
  const isNeutral = (record: TaskRecord | undefined) => record !== undefined && isNeutralSkip(record);
  const isPending = (record: TaskRecord | undefined) => record?.state === 'superseded';
  if (missed.every(isNeutral)) return { state: 'skipped', reason: taskReason({ kind: 'need-skipped' }) };
  if (missed.every((record) => isNeutral(record) || isPending(record))) return { state: 'superseded', reason: BLOCKED };
  return { state: 'skipped', reason: BLOCKED };
}

/** What a task sees when it starts. `needs` has each expanded id, and each template, whose result is folded from its expansions. */
function contextsOf(task: PlannedTask, records: Records, run: RunNumbers = {}): StartContexts {
  const groups = new Map<string, string[]>();
  for (const id of task.needs) {
    const template = id.split('[', 1)[0] ?? id;
    groups.set(template, [...(groups.get(template) ?? []), id]);
  }
  const needs: Record<string, Need> = Object.create(null);
  for (const [template, ids] of groups) {
    const members = ids.map((id) => records.get(id));
    needs[template] = { result: foldResults(members.map(resultOf)), outputs: members[0]?.outputs ?? {} };
  }
  for (const id of task.needs)
    needs[id] = { result: resultOf(records.get(id)), outputs: records.get(id)?.outputs ?? {} };
  return { item: task.item, matrix: task.matrix, env: task.env, needs, github: run };
}

/** `run_id` and `run_attempt`, as far as there are any. */
type RunNumbers = Readonly<Record<string, string>>;

/**
 * The task with its variables that are known only now, or why they are not. `env` is that of the run, which has its numbers.
 */
export function withStartValues(
  task: PlannedTask,
  records: Records,
  { runAttempt, env }: { readonly runAttempt: number; readonly env: Readonly<Record<string, string | undefined>> },
): PlannedTask | { readonly fault: string } {
  const late = Object.entries(task.envAtStart);
  if (late.length === 0) return task;
  const contexts = contextsOf(task, records, { run_id: env['GITHUB_RUN_ID'] ?? '', run_attempt: String(runAttempt) });
  try {
    const values = late.map(([name, parts]) => [name, startValue(parts, contexts)]);
    return { ...task, env: { ...task.env, ...Object.fromEntries(values) } };
  } catch (error) {
    return { fault: messageOf(error) };
  }
}

/** What a task reads of outputs that a task which ran did not set. It is the empty text, as on GitHub, and said. */
export function unsetOutputs(task: PlannedTask, records: Records): readonly RimProblem[] {
  const texts = Object.values(task.envAtStart).flatMap((parts) =>
    parts.flatMap((part) => ('expression' in part ? outputsRead(part.expression, false) : [])),
  );
  const reads = [...texts, ...(task.condition === null ? [] : outputsRead(task.condition, true))];
  const told = new Set<string>();
  return reads.flatMap(({ id, key }): RimProblem[] => {
    const need = task.needs.find((one) => one.toLowerCase() === id.toLowerCase());
    const record = need === undefined ? undefined : records.get(need);
    if (need === undefined || record === undefined || record.tries.length === 0) return [];
    const set = Object.keys(record.outputs);
    if (set.some((name) => name.toLowerCase() === key.toLowerCase()) || told.has(`${need} ${key}`)) return [];
    told.add(`${need} ${key}`);
    return [problem('rim/output-not-set', null, { task: task.id, need, key, set })];
  });
}
