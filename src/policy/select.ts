/**
 * Which tasks a rule speaks of. A selector is an id, the id of a template (all its expansions), `tag:x`, or an id glob.
 * Ids contain `[`, `]` and `/` as plain characters.
 */
import { idMatcher, isIdPattern } from '../glob/id.ts';
import type { Task } from '../model.ts';

export type SelectableTask = Pick<Task, 'id' | 'template' | 'tags'>;

const TAG = 'tag:';

/** Positions of the selected tasks, ascending; no selectors select every task. */
export type Select = (selectors: readonly string[]) => readonly number[];

/**
 * Selections from a list. Its index is built once, when a selector first asks for a name; each later selection costs only
 * what it returns, a glob one look at each id.
 */
export function createSelect(tasks: readonly SelectableTask[]): Select {
  let index: Index | undefined;
  const one = (selector: string): readonly number[] => {
    index ??= indexOf(tasks);
    if (selector.startsWith(TAG)) return index.byTag.get(selector.slice(TAG.length)) ?? [];
    const named = index.byName.get(selector);
    if (named !== undefined) return named;
    return isIdPattern(selector) ? matching(selector, tasks) : [];
  };
  return (selectors) => {
    if (selectors.length === 0) return tasks.map((_, position) => position);
    return [...new Set(selectors.flatMap(one))].sort((a, b) => a - b);
  };
}

interface Index {
  readonly byName: ReadonlyMap<string, readonly number[]>;
  readonly byTag: ReadonlyMap<string, readonly number[]>;
}

function indexOf(tasks: readonly SelectableTask[]): Index {
  const byName = new Map<string, number[]>();
  const byTag = new Map<string, number[]>();
  for (const [position, task] of tasks.entries()) {
    append(byName, task.id, position);
    if (task.template !== task.id) append(byName, task.template, position);
    for (const tag of task.tags) append(byTag, tag, position);
  }
  return { byName, byTag };
}

/** Everything that a selector may name: ids, templates and `tag:` names, in the order of the list. */
export function selectorNames(tasks: readonly SelectableTask[]): string[] {
  const names = tasks.flatMap((task) => [task.id, task.template, ...task.tags.map((tag) => TAG + tag)]);
  return [...new Set(names)];
}

function matching(glob: string, tasks: readonly SelectableTask[]): number[] {
  const matches = idMatcher(glob);
  return tasks.flatMap((task, index) => (matches(task.id) ? [index] : []));
}

function append(index: Map<string, number[]>, key: string, value: number): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [value]);
  else if (list[list.length - 1] !== value) list.push(value);
}
