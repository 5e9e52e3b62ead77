import type { Json, Scalar } from '../model.ts';
import type { Combination } from './matrix.ts';
import { shortHash } from './naming.ts';
import { textOf } from './variables.ts';

/** One expansion of a task in the file. */
export interface Instance {
  readonly id: string;
  readonly item: Scalar | null;
  readonly matrix: Readonly<Record<string, Json>>;
}

/** The matrix of a task without one. */
export const NO_MATRIX: Instance['matrix'] = {};

const MAX_ID_LENGTH = 200;
/** Control characters, halves of characters, and what turns the direction of text: they would forge lines of a report. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/gu;

/** `unit[packages/a/package.json]` */
export function itemInstance(template: string, item: Scalar): Instance {
  return { id: instanceId(template, textOf(item)), item, matrix: NO_MATRIX };
}

/** `e2e[browser=chrome,os=linux]` */
export function matrixInstance(template: string, { values, naming }: Combination): Instance {
  const text = naming.map((key) => `${key}=${textOf(values[key] ?? null)}`).join(',');
  return { id: instanceId(template, text), item: null, matrix: values };
}

/** A text that is too long or not printable is cut or cleaned and gets a hash of the whole, so that it stays one of a kind. */
function instanceId(template: string, text: string): string {
  const id = `${template}[${text}]`;
  const clean = text.slice(0, MAX_ID_LENGTH).replace(UNPRINTABLE, '?');
  return id.length <= MAX_ID_LENGTH && clean === text ? id : withHash(template, clean, text);
}

/** The id of a text that another instance's id equals but for letter case. */
export function distinctId(id: string): string {
  const open = id.indexOf('[');
  const text = id.slice(open + 1, -1);
  return withHash(id.slice(0, open), text, text);
}

function withHash(template: string, shown: string, whole: string): string {
  const tail = `~${shortHash(whole)}]`;
  return `${template}[${shown.slice(0, MAX_ID_LENGTH - template.length - 1 - tail.length)}${tail}`;
}
