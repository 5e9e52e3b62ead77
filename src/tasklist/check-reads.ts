import type { Location } from '../model.ts';
import { type FactsOf, problem, type TasklistProblem } from '../problem.ts';
import { matrixKeys } from './check-keys.ts';
import { missingIn, type Shape, shapeOf } from './context-shape.ts';
import type { Expression, Read } from './expression.ts';
import { GITHUB_NAMES, isAtStart } from './facts.ts';
import { nearest } from './nearest.ts';
import { isSource, type TaskEntry } from './task-schema.ts';

/** A problem names at most this many known keys. */
const MOST_KNOWN = 20;

/** What each context can hold. `null`: the task does not have it. No entry: it is not known yet. */
export type Scope = ReadonlyMap<string, Shape | null>;

/**
 * Checks that everything an expression reads can exist. In GitHub's language an unknown name is an empty string: a condition
 * would silently be false, or all tasks of a matrix would write one file.
 */
export function checkReads(expression: Expression, scope: Scope, at: Location): TasklistProblem[] {
  const told = new Set<string>();
  return expression.reads.flatMap((read) => {
    const problem = checkRead(expression.text, read, scope, at);
    const once = JSON.stringify(problem);
    if (problem === null || told.has(once)) return [];
    told.add(once);
    return [problem];
  });
}

function checkRead(text: string, { context, path: written }: Read, scope: Scope, at: Location): TasklistProblem | null {
  const shape = scope.get(context);
  // An expansion has what its entry has. Another check reports a need that is not listed.
  const path =
    context === 'needs' ? written.map((name, index) => (index === 0 ? name.replace(/\[.*$/s, '') : name)) : written;
  if (shape === undefined) return null;
  const unknown = (facts: Omit<FactsOf<'tasklist/unknown-value'>, 'expression'>) =>
    problem('tasklist/unknown-value', at, { expression: text, ...facts });
  if (shape === null) return unknown({ context, name: null, nearest: null, known: [] });
  const missing = missingIn(shape, path);
  if (missing === null) return null;
  const { name, known } = missing;
  if (context === 'needs' && missing.before.length === 0) return null;
  return unknown({
    context: [context, ...missing.before].join('.'),
    name,
    nearest: (context === 'env' ? elsewhere(name) : null) ?? nearest(name, known),
    known: known.filter((key) => key !== '*').slice(0, MOST_KNOWN),
  });
}

/** The expression for a variable of a command. */
function elsewhere(name: string): string | null {
  const [, context = '', rest = ''] = /^(GITHUB|MATRIX|ITEM)_?(.*)$/i.exec(name) ?? [];
  const property = rest.toLowerCase();
  if (/^item$/i.test(name)) return 'item';
  if (context.toLowerCase() === 'github') return GITHUB_NAMES.includes(property) ? `github.${property}` : null;
  return context === '' || rest === '' ? null : `${context.toLowerCase()}.${property}`;
}

/** What `item` can hold according to the file alone. */
export function itemShape(forEach: TaskEntry['for-each']): Shape | null | undefined {
  if (forEach === undefined) return null;
  if (forEach.items !== undefined) return shapeOf(forEach.items);
  return forEach.glob === undefined ? undefined : shapeOf([]);
}

/** What `matrix` can hold according to the file alone. */
export function matrixShape(matrix: TaskEntry['matrix']): Shape | null | undefined {
  if (matrix === undefined) return null;
  const { include = [], exclude: _, ...keys } = matrix;
  if (isSource(include) || Object.values(keys).some(isSource)) return undefined;
  const values = new Map(matrixKeys(matrix).map(({ name }) => [name, [] as Parameters<typeof shapeOf>[0][number][]]));
  for (const [name, list] of Object.entries(keys)) if (Array.isArray(list)) values.get(name)?.push(...list);
  for (const combination of include)
    for (const [name, value] of Object.entries(combination)) values.get(name)?.push(value);
  return { members: new Map([...values].map(([name, list]) => [name, shapeOf(list)])) };
}

/** A value that is known only when the task starts, read before that. */
export function readTooEarly({ reads, text }: Expression, late: ReadonlySet<string>, at: Location): TasklistProblem[] {
  return reads
    .filter((read) => isAtStart(read) || (read.context === 'env' && late.has(read.path[0]?.toLowerCase() ?? '')))
    .map(({ context, path }) =>
      problem('tasklist/late-value', at, { expression: text, name: [context, ...path].join('.') }),
    );
}
