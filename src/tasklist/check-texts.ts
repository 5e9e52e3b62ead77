import type { Location, Path } from '../model.ts';
import type { TasklistProblem } from '../problem.ts';
import { checkReads } from './check-reads.ts';
import { parseCondition } from './condition.ts';
import { FUNCTIONS, type ParseResult, STATUS_FUNCTIONS } from './expression.ts';
import { nearest } from './nearest.ts';
import { snippet } from './snippet.ts';
import type { Source } from './source.ts';
import type { TaskEntry } from './task-schema.ts';
import {
  conditionText,
  cutText,
  ENV_CONTEXTS,
  holdsTemplate,
  isTemplated,
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
]);

const NO_PROBLEMS: readonly TasklistProblem[] = [];

/** Checks every `${{ }}` of one task: its syntax, its names, and whether it stands where it is evaluated. */
export function checkTexts(entry: Partial<TaskEntry>, path: Path, source: Source): readonly TasklistProblem[] {
  if (entry.if === undefined && !holdsTemplate(entry)) return NO_PROBLEMS;
  const problems: TasklistProblem[] = [];
  for (const key of Object.keys(entry)) {
    const value: unknown = entry[key as keyof TaskEntry];
    if (key === 'if') problems.push(...checkCondition(entry, path, source));
    else if (typeof value === 'string') {
      if (isTemplated(value)) problems.push(...checkText(value, entry, [...path, key], [key], source));
    } else if (typeof value === 'object') {
      forEachTemplated(value, [key], (text, inner) => {
        problems.push(...checkText(text, entry, [...path, ...inner], inner, source));
      });
    }
  }
  return problems;
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

function checkText(
  text: string,
  entry: Partial<TaskEntry>,
  path: Path,
  inner: Path,
  source: Source,
): TasklistProblem[] {
  const at = source.locate(path);
  const [key] = inner;
  if (key === 'run') return expressionsInRun(text, at);
  if (!isEvaluated(inner)) {
    const named = String(inner.findLast((step) => typeof step === 'string'));
    return [
      {
        area: 'tasklist',
        kind: 'expression-not-allowed',
        severity: 'error',
        at,
        key: named,
        expression: snippet(text),
      },
    ];
  }
  const result = parseTemplate(text, key === 'env' ? ENV_CONTEXTS : TEXT_CONTEXTS);
  if ('template' in result) {
    // What `defaults` read exists in some tasks and not in others.
    if (path[0] === 'defaults' || isFaulty(entry, path, source)) return [];
    return result.template.parts.flatMap((part) => (typeof part === 'string' ? [] : checkReads(part, entry, at)));
  }
  return result.faults.map((fault) => {
    if ('unclosed' in fault) return unclosed(fault.unclosed, at);
    return expressionProblem(fault.expression, fault.parsed, key === 'env' ? ENV_CONTEXTS : TEXT_CONTEXTS, at);
  });
}

/** A `matrix` or `for-each` that was written and is wrong: nobody knows what it would have. */
function isFaulty(entry: Partial<TaskEntry>, [list, index]: Path, { value }: Source): boolean {
  const written = (value as Record<string, readonly unknown[] | undefined>)[list ?? '']?.[Number(index)];
  const isWritten = (key: 'matrix' | 'for-each') =>
    typeof written === 'object' && written !== null && Object.hasOwn(written, key);
  return (['matrix', 'for-each'] as const).some((key) => entry[key] === undefined && isWritten(key));
}

function unclosed(text: string, at: Location): TasklistProblem {
  return { area: 'tasklist', kind: 'unclosed-expression', severity: 'error', at, text: snippet(text) };
}

function isEvaluated([key, second, , last]: Path): boolean {
  if (key === 'success') return second === 'files' || (second === 'json' && last === 'file');
  return typeof key === 'string' && EVALUATED.has(key);
}

/** Every `${{ }}` inside a command, each with the variable that holds the value. */
export function expressionsInRun(text: string, at: Location): TasklistProblem[] {
  const inner = cutText(text).parts.flatMap((part) => (typeof part === 'string' ? [] : [part.inner ?? '']));
  return [...new Set(inner)].map((expression) => ({
    area: 'tasklist',
    kind: 'expression-in-run',
    severity: 'error',
    at,
    expression,
    variable: variableFor(expression),
  }));
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

function checkCondition(entry: Partial<TaskEntry>, path: Path, source: Source): TasklistProblem[] {
  const at = source.locate([...path, 'if']);
  const written = entry.if ?? true;
  const condition = conditionText(written);
  if (
    condition === null &&
    cutText(String(written)).parts.some((part) => typeof part !== 'string' && part.inner === null)
  ) {
    return [unclosed(String(written), at)];
  }
  if (condition === null) {
    return [{ area: 'tasklist', kind: 'mixed-condition', severity: 'error', at, condition: snippet(written) }];
  }
  const parsed = parseCondition(condition);
  if (!('expression' in parsed)) {
    return [
      expressionProblem(condition, parsed, ['item', 'matrix', 'env', 'needs'], at, [...FUNCTIONS, ...STATUS_FUNCTIONS]),
    ];
  }
  const listed = new Set([entry.needs ?? []].flat().map((id) => id.toLowerCase()));
  const unlisted = [...new Set(parsed.expression.needs)]
    .filter((id) => !listed.has(id.replace(/\[.*$/s, '').toLowerCase()))
    .map(
      (id) =>
        ({ area: 'tasklist', kind: 'need-not-listed', severity: 'error', at, id, expression: condition }) as const,
    );
  return isFaulty(entry, path, source) ? unlisted : [...unlisted, ...checkReads(parsed.expression, entry, at)];
}

/** A fault of parsing as a problem. */
function expressionProblem(
  expression: string,
  parsed: Exclude<ParseResult, { expression: unknown }>,
  allowed: readonly string[],
  at: Location,
  functions: readonly string[] = FUNCTIONS,
): TasklistProblem {
  const base = { area: 'tasklist', severity: 'error', at, expression } as const;
  if (parsed.fault === 'syntax') return { ...base, kind: 'expression', detail: parsed.detail };
  if (parsed.fault === 'unknown-context') return { ...base, kind: 'unknown-context', name: parsed.name, allowed };
  return {
    ...base,
    kind: 'unknown-function',
    name: parsed.name,
    nearest: nearest(parsed.name, functions),
    known: functions,
  };
}
