import type { Task } from '../model.ts';
import type { Problem } from '../problem.ts';

/**
 * The tasks that `only` names, by the ids of the file or of expansions. A value is one id, or several with commas between
 * them. What the tasks need outside of these is left out, and told.
 */
export function selectOnly(tasks: readonly Task[], only: readonly string[], problems: Problem[]): readonly Task[] {
  const known = new Set(tasks.flatMap(({ id, template }) => [id.toLowerCase(), template.toLowerCase()]));
  const ids = only.flatMap((value) => (known.has(value.trim().toLowerCase()) ? [value.trim()] : splitIds(value)));
  for (const id of ids) {
    if (known.has(id.toLowerCase())) continue;
    const all = [...new Set(tasks.flatMap((task) => [task.template, task.id]))];
    problems.push({ area: 'plan', severity: 'error', at: null, kind: 'unknown-only', id, known: all });
  }
  const wanted = new Set(ids.map((id) => id.toLowerCase()));
  const selected = tasks.filter(
    ({ id, template }) => wanted.has(id.toLowerCase()) || wanted.has(template.toLowerCase()),
  );
  return withoutOthers(selected, problems);
}

/** Commas inside brackets belong to an id: `e2e[os=linux,node=24]` is one. */
function splitIds(text: string): readonly string[] {
  const ids = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '[') depth++;
    if (character === ']') depth = Math.max(0, depth - 1);
    if (character === ',' && depth === 0) ids.push('');
    else ids[ids.length - 1] += character;
  }
  return ids.map((id) => id.trim());
}

function withoutOthers(selected: readonly Task[], problems: Problem[]): readonly Task[] {
  const ids = new Set(selected.map(({ id }) => id));
  const needing = selected.filter(({ needs }) => needs.some((need) => !ids.has(need)));
  if (needing.length > 0) {
    const needs = new Set(needing.flatMap((task) => task.needs.filter((need) => !ids.has(need))));
    const left = { kind: 'needs-left-out', ids: needing.map(({ id }) => id), needs: [...needs] } as const;
    problems.push({ area: 'plan', severity: 'note', at: null, ...left });
  }
  return selected.map((task) => ({ ...task, needs: task.needs.filter((need) => ids.has(need)) }));
}
