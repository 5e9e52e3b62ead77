/** What zod says of a value, as problems with places and with words that help. */
import type { z } from 'zod';
import type { Path } from '../model.ts';
import { problem, type TasklistProblem } from '../problem.ts';
import { meantValue } from './meant-value.ts';
import { knownKeys } from './schema-walk.ts';
import { snippet } from './snippet.ts';
import type { Source } from './source.ts';
import { unknownKey } from './unknown-key.ts';

/** The problems of a value that stands at `prefix` in its source. */
export function problemsOf(
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
