/** Whether a task may start, from the records of the tasks it needs and from its `if`. */
import type { PlannedTask, State, TaskRecord } from '../model.ts';
import { BLOCKED, isBlocked } from '../policy/outcome.ts';
import {
  type ConditionContexts,
  evaluateCondition,
  foldResults,
  type NeedResult,
  parseCondition,
  statusOf,
} from '../tasklist/condition.ts';
import { isStatusFunction } from '../tasklist/expression.ts';

/** The reason of a task whose `if` is false. */
const CONDITION_FALSE = 'if';
/** The reason of a task that needs one which was skipped for a neutral reason. */
const NEED_SKIPPED = 'needs skipped';
/** The reason of a task without a command: its work is the steps of its own matrix job. */
const NO_COMMAND = 'no command: its steps run only in its own job on GitHub';

/** Why a task does not start. */
export interface Hold {
  readonly state: State;
  readonly reason: string;
}

export type Records = ReadonlyMap<string, TaskRecord>;

/**
 * `null` when the task starts. A need without a record counts as failed. GitHub's rule: a condition that asks for no status
 * means `success() && (condition)`; no condition means `success()`.
 */
export function holdOf(task: PlannedTask, records: Records): Hold | null {
  if (task.skip) return { state: 'skipped', reason: CONDITION_FALSE };
  const results = new Map(task.needs.map((id) => [id, resultOf(records.get(id))]));
  const status = statusOf(results.values(), false);
  const missed = status.success ? null : missedNeed(task.needs, records);
  if (task.condition === null) return missed ?? noCommand(task);
  if (missed !== null && !asksStatus(task.condition)) return missed;
  try {
    const starts = evaluateCondition(task.condition, contextsOf(task, results), status);
    return starts ? noCommand(task) : { state: 'skipped', reason: CONDITION_FALSE };
  } catch (error) {
    return { state: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

function noCommand(task: PlannedTask): Hold | null {
  return task.run === null ? { state: 'skipped', reason: NO_COMMAND } : null;
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
 * Blocked, which counts as a failure, unless every unsuccessful need was skipped for a neutral reason or is itself pending
 * for good because the verdict was certain.
 */
function missedNeed(needs: readonly string[], records: Records): Hold {
  const missed = needs.map((id) => records.get(id)).filter((record) => resultOf(record) !== 'success');
  const isNeutral = (record: TaskRecord | undefined) => record?.state === 'skipped' && !isBlocked(record);
  const isPending = (record: TaskRecord | undefined) => record?.state === 'superseded';
  if (missed.every(isNeutral)) return { state: 'skipped', reason: NEED_SKIPPED };
  if (missed.every((record) => isNeutral(record) || isPending(record))) return { state: 'superseded', reason: BLOCKED };
  return { state: 'skipped', reason: BLOCKED };
}

function asksStatus(condition: string): boolean {
  const parsed = parseCondition(condition);
  return 'expression' in parsed && [...parsed.expression.functions].some(isStatusFunction);
}

/** `needs` has each expanded id and each template, whose result is folded from its expansions. */
function contextsOf(task: PlannedTask, results: ReadonlyMap<string, NeedResult>): ConditionContexts {
  const groups = new Map<string, NeedResult[]>();
  for (const [id, result] of results) {
    const template = id.split('[', 1)[0] ?? id;
    groups.set(template, [...(groups.get(template) ?? []), result]);
  }
  const needs: Record<string, { result: NeedResult }> = Object.create(null);
  for (const [template, members] of groups) needs[template] = { result: foldResults(members) };
  for (const [id, result] of results) needs[id] = { result };
  return { item: task.item, matrix: task.matrix, env: task.env, needs };
}
