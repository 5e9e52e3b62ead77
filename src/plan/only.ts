import type { Task } from '../model.ts';
import { createSelect } from '../policy/select.ts';
import { type Problem, problem } from '../problem.ts';

/** Which tasks of a list are wanted. */
export interface Only {
  /** Selectors as in `of:`. A value is one, or several with commas between them. */
  readonly selectors: readonly string[];
  /** Besides the selectors, the tasks with these ids, as far as there are any. */
  readonly ids?: ReadonlySet<string>;
  /** Whether what the chosen tasks need is brought as well. */
  readonly withNeeds: boolean;
}

/**
 * The tasks that `only` chooses, and what they need, which no rule counts. Without `withNeeds` the needs are left out and
 * reported. An unknown id is an error; a pattern or a tag that chooses nothing is reported, and what a run without any task
 * means is for `on-empty` to say.
 */
export function selectOnly(
  tasks: readonly Task[],
  { selectors, ids = new Set(), withNeeds }: Only,
  problems: Problem[],
): readonly Task[] {
  const choose = chooser(tasks, problems);
  const known = new Set(tasks.flatMap(({ id, template }) => [id.toLowerCase(), template.toLowerCase()]));
  const parts = selectors.flatMap((value) => (known.has(value.trim().toLowerCase()) ? [value.trim()] : split(value)));
  const chosen = new Set(parts.filter((part) => part !== '').flatMap(choose));
  for (const [at, { id }] of tasks.entries()) if (ids.has(id)) chosen.add(at);
  if (!withNeeds)
    return withoutOthers(
      tasks.filter((_, at) => chosen.has(at)),
      problems,
    );
  const wanted = withNeeded(tasks, chosen);
  return tasks.flatMap((task, at) => {
    if (!wanted.has(at)) return [];
    return chosen.has(at) ? [task] : [{ ...task, uncounted: true }];
  });
}

function chooser(tasks: readonly Task[], problems: Problem[]): (selector: string) => readonly number[] {
  const select = createSelect(tasks);
  return (selector) => {
    const folded = selector.toLowerCase();
    const exact = select([selector]);
    if (exact.length > 0) return exact;
    const named = tasks.flatMap(({ id, template }, at) =>
      id.toLowerCase() === folded || template.toLowerCase() === folded ? [at] : [],
    );
    if (named.length > 0) return named;
    if (/^tag:|[*?{]/.test(selector)) {
      problems.push(problem('plan/nothing-chosen', null, { selector }));
      return [];
    }
    const all = [...new Set(tasks.flatMap((task) => [task.template, task.id]))];
    problems.push(problem('plan/unknown-only', null, { id: selector, known: all }));
    return [];
  };
}

/** The positions of some tasks and of all that they need. */
function withNeeded(tasks: readonly Task[], chosen: ReadonlySet<number>): ReadonlySet<number> {
  const position = new Map(tasks.map(({ id }, at) => [id, at]));
  const wanted = new Set(chosen);
  // A set is walked in the order in which it grows.
  for (const at of wanted) for (const need of tasks[at]?.needs ?? []) wanted.add(position.get(need) ?? at);
  return wanted;
}

/** Commas inside brackets and braces belong to a selector: `e2e[os=linux,node=24]` is one. */
function split(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth++;
    if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (/[,\n]/.test(character) && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

function withoutOthers(selected: readonly Task[], problems: Problem[]): readonly Task[] {
  const ids = new Set(selected.map(({ id }) => id));
  const needing = selected.filter(({ needs }) => needs.some((need) => !ids.has(need)));
  if (needing.length > 0) {
    const needs = new Set(needing.flatMap((task) => task.needs.filter((need) => !ids.has(need))));
    problems.push(problem('plan/needs-left-out', null, { ids: needing.map(({ id }) => id), needs: [...needs] }));
  }
  return selected.map((task) => ({ ...task, needs: task.needs.filter((need) => ids.has(need)) }));
}
