import type { Json, Task } from '../model.ts';
import { taskFileName } from './naming.ts';

/** Linux gives one argument or variable at most 128 KiB, the closing NUL included (`MAX_ARG_STRLEN`, execve(2)). */
export const MAX_VARIABLE_BYTES = 131_071;

/**
 * The environment that a task's command gets from its task file: its own `env`, then `ITEM` (when it has one; of a mapping
 * the JSON, and each plain member as `ITEM_<KEY>`), `MATRIX_<KEY>` for every matrix value, `FANFOLD_TASK` (its id) and
 * `FANFOLD_SLUG` (the id as the name of a file), which `env` cannot override. Values of a task reach
 * its command only this way, never as text inside it.
 */
export function variables(task: Pick<Task, 'id' | 'env' | 'item' | 'matrix'>): Record<string, string> {
  const result: Record<string, string> = Object.assign(Object.create(null), task.env);
  if (task.item !== null) result.ITEM = textOf(task.item);
  if (typeof task.item === 'object')
    for (const [key, value] of Object.entries(task.item ?? {}))
      if (typeof value !== 'object') result[itemVariable(key)] = textOf(value);
  for (const [key, value] of Object.entries(task.matrix)) result[matrixVariable(key)] = textOf(value);
  result.FANFOLD_TASK = task.id;
  result.FANFOLD_SLUG = taskFileName(task.id);
  return result;
}

/** The variable of one matrix key: `node-version` is `MATRIX_NODE_VERSION`. */
export function matrixVariable(key: string): string {
  return `MATRIX_${variableName(key)}`;
}

/** The variable of one member of an item. */
function itemVariable(key: string): string {
  return `ITEM_${variableName(key)}`;
}

function variableName(key: string): string {
  return key.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}

/** A value as GitHub writes it into text: null is empty, lists and mappings are compact JSON. */
export function textOf(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** GitHub keeps 15 decimals and knows no minus zero. */
function numberText(value: number): string {
  return value === 0 ? '0' : String(Number(value.toFixed(15)));
}

/** `true` when the environment would shadow what the runner or fanfold itself sets. */
export function isReservedVariable(name: string): boolean {
  return /^(ITEM$|ITEM_|MATRIX_|FANFOLD_|GITHUB_|ACTIONS_|RUNNER_)/i.test(name);
}
