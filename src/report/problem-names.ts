/** Problems as people read them: of tasks the name, with the id beside it. Documents keep the ids. */
import type { Problem } from '../problem.ts';
import { nameAndId } from './rows.ts';

/** What people see of the task of an id. */
export type NameOf = (id: string) => string;

/** The keys of problems that hold ids of tasks. */
const IDS = new Set(['task', 'tasks', 'need', 'needs', 'reader', 'ids', 'behind']);

/**
 * The problem with the names of its tasks, for a sentence. A task whose name is its id, and what is no task of the plan,
 * stay as they are.
 */
export function withNames(problem: Problem, nameOf: NameOf): Problem {
  const shown = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shown);
    return typeof value === 'string' ? nameAndId({ name: nameOf(value), task: value }) : value;
  };
  const isId = (key: string) => {
    if (key === 'by') return problem.kind === 'collision';
    // Its sentence quotes the expression as it is written.
    return IDS.has(key) && !(key === 'need' && problem.kind === 'output-not-set');
  };
  return Object.fromEntries(
    Object.entries(problem).map(([key, value]) => [key, isId(key) ? shown(value) : value]),
  ) as unknown as Problem;
}
