import type { Location, Path } from '../model.ts';
import { problem, type TasklistProblem } from '../problem.ts';
import { idsOf } from './check-needs.ts';
import { checkReads, itemShape, matrixShape, readTooEarly, type Scope } from './check-reads.ts';
import { CONDITION_CONTEXTS, parseCondition } from './condition.ts';
import { type Shape, VALUE } from './context-shape.ts';
import { type Expression, FUNCTIONS, type ParseResult, STATUS_FUNCTIONS } from './expression.ts';
import { GITHUB_SHAPE, isAtStart, NEED_SHAPE, TASK_SHAPE } from './facts.ts';
import { nearest } from './nearest.ts';
import { snippet } from './snippet.ts';
import type { Source } from './source.ts';
import { type TaskEntry, VALUE_KEYS } from './task-schema.ts';
import {
  conditionText,
  cutText,
  ENV_CONTEXTS,
  holdsTemplate,
  isTemplated,
  KEY_CONTEXTS,
  parseTemplate,
  TEXT_CONTEXTS,
} from './template.ts';
import { matrixVariable } from './variables.ts';

/** Keys of a task whose texts are evaluated, besides `if`. `run` never is. */
const EVALUATED = new Set([
  'name',
  'env',
  'reads',
  'writes',
  'artifacts',
  'with',
  'runs-on',
  'working-directory',
  'locks',
  'report',
  ...Object.keys(VALUE_KEYS),
]);

const NO_PROBLEMS: readonly TasklistProblem[] = [];

/** What of the rest of a file a task's expressions speak of. */
export interface Surroundings {
  readonly defaults: Partial<TaskEntry>;
  /** The ids, in lower case, of all entries. */
  readonly ids: ReadonlySet<string>;
  /** Of those that are several tasks. */
  readonly several: ReadonlySet<string>;
}

/** One task, and what its expressions can read. */
interface Checked {
  readonly entry: Partial<TaskEntry>;
  readonly path: Path;
  readonly source: Source;
  readonly scope: Scope;
  readonly late: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  readonly several: ReadonlySet<string>;
}

/** Checks every `${{ }}` of one task: its syntax, its names, and whether it stands where it is evaluated. */
export function checkTexts(
  entry: Partial<TaskEntry>,
  path: Path,
  source: Source,
  { defaults, ids, several }: Surroundings,
): readonly TasklistProblem[] {
  if (entry.if === undefined && !holdsTemplate(entry)) return NO_PROBLEMS;
  const problems: TasklistProblem[] = [];
  const env = path[0] === 'defaults' ? {} : { ...defaults.env, ...entry.env };
  const scope = path[0] === 'defaults' ? COMMON : scopeOf(entry, env, isFaulty(entry, path, source));
  const checked: Checked = { entry, path, source, scope, late: lateNames(env), ids, several };
  for (const key of Object.keys(entry)) {
    const value: unknown = entry[key as keyof TaskEntry];
    if (key === 'if') problems.push(...checkCondition(checked));
    else forEachTemplated(value, [key], (text, inner) => problems.push(...checkText(text, inner, checked)));
  }
  return problems;
}

/** What every task can read. */
const COMMON: Scope = new Map([
  ['github', GITHUB_SHAPE],
  ['task', TASK_SHAPE],
]);

function scopeOf(entry: Partial<TaskEntry>, env: object, faulty: boolean): Scope {
  const needs = idsOf(entry.needs).map((id): [string, Shape] => [id, NEED_SHAPE]);
  const scope = new Map<string, Shape | null>([
    ...COMMON,
    ['env', { members: new Map(Object.keys(env).map((name) => [name, VALUE])) }],
    ['needs', { members: new Map(needs) }],
  ]);
  const item = faulty ? undefined : itemShape(entry['for-each']);
  const matrix = faulty ? undefined : matrixShape(entry.matrix);
  if (item !== undefined) scope.set('item', item);
  if (matrix !== undefined) scope.set('matrix', matrix);
  return scope;
}

/** The variables, in lower case, that are known only when the task starts. */
function lateNames(env: object): ReadonlySet<string> {
  const late = Object.entries(env).filter(([, value]) => typeof value === 'string' && isLate(value));
  return new Set(late.map(([name]) => name.toLowerCase()));
}

function isLate(text: string): boolean {
  if (!isTemplated(text)) return false;
  const parsed = parseTemplate(text, ENV_CONTEXTS);
  if (!('template' in parsed)) return false;
  return parsed.template.parts.some((part) => typeof part !== 'string' && part.reads.some(isAtStart));
}

/** Calls `visit` for each text with `${{` inside a value. */
export function forEachTemplated(value: unknown, path: Path, visit: (text: string, path: Path) => void): void {
  if (typeof value === 'string') {
    if (isTemplated(value)) visit(value, path);
  } else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      if (typeof entry !== 'string' || isTemplated(entry)) forEachTemplated(entry, [...path, index], visit);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (typeof member !== 'string' || isTemplated(member)) forEachTemplated(member, [...path, key], visit);
    }
  }
}

function checkText(text: string, inner: Path, { path, source, ...checked }: Checked): TasklistProblem[] {
  const at = source.locate([...path, ...inner]);
  const [key] = inner;
  if (key === 'run') return expressionsInRun(text, at);
  if (!isEvaluated(inner)) {
    const named = String(inner.findLast((step) => typeof step === 'string'));
    const expression = snippet(text);
    return [problem('tasklist/expression-not-allowed', at, { key: named, expression })];
  }
  const names = key === 'env' ? ENV_CONTEXTS : key === 'for-each' ? KEY_CONTEXTS : TEXT_CONTEXTS;
  const result = parseTemplate(text, names);
  if ('template' in result) {
    const { parts } = result.template;
    return parts.flatMap((part) =>
      typeof part === 'string' ? [] : checkExpression(part, key === 'env', at, { path, source, ...checked }),
    );
  }
  return result.faults.map((fault) => {
    if ('unclosed' in fault) return unclosed(fault.unclosed, at);
    return expressionProblem(fault.expression, fault.parsed, names, at);
  });
}

/** What an expression that is well formed reads; `atStart` where it may be evaluated as late as that. */
function checkExpression(
  expression: Expression,
  atStart: boolean,
  at: Location,
  { entry, path, scope, late, ids, several }: Checked,
): TasklistProblem[] {
  if (!atStart) {
    const early = readTooEarly(expression, late, at);
    if (early.length > 0) return early;
  }
  // What `defaults` need is in the `needs` of some tasks and not of others.
  const needs = path[0] === 'defaults' ? [] : checkNeedsRead(expression, entry, { ids, several }, at);
  return [...needs, ...checkReads(expression, scope, at)];
}

function checkNeedsRead(
  { reads, text }: Expression,
  entry: Partial<TaskEntry>,
  { ids, several }: Omit<Surroundings, 'defaults'>,
  at: Location,
): TasklistProblem[] {
  const own = idsOf(entry.needs);
  const listed = new Set(own.map((id) => id.toLowerCase()));
  const problems = new Map<string, TasklistProblem>();
  for (const { context, path } of reads) {
    const [id, word] = path;
    if (context !== 'needs' || id === undefined || id === '*') continue;
    const template = id.replace(/\[.*$/s, '').toLowerCase();
    const facts = { id, expression: text };
    if (!listed.has(template))
      problems.set(
        id,
        problem('tasklist/need-not-listed', at, {
          ...facts,
          isTask: ids.has(template),
          nearest: nearest(template, own),
        }),
      );
    else if (word?.toLowerCase() === 'outputs' && several.has(id.toLowerCase()))
      problems.set(id, problem('tasklist/outputs-of-several', at, facts));
  }
  return [...problems.values()];
}

/** A `matrix` or `for-each` that was written and is wrong: nobody knows what it would have. */
function isFaulty(entry: Partial<TaskEntry>, [list, index]: Path, { value }: Source): boolean {
  const written = (value as Record<string, readonly unknown[] | undefined>)[list ?? '']?.[Number(index)];
  const isWritten = (key: 'matrix' | 'for-each') =>
    typeof written === 'object' && written !== null && Object.hasOwn(written, key);
  return (['matrix', 'for-each'] as const).some((key) => entry[key] === undefined && isWritten(key));
}

function unclosed(text: string, at: Location): TasklistProblem {
  return problem('tasklist/unclosed-expression', at, { text: snippet(text) });
}

function isEvaluated([key, second, , last]: Path): boolean {
  if (key === 'for-each') return second === 'key';
  if (key === 'success') return second === 'files' || (second === 'json' && last === 'file');
  return typeof key === 'string' && EVALUATED.has(key);
}

/** Every `${{ }}` inside a command, each with the variable that holds the value. */
export function expressionsInRun(text: string, at: Location): TasklistProblem[] {
  const inner = cutText(text).parts.flatMap((part) => (typeof part === 'string' ? [] : [part.inner ?? '']));
  return [...new Set(inner)].map((expression) =>
    problem('tasklist/expression-in-run', at, { expression, variable: variableFor(expression) }),
  );
}

/** The environment variable that holds what an expression says; `null` when there is none. */
function variableFor(expression: string): string | null {
  const match = /^(\w+)(?:\.([\w-]+)|\[\s*'([^']+)'\s*\])?$/.exec(expression);
  const name = match?.[2] ?? match?.[3];
  switch (match?.[1]?.toLowerCase()) {
    case 'item':
      return name === undefined ? 'ITEM' : null;
    case 'matrix':
      return name === undefined ? null : matrixVariable(name);
    case 'env':
      return name ?? null;
    case 'github':
    case 'runner':
      return name === undefined ? null : `${match?.[1]}_${name}`.toUpperCase();
    default:
      return null;
  }
}

function checkCondition(checked: Checked): TasklistProblem[] {
  const { entry, path, source } = checked;
  const at = source.locate([...path, 'if']);
  const written = entry.if ?? true;
  const condition = conditionText(written);
  if (condition === null) {
    const open = cutText(String(written)).parts.some((part) => typeof part !== 'string' && part.inner === null);
    if (open) return [unclosed(String(written), at)];
    return [problem('tasklist/mixed-condition', at, { condition: snippet(written) })];
  }
  const parsed = parseCondition(condition);
  if ('expression' in parsed) {
    const { reads } = parsed.expression;
    const early = { ...parsed.expression, reads: reads.filter(({ context }) => context !== 'needs') };
    const problems = readTooEarly(early, checked.late, at);
    return problems.length > 0 ? problems : checkExpression(parsed.expression, true, at, checked);
  }
  return [expressionProblem(condition, parsed, CONDITION_CONTEXTS, at, [...FUNCTIONS, ...STATUS_FUNCTIONS])];
}

/** A fault of parsing as a problem. */
function expressionProblem(
  expression: string,
  parsed: Exclude<ParseResult, { expression: unknown }>,
  allowed: readonly string[],
  at: Location,
  functions: readonly string[] = FUNCTIONS,
): TasklistProblem {
  if (parsed.fault === 'syntax') return problem('tasklist/expression', at, { expression, detail: parsed.detail });
  if (parsed.fault === 'unknown-context')
    return problem('tasklist/unknown-context', at, { expression, name: parsed.name, allowed });
  return problem('tasklist/unknown-function', at, {
    expression,
    name: parsed.name,
    nearest: nearest(parsed.name, functions),
    known: functions,
  });
}
