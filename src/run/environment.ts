/** The environment that a task's command gets. */
import type { Task } from '../model.ts';
import { variables } from '../tasklist/variables.ts';

/** Marks every process of one try, so that those that left its process group can still be found (Linux). */
const MARK_VARIABLE = 'FANFOLD_PROCESS_MARK';
const MAX_MARKS = 1024;

/** What belongs to the action's own step and not to a command: credentials of the run's services, inputs, state. */
const SCRUBBED =
  /^(ACTIONS_RUNTIME_.*|ACTIONS_RESULTS_URL|ACTIONS_CACHE_URL|ACTIONS_ID_TOKEN_.*|INPUT_.*|STATE_.*|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY))$/i;

/** The runner's file commands, each a private file of the try. */
export type FileVariables = Readonly<
  Record<'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY' | 'GITHUB_ENV' | 'GITHUB_PATH' | 'GITHUB_STATE', string>
>;

/**
 * `base` without what a command must not see, then the task's own variables, then the private files, which nothing
 * overrides. This is hygiene and not isolation: on Linux a process can read the environment of its parent.
 */
export function commandEnvironment(
  base: Readonly<Record<string, string | undefined>>,
  task: Pick<Task, 'id' | 'env' | 'item' | 'matrix'>,
  files: FileVariables,
  mark: string,
): Record<string, string> {
  const marked = markedEnvironment(base, mark);
  return Object.assign({ ...marked }, variables(task), files, { [MARK_VARIABLE]: marked[MARK_VARIABLE] });
}

/** `base` without what a command must not see, and with the mark by which its processes are found. */
export function markedEnvironment(
  base: Readonly<Record<string, string | undefined>>,
  mark: string,
): Record<string, string> {
  const result = scrubbed(base);
  const outer = result[MARK_VARIABLE];
  // A run inside a task of another run keeps the outer mark, so that the outer run still knows its descendants.
  result[MARK_VARIABLE] = outer === undefined ? mark : `${outer.slice(-MAX_MARKS)} ${mark}`;
  return result;
}

/** `base` without what belongs to the action's own step. */
export function scrubbed(base: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const result: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(base)) {
    if (value !== undefined && !SCRUBBED.test(name)) result[name] = value;
  }
  return result;
}
