/** The text of a list against the one schema: what of it is right, and what zod says of the rest, in words that help. */

import { z } from 'zod';
import type { Path } from '../model.ts';
import { isMapping } from '../model.ts';
import { problem, type TasklistProblem } from '../problem.ts';
import { taskFile as described, type FileEntry } from './file-schema.ts';
import { meantValue } from './meant-value.ts';
import { acceptsPlain } from './plain-values.ts';
import { snippet } from './snippet.ts';
import type { Source } from './source.ts';
import { type TaskEntry, task } from './task-schema.ts';
import { unknownKey } from './unknown-key.ts';

/** What of a file has the right shape; the rules that look at more than one key work on this, so that all problems show. */
export interface Shaped {
  readonly file: Partial<Omit<FileEntry, 'tasks'>>;
  readonly tasks: readonly Partial<TaskEntry>[];
  readonly problems: readonly TasklistProblem[];
}

/** `sync` has a reader of its own. */
const taskFile = described.extend({ sync: z.unknown().optional() });
const headSchema = taskFile.omit({ tasks: true });
const headKeys = testsOf(headSchema.shape);
const taskKeys = testsOf(task.shape);
const requiredTaskKeys = Object.entries(task.shape)
  .filter(([, schema]) => !schema.safeParse(undefined).success)
  .map(([key]) => key);

/** For each key of a shape whether a value is right. */
type Tests = ReadonlyMap<string, (value: unknown) => boolean>;

function testsOf(shape: Readonly<Record<string, z.ZodType>>): Tests {
  const testOf = (schema: z.ZodType) => {
    const isPlainGood = acceptsPlain(schema);
    return (value: unknown) => isPlainGood(value) || schema.safeParse(value).success;
  };
  return new Map(Object.entries(shape).map(([key, schema]) => [key, testOf(schema)]));
}

/**
 * Checks a value against the one schema. Entries of `tasks` are first taken key by key, because most keys are absent and
 * zod visits every key of a shape: 100,000 entries take half the time. Only an entry with a fault is checked as a whole.
 */
export function checkShape(source: Source): Shaped {
  const { value: written } = source;
  if (!isMapping(written)) {
    return { file: {}, tasks: [], problems: problemsOf(taskFile.safeParse(written), source, [], taskFile) };
  }
  const value = withoutExtensions(written);
  const { tasks, ...head } = value;
  const file = goodKeys(head, headKeys);
  if (!Array.isArray(tasks)) {
    return { file: file.good, tasks: [], problems: problemsOf(taskFile.safeParse(value), source, [], taskFile) };
  }
  const problems = file.faulty ? problemsOf(headSchema.safeParse(head), source, [], taskFile) : [];
  const entries = tasks.map((entry: unknown, index) => {
    const { good, faulty } = isMapping(entry) ? goodKeys(entry, taskKeys) : { good: {}, faulty: true };
    const complete = !faulty && requiredTaskKeys.every((key) => Object.hasOwn(good, key));
    if (!complete) problems.push(...problemsOf(task.safeParse(entry), source, ['tasks', index], task));
    return good as Partial<TaskEntry>;
  });
  return { file: file.good as Shaped['file'], tasks: entries, problems };
}

/** Keys that begin with `x-` hold anything, such as anchors, and say nothing. */
function withoutExtensions(value: Record<string, unknown>): Record<string, unknown> {
  if (!Object.keys(value).some(isExtension)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !isExtension(key)));
}

function isExtension(key: string): boolean {
  return key.startsWith('x-');
}

/** The members whose own schema accepts them; the mapping itself when that is all of them. */
function goodKeys(value: Record<string, unknown>, tests: Tests): { good: Record<string, unknown>; faulty: boolean } {
  const isGood = (key: string) => tests.get(key)?.(value[key]) === true;
  for (const key in value) {
    if (tests.get(key)?.(value[key]) === true) continue;
    const good = Object.keys(value).filter(isGood);
    return { good: Object.fromEntries(good.map((name) => [name, value[name]])), faulty: true };
  }
  return { good: value, faulty: false };
}

/** The problems of a value that stands at `prefix` in its source. */
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
    const fitting = branchesOf(issue).filter(
      (branch) =>
        branch.length > 0 && branch.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'),
    );
    const best = fitting.sort((a, b) => a.length - b.length)[0];
    return best ? flatten(best, path) : [{ issue, path }];
  });
}

/** What is wrong with each kind of value that a union takes, those of unions inside it as well. */
function branchesOf({ errors }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[][] {
  return errors.flatMap((branch) => {
    const [only, ...others] = branch;
    const isUnion = only?.code === 'invalid_union' && only.path.length === 0 && others.length === 0;
    return isUnion ? branchesOf(only) : [branch];
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
    return [problem('tasklist/missing-key', source.locate(full), { key, expected: issue.message })];
  }
  const at = source.locate(full);
  if (typeof found === 'string' && found.includes('${{')) {
    return [problem('tasklist/expression-not-allowed', at, { key, expression: snippet(found) })];
  }
  const meant = meantValue(issue, full, found);
  const isRight = meant !== null && isTaken(schema, valueAt(source.value, prefix), path, meant.value);
  const detail = { key, expected: issue.message, found: snippet(found), nearest: isRight ? meant.text : null };
  return [problem('tasklist/wrong-value', at, { ...detail })];
}

/** Whether the schema of a mapping has nothing to say against a value at this path. */
function isTaken(schema: z.ZodType, mapping: unknown, [key, ...inner]: Path, value: unknown): boolean {
  const member = (schema as z.ZodObject).shape[String(key)];
  if (member === undefined) return false;
  const result = (member as z.ZodType).safeParse(replaced(valueAt(mapping, [String(key)]), inner, value));
  const begins = (path: readonly unknown[], other: readonly unknown[]) => path.every((step, at) => step === other[at]);
  return result.success || !result.error.issues.some(({ path }) => begins(path, inner) || begins(inner, path));
}

function replaced(whole: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined || typeof whole !== 'object' || whole === null) return value;
  const copy = (Array.isArray(whole) ? [...whole] : { ...whole }) as Record<string | number, unknown>;
  copy[step] = replaced(copy[step], rest, value);
  return copy;
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

/** The keys that the schema knows for the mapping at a path; empty when it takes any key or is not a mapping. */
function knownKeys(schema: z.core.$ZodType, path: Path): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.core.$ZodUnion) {
    for (const option of inner._zod.def.options) {
      const keys = knownKeys(option, path);
      if (keys.length > 0) return keys;
    }
    return [];
  }
  const [step, ...rest] = path;
  if (step === undefined) return inner instanceof z.core.$ZodObject ? Object.keys(inner._zod.def.shape) : [];
  const next = child(inner, step);
  return next ? knownKeys(next, rest) : [];
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.core.$ZodOptional) return unwrap(schema._zod.def.innerType);
  if (schema instanceof z.core.$ZodLazy) return unwrap(schema._zod.def.getter());
  return schema;
}

function child(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.core.$ZodArray) return typeof step === 'number' ? schema._zod.def.element : undefined;
  if (schema instanceof z.core.$ZodRecord) return schema._zod.def.valueType;
  if (!(schema instanceof z.core.$ZodObject)) return undefined;
  const { shape, catchall } = schema._zod.def;
  return Object.hasOwn(shape, step) ? shape[step] : catchall;
}
