import type { z } from 'zod';
import type { Path } from '../model.ts';
import type { TasklistProblem } from '../problem.ts';
import { type Accept, acceptorOf } from './accept.ts';
import { type FileEntry, taskFile } from './file-schema.ts';
import { nearest } from './nearest.ts';
import { knownKeys } from './schema-walk.ts';
import type { Source } from './source.ts';
import { SYNC_WORDS } from './sync-schema.ts';
import { shared, type TaskEntry, task } from './task-schema.ts';

/** What of a file has the right shape; the rules that look at more than one key work on this, so that all problems show. */
export interface Shaped {
  readonly file: Partial<Omit<FileEntry, 'tasks'>>;
  readonly tasks: readonly Partial<TaskEntry>[];
  readonly problems: readonly TasklistProblem[];
}

/** Words from other tools, for keys that no spelling mistake explains. */
const SYNONYMS: Readonly<Record<string, string>> = {
  cmd: 'run',
  command: 'run',
  script: 'run',
  steps: 'run',
  'depends-on': 'needs',
  dependencies: 'needs',
  requires: 'needs',
  when: 'if',
  strategy: 'matrix',
  inputs: 'reads',
  outputs: 'writes',
  timeout: 'timeout-minutes',
  retries: 'retry',
  'allow-failure': 'continue-on-error',
  'soft-fail': 'continue-on-error',
  jobs: 'tasks',
  environment: 'env',
  cwd: 'working-directory',
};

const headSchema = taskFile.omit({ tasks: true });
const headKeys = testsOf(headSchema.shape);
const taskKeys = testsOf(task.shape);
const requiredTaskKeys = Object.entries(task.shape)
  .filter(([, schema]) => !schema.safeParse(undefined).success)
  .map(([key]) => key);

/** For each key of a shape whether a value is right: at sight where that is possible, else by zod. */
function testsOf(shape: Readonly<Record<string, z.ZodType>>): ReadonlyMap<string, Accept> {
  const entries = Object.entries(shape).map(([key, schema]): [string, Accept] => {
    const accepts = acceptorOf(schema);
    return [key, (value) => accepts(value) || schema.safeParse(value).success];
  });
  return new Map(entries);
}

/**
 * Checks a value against the one schema. Entries of `tasks` are first taken key by key, because most keys are absent and
 * zod visits every key of a shape: 100,000 entries take half the time. Only an entry with a fault is checked as a whole.
 */
export function checkShape(source: Source): Shaped {
  const { value } = source;
  if (!isMapping(value)) {
    return { file: {}, tasks: [], problems: problemsOf(taskFile.safeParse(value), source, [], taskFile) };
  }
  const { tasks, ...head } = value;
  const problems: TasklistProblem[] = [];
  const file = goodKeys(head, headKeys);
  if (file.faulty) problems.push(...problemsOf(headSchema.safeParse(head), source, [], taskFile));
  if (!Array.isArray(tasks)) {
    const result = taskFile.pick({ tasks: true }).safeParse(tasks === undefined ? {} : { tasks });
    problems.push(...problemsOf(result, source, [], taskFile));
    return { file: file.good, tasks: [], problems };
  }
  const entries = tasks.map((entry: unknown, index) => {
    const { good, faulty } = isMapping(entry) ? goodKeys(entry, taskKeys) : { good: {}, faulty: true };
    const complete = !faulty && requiredTaskKeys.every((key) => Object.hasOwn(good, key));
    if (!complete) problems.push(...problemsOf(task.safeParse(entry), source, ['tasks', index], task));
    return good as Partial<TaskEntry>;
  });
  return { file: file.good as Shaped['file'], tasks: entries, problems };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members whose own schema accepts them; the mapping itself when that is all of them. */
function goodKeys(
  value: Record<string, unknown>,
  tests: ReadonlyMap<string, Accept>,
): { good: Record<string, unknown>; faulty: boolean } {
  const isGood = (key: string) => tests.get(key)?.(value[key]) === true;
  for (const key in value) {
    if (tests.get(key)?.(value[key]) === true) continue;
    const good = Object.keys(value).filter(isGood);
    return { good: Object.fromEntries(good.map((name) => [name, value[name]])), faulty: true };
  }
  return { good: value, faulty: false };
}

function problemsOf(
  result: z.ZodSafeParseResult<unknown>,
  source: Source,
  prefix: Path,
  schema: z.ZodType,
): TasklistProblem[] {
  if (result.success) return [];
  const placed = flatten(result.error.issues, []);
  const found = placed.map(({ issue, path }) => ({
    parent: parentOf(issue, path),
    problems: toProblems(issue, source, prefix, path, schema),
  }));
  const meant = new Set(
    found.flatMap(({ parent, problems }) =>
      problems.flatMap((problem) => (problem.kind === 'unknown-key' ? [`${parent} ${problem.nearest}`] : [])),
    ),
  );
  // A misspelt key explains why the right one is missing.
  return found.flatMap(({ parent, problems }) =>
    problems.filter((problem) => problem.kind !== 'missing-key' || !meant.has(`${parent} ${problem.key}`)),
  );
}

/** The mapping that a fault of a key concerns. */
function parentOf(issue: z.core.$ZodIssue, path: Path): string {
  return (issue.code === 'unrecognized_keys' ? path : path.slice(0, -1)).join(' ');
}

interface Placed {
  readonly issue: z.core.$ZodIssue;
  readonly path: Path;
}

/** Where a union fails, the branch that fits at its root says more than the union does. */
function flatten(issues: readonly z.core.$ZodIssue[], base: Path): Placed[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...(issue.path as Path)];
    if (issue.code !== 'invalid_union') return [{ issue, path }];
    const fitting = issue.errors.filter(
      (branch) =>
        branch.length > 0 && branch.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
    );
    const best = fitting.sort((a, b) => a.length - b.length)[0];
    return best ? flatten(best, path) : [{ issue, path }];
  });
}

function toProblems(
  issue: z.core.$ZodIssue,
  source: Source,
  prefix: Path,
  path: Path,
  schema: z.ZodType,
): TasklistProblem[] {
  const full = [...prefix, ...path];
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path);
    return issue.keys.filter((key) => key !== '__proto__').map((key) => unknownKey(key, known, source, [...full, key]));
  }
  const found = valueAt(source.value, full);
  const key = keyText(full);
  if (found === undefined && full.length > 0) {
    return [
      {
        area: 'tasklist',
        kind: 'missing-key',
        severity: 'error',
        at: source.locate(full),
        key,
        expected: issue.message,
      },
    ];
  }
  const at = source.locate(full);
  if (typeof found === 'string' && found.includes('${{')) {
    return [
      { area: 'tasklist', kind: 'expression-not-allowed', severity: 'error', at, key, expression: snippet(found) },
    ];
  }
  const close =
    typeof found === 'string' ? nearest(found, full[0] === 'sync' ? SYNC_WORDS : allowedWords(issue)) : null;
  const detail = { key, expected: issue.message, found: snippet(found), nearest: close };
  return [{ area: 'tasklist', kind: 'wrong-value', severity: 'error', at, ...detail }];
}

/** The words that an enumeration, also one inside a union, would have taken. */
function allowedWords(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_union') return issue.errors.flat().flatMap(allowedWords);
  return issue.code === 'invalid_value' ? issue.values.map(String) : [];
}

function unknownKey(key: string, known: readonly string[], source: Source, path: Path): TasklistProblem {
  const belongs = placeOf(key, path);
  return {
    area: 'tasklist',
    kind: 'unknown-key',
    severity: 'error',
    at: source.locateKey(path),
    key,
    nearest: belongs === null ? meantBy(key, known) : null,
    known,
    ...(belongs !== null && { belongs }),
  };
}

/** Where a key belongs: one of the file that stands in a task, or one of a task that stands in the file. */
function placeOf(key: string, path: Path): 'file' | 'task' | 'defaults' | null {
  if (path.length === 1 && taskKeys.has(key)) return Object.hasOwn(shared, key) ? 'defaults' : 'task';
  return path.length === 3 && path[0] === 'tasks' && headKeys.has(key) ? 'file' : null;
}

/** A word of another tool, a misspelt key, or a misspelt word of another tool: `comand` is `run`, too. */
function meantBy(key: string, known: readonly string[]): string | null {
  const translated = (word: string): string | null => {
    const synonym = SYNONYMS[word];
    return synonym !== undefined && known.includes(synonym) ? synonym : null;
  };
  const misspelt = () => nearest(key, Object.keys(SYNONYMS));
  return translated(key.toLowerCase().replaceAll('_', '-')) ?? nearest(key, known) ?? translated(misspelt() ?? '');
}

/** `weight`, or `needs[2]` for an entry of a list. */
function keyText(path: Path): string {
  const named = path.findLastIndex((step) => typeof step === 'string');
  return path
    .slice(Math.max(0, named))
    .map((step) => (typeof step === 'number' ? `[${step}]` : step))
    .join('');
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Record<string | number, unknown>)[step];
  }
  return found;
}

/** Text that people take for a number or a truth value. */
const LOOKS_OTHERWISE = /^([-+]?[0-9.]+(e[-+]?[0-9]+)?|true|false|yes|no|on|off|null|~)$/i;

/** A short picture of a value for a sentence. */
export function snippet(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (value === '') return 'empty text';
  const text = String(value).replace(
    /\p{Cc}/gu,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const shown = `\`${text.length > 80 ? `${text.slice(0, 79)}…` : text}\``;
  return typeof value === 'string' && LOOKS_OTHERWISE.test(value) ? `the text ${shown}` : shown;
}
