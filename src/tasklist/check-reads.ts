import type { Location } from '../model.ts';
import type { TasklistProblem } from '../problem.ts';
import { matrixKeys } from './check-keys.ts';
import type { Expression } from './expression.ts';
import { nearest } from './nearest.ts';
import type { TaskEntry } from './task-schema.ts';

/** Of the keys that there are, so many are told. */
const MOST_KNOWN = 20;

/**
 * Checks that what an expression reads of `item` and `matrix` exists in its task. GitHub's language takes a name that does
 * not for an empty text, and then the tasks of a matrix write one and the same file.
 */
export function checkReads(
  { text, contexts, matrix: names }: Expression,
  entry: Partial<TaskEntry>,
  at: Location,
): TasklistProblem[] {
  const base = { area: 'tasklist', severity: 'error', kind: 'unknown-value', at, expression: text } as const;
  const none = { ...base, name: null, nearest: null, known: [] } as const;
  const problems: TasklistProblem[] = [];
  if (contexts.has('item') && entry['for-each'] === undefined) problems.push({ ...none, context: 'item' });
  if (!contexts.has('matrix')) return problems;
  if (entry.matrix === undefined) return [...problems, { ...none, context: 'matrix' }];
  const known = [...new Set(matrixKeys(entry.matrix).map(({ name }) => name))];
  const folded = new Set(known.map((name) => name.toLowerCase()));
  for (const name of new Set(names)) {
    if (folded.has(name.toLowerCase())) continue;
    problems.push({
      ...base,
      context: 'matrix',
      name,
      nearest: nearest(name, known),
      known: known.slice(0, MOST_KNOWN),
    });
  }
  return problems;
}
