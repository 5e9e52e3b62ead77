/** The environment that a task's command gets. */
import type { Task } from '../model.ts';
import { variables } from '../tasklist/variables.ts';

/** Marks every process of one try, so that those that left its process group can still be found (Linux). */
const MARK_VARIABLE = 'FANFOLD_PROCESS_MARK';
const MAX_MARKS = 1024;

/** Credentials of the run's services, and the file commands of the action's own step. */
const SCRUBBED =
  /^(ACTIONS_RUNTIME_.*|ACTIONS_RESULTS_URL|ACTIONS_CACHE_.*|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY))$/i;
/** With these a process can ask for a token that speaks for the job. */
const ID_TOKEN = /^ACTIONS_ID_TOKEN_REQUEST_(URL|TOKEN)$/i;
/**
 * The inputs and the state of fanfold's own steps; others of such names are the user's.
 * @internal exported for its tests
 */
export const OWN_INPUTS = [
  'allowed-cancels',
  'allowed-failures',
  'allowed-skips',
  'comment',
  'groups',
  'inputs',
  'job-status',
  'keep-artifacts',
  'look',
  'matrix',
  'merge',
  'name',
  'needs',
  'on-all-skipped',
  'only',
  'plan',
  'results',
  'retention-days',
  'run',
  'sync',
  'tasks',
  'timings',
  'token',
  'wait',
  'wait-minutes',
  'workflow',
  'working-directory',
] as const;
const OWN = new Set([...OWN_INPUTS.map((name) => `INPUT_${name.toUpperCase()}`), 'STATE_SESSION']);

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
  task: Pick<Task, 'id' | 'env' | 'item' | 'matrix' | 'permissions'>,
  files: FileVariables,
  mark: string,
  platform: NodeJS.Platform,
): Record<string, string> {
  const marked = markedEnvironment(base, mark);
  if (task.permissions.idToken)
    for (const [name, value] of Object.entries(base))
      if (value !== undefined && ID_TOKEN.test(name)) marked[name] = value;
  const own = Object.assign(variables(task), files, { [MARK_VARIABLE]: marked[MARK_VARIABLE] });
  return overlaid(marked, own, platform);
}

/** `base` with other variables in place of those of the same name: on Windows `Path` and `PATH` are one. */
function overlaid(
  base: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
  platform: NodeJS.Platform,
): Record<string, string> {
  if (platform !== 'win32') return { ...base, ...own };
  const names = new Set(Object.keys(own).map((name) => name.toUpperCase()));
  const others = Object.entries(base).filter(([name]) => !names.has(name.toUpperCase()));
  return { ...Object.fromEntries(others), ...own };
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

function isOwn(name: string): boolean {
  return SCRUBBED.test(name) || ID_TOKEN.test(name) || OWN.has(name.toUpperCase());
}

const known = new WeakMap<object, Readonly<Record<string, string>>>();

/** `base` without what belongs to the action's own step. Only that of this process may change afterwards. */
export function scrubbed(base: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const found = known.get(base) ?? withoutOwn(base);
  if (base !== process.env) known.set(base, found);
  return Object.assign(Object.create(null), found);
}

function withoutOwn(base: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const result: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(base)) {
    if (value !== undefined && !isOwn(name)) result[name] = value;
  }
  return result;
}
