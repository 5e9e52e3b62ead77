/**
 * Which tasks a rule speaks of. A selector is an id, the id of a template (all its expansions), `tag:x`, or an id glob.
 * Ids contain `[`, `]` and `/` as plain characters. `unit[python=3.13]` selects all tasks of `unit` with that value.
 */
import { idMatcher, isIdPattern } from '../glob/id.ts';
import type { Json, Task } from '../model.ts';
import { textOf } from '../tasklist/variables.ts';

export type SelectableTask = Pick<Task, 'id' | 'template' | 'item' | 'matrix' | 'tags'>;

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
    return isIdPattern(selector) ? matching(selector, tasks) : withValues(selector, tasks);
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

/** The tasks of `template[value,…]` that have each of these values: `key=value`, or the text of an item. */
function withValues(selector: string, tasks: readonly SelectableTask[]): readonly number[] {
  const [, template, inner = ''] = /^([^[]+)\[(.+)\]$/s.exec(selector) ?? [];
  if (template === undefined) return [];
  const wanted = inner.split(',');
  return tasks.flatMap((task, position) =>
    task.template === template && wanted.every((value) => hasValue(task, value)) ? [position] : [],
  );
}

function hasValue({ id, template, item, matrix }: SelectableTask, value: string): boolean {
  if (id.startsWith(`${template}[${value},`)) return true;
  const equals = value.indexOf('=');
  const key = value.slice(0, equals);
  const members = typeof item === 'object' ? (item as Readonly<Record<string, Json>> | null) : null;
  return [matrix, members].some(
    (values) =>
      equals > 0 &&
      values !== null &&
      Object.hasOwn(values, key) &&
      textOf(values[key] ?? null) === value.slice(equals + 1),
  );
}

function append(index: Map<string, number[]>, key: string, value: number): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [value]);
  else if (list[list.length - 1] !== value) list.push(value);
}
