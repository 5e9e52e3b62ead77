import type { Json, Task } from '../model.ts';
import type { Item } from './items.ts';
import type { Combination } from './matrix.ts';
import { printable, shortHash } from './naming.ts';
import { TASK_DEFAULTS } from './task-fields.ts';
import { textOf } from './variables.ts';

/** One expansion of a task in the file. */
export type Instance = Pick<Task, 'id' | 'item' | 'matrix'>;

/** The matrix of a task without one. */
export const NO_MATRIX: Instance['matrix'] = TASK_DEFAULTS.matrix;

const MAX_ID_LENGTH = 200;

/** An item with the text that names it. */
export interface NamedItem {
  readonly item: Item;
  readonly name: string;
}

/** `unit[packages/a/package.json]`, `e2e[browser=chrome,os=linux]`, or both: `unit[a.py,python=3.13]`. */
export function instanceOf(template: string, named: NamedItem | null, combination: Combination | null): Instance {
  const values = combination?.values ?? NO_MATRIX;
  const pairs = combination === null ? [] : pairsOf(values, combination.naming);
  const text = [...(named === null ? [] : [named.name]), ...pairs].join(',');
  return { id: instanceId(template, text), item: named?.item ?? null, matrix: values };
}

/** What a mapping without a key is named by: its plain members. */
export function pairsOf(values: Readonly<Record<string, Json>>, keys: readonly string[]): string[] {
  return keys.map((key) => `${key}=${textOf(values[key] ?? null)}`);
}

/** Text that is too long or not printable is cut or cleaned and gets a hash of the whole, so that it stays one of a kind. */
function instanceId(template: string, text: string): string {
  const id = `${template}[${text}]`;
  const clean = printable(text.slice(0, MAX_ID_LENGTH));
  return id.length <= MAX_ID_LENGTH && clean === text ? id : withHash(template, clean, text);
}

/** The id of text that another instance's id equals but for letter case. */
export function distinctId(id: string): string {
  const open = id.indexOf('[');
  const text = id.slice(open + 1, -1);
  return withHash(id.slice(0, open), text, text);
}

function withHash(template: string, shown: string, whole: string): string {
  const tail = `~${shortHash(whole)}]`;
  return `${template}[${shown.slice(0, MAX_ID_LENGTH - template.length - 1 - tail.length)}${tail}`;
}
