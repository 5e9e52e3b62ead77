/** The values of an expansion inside a pattern, and the expressions that stand for them in the task file. */
import { escapeGlob } from '../glob/escape.ts';
import type { Scalar } from '../model.ts';
import type { ActiveTask } from './active.ts';

function escapeForRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The values of an expansion as they are in a pattern, and the expressions that stand for them in the file. */
function valuesOf(task: ActiveTask): { readonly literal: string; readonly expression: string }[] {
  const values: [Scalar, string][] = [];
  if (task.item !== null && typeof task.item !== 'object') values.push([task.item, 'item']);
  if (typeof task.item === 'object')
    for (const [key, value] of Object.entries(task.item ?? {}))
      if (typeof value === 'string' || typeof value === 'number') values.push([value, `item.${key}`]);
  for (const [key, value] of Object.entries(task.matrix)) {
    if (typeof value === 'string' || typeof value === 'number') values.push([value, `matrix.${key}`]);
  }
  return values.flatMap(([value, name]) => {
    const literal = escapeGlob(String(value));
    return literal === '' ? [] : [{ literal, expression: `\${{ ${name} }}` }];
  });
}

/** Where the value of an expansion is in a pattern between other letters, the expression stands for it. */
export function withExpressions(pattern: string, task: ActiveTask): string {
  // All at once, the longest first: what one value was replaced with holds no value.
  const values = valuesOf(task).sort((a, b) => b.literal.length - a.literal.length);
  if (values.length === 0) return pattern;
  const any = values.map(({ literal }) => escapeForRegex(literal)).join('|');
  const alone = new RegExp(`(?<![A-Za-z0-9])(?:${any})(?![A-Za-z0-9])`, 'g');
  return pattern.replace(alone, (found) => values.find(({ literal }) => literal === found)?.expression ?? found);
}

/** The way back, for another expansion of the same entry. */
export function withValues(pattern: string, task: ActiveTask): string {
  const literals = new Map(valuesOf(task).map(({ literal, expression }) => [expression, literal]));
  return pattern.replace(/\$\{\{ (?:item(?:\.[\w-]+)?|matrix\.[\w-]+) \}\}/g, (found) => literals.get(found) ?? found);
}
