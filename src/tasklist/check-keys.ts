import type { Path } from '../model.ts';
import { type GivenFacts, type KindOf, problem, type TasklistProblem } from '../problem.ts';
import { nearest } from './nearest.ts';
import type { Source } from './source.ts';
import { isSource, type TaskEntry } from './task-schema.ts';
import { NAME } from './values.ts';
import { isReservedVariable, matrixVariable } from './variables.ts';

/** What a matrix item of a leg uses itself. */
const RESERVED_WITH = ['leg', 'plan', 'name', 'runs-on', 'timeout-minutes', 'continue-on-error'] as const;
const RESERVED_ENV = ['ITEM', 'ITEM_*', 'MATRIX_*', 'FANFOLD_*', 'GITHUB_*', 'ACTIONS_*', 'RUNNER_*'] as const;
const SOURCES = ['glob', 'file', 'command'] as const;
const FOR_EACH = ['glob', 'items', 'file', 'command'] as const;
/** Keys that say how a command runs, so that they need one. */
const OF_COMMANDS = [
  'shell',
  'working-directory',
  'env',
  'retry',
  'success',
  'batch',
  'report',
  'max-legs',
  'permissions',
] as const;
const COMPARISONS = ['equals', 'min', 'max', 'matches'] as const;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Checks what concerns more than one key of a task, and the names in its mappings. */
export function checkKeys(entry: Partial<TaskEntry>, path: Path, source: Source): TasklistProblem[] {
  const problems: TasklistProblem[] = [];
  const add: Add = (kind, inner, ...facts) => {
    const at = source.locateKey([...path, ...inner]);
    problems.push(problem(kind, at, ...facts) as TasklistProblem);
  };
  if (entry.uses !== undefined) add('tasklist/reserved-key', ['uses'], { key: 'uses' });
  if (entry.run === undefined) {
    for (const key of OF_COMMANDS) if (entry[key] !== undefined) add('tasklist/needs-run', [key], { key });
  }
  checkBatch(entry, add);
  if (entry.matrix || entry['for-each']) checkFanOut(entry, add);
  if (entry.with) checkWith(entry.with, add);
  if (entry.success) checkSuccess(entry.success, add);
  for (const name of entry.resources ? Object.keys(entry.resources) : []) {
    if (!NAME.test(name)) add('tasklist/bad-name', ['resources', name], { name, of: 'resources' });
  }
  if (entry.env) for (const problem of checkEnv(entry.env, [...path, 'env'], source)) problems.push(problem);
  return problems;
}

/** A batch has items and one command; a report is of a batch; only an exit code tells failures apart. */
function checkBatch(entry: Partial<TaskEntry>, add: Add): void {
  const isFannedOut = entry.matrix !== undefined || entry['for-each'] !== undefined;
  for (const key of ['batch', 'max-legs', 'allow-empty'] as const) {
    if (entry[key] !== undefined && entry[key] !== false && !isFannedOut) add('tasklist/needs-fan-out', [key], { key });
  }
  const tolerated = entry['continue-on-error'];
  if (typeof tolerated === 'object' && entry.run === undefined)
    add('tasklist/needs-run', ['continue-on-error', 'exit-codes'], { key: 'continue-on-error.exit-codes' });
}

function checkWith(values: NonNullable<TaskEntry['with']>, add: Add): void {
  for (const key of Object.keys(values)) {
    const reserved = (RESERVED_WITH as readonly string[]).includes(key.toLowerCase());
    if (reserved) add('tasklist/reserved-name', ['with', key], { name: key, of: 'with', reserved: RESERVED_WITH });
    else if (!NAME.test(key)) add('tasklist/bad-name', ['with', key], { name: key, of: 'with' });
  }
}

function checkSuccess({ stdout, json = [] }: NonNullable<TaskEntry['success']>, add: Add): void {
  if (stdout && Object.keys(stdout).length === 0) {
    add('tasklist/one-key-of', ['success', 'stdout'], { key: 'stdout', keys: ['matches', 'not-matches'] });
  }
  for (const [index, check] of json.entries()) {
    if (!COMPARISONS.some((key) => check[key] !== undefined)) {
      add('tasklist/one-key-of', ['success', 'json', index], { key: 'json', keys: COMPARISONS });
    }
  }
}

type Add = <K extends KindOf<'tasklist'>>(kind: K, inner: Path, ...facts: GivenFacts<K>) => void;

function checkFanOut(entry: Partial<TaskEntry>, add: Add): void {
  const { matrix } = entry;
  const forEach = entry['for-each'];
  if (forEach) checkSource(forEach, ['for-each'], FOR_EACH, add);
  if (!matrix) return;
  for (const [key, list] of Object.entries(matrix)) {
    if (isSource(list)) checkSource(list, ['matrix', key], SOURCES, add);
  }
  const names = matrixKeys(matrix);
  if (names.length === 0 && !isSource(matrix.include)) add('tasklist/no-combinations', ['matrix']);
  const own = names.filter(({ path }) => path.length === 1).map(({ name }) => name);
  matrix.exclude?.forEach((combination, index) => {
    for (const key of Object.keys(combination)) {
      if (own.includes(key)) continue;
      add('tasklist/unknown-key', ['matrix', 'exclude', index, key], { key, nearest: nearest(key, own), known: own });
    }
  });
  const variables = new Map<string, string>();
  for (const { name, path } of names) {
    const variable = matrixVariable(name);
    const other = variables.get(variable);
    if (!NAME.test(name)) add('tasklist/bad-name', ['matrix', ...path], { name, of: 'matrix' });
    else if (other !== undefined && other !== name)
      add('tasklist/same-variable', ['matrix', ...path], { keys: [other, name], variable });
    variables.set(variable, name);
  }
}

/** A list has one origin, and a time limit is of a command. */
function checkSource(source: object, path: Path, origins: readonly string[], add: Add): void {
  const given = origins.filter((key) => Object.hasOwn(source, key));
  const key = String(path.at(-1));
  if (given.length === 0) add('tasklist/one-key-of', path, { key, keys: origins });
  if (given.length > 1) add('tasklist/exclusive-keys', [...path, given[1] ?? ''], { keys: given });
}

/** Every name that a combination of a matrix may have, with its place in the matrix. */
export function matrixKeys(matrix: NonNullable<TaskEntry['matrix']>): { name: string; path: Path }[] {
  const own = Object.keys(matrix).filter((key) => key !== 'include' && key !== 'exclude');
  const include = isSource(matrix.include) ? [] : (matrix.include ?? []);
  const included = include.flatMap((combination, index) =>
    Object.keys(combination).map((name) => ({ name, path: ['include', index, name] })),
  );
  return [...own.map((name) => ({ name, path: [name] })), ...included];
}

/** Checks the names of environment variables. */
export function checkEnv(env: TaskEntry['env'], path: Path, source: Source): TasklistProblem[] {
  return Object.keys(env ?? {}).flatMap((name): TasklistProblem[] => {
    const at = source.locateKey([...path, name]);
    if (!VARIABLE.test(name)) return [problem('tasklist/bad-name', at, { name, of: 'env' })];
    return isReservedVariable(name)
      ? [problem('tasklist/reserved-name', at, { name, of: 'env', reserved: RESERVED_ENV })]
      : [];
  });
}
