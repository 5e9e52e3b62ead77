import type { Json } from '../model.ts';

/**
 * JSON with the keys of every object in code-unit order and no white space (the object order of RFC 8785), so that equal
 * values have equal text. Members that are `undefined` are left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  return textOf(value as Json);
}

/** Whether two values are the same JSON, in whichever order their keys come. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return canonicalJson(a) === canonicalJson(b);
}

/** The platform writes what is in order already: a plan of 100,000 tasks is built that way. */
function textOf(value: Json): string {
  if (isOrdered(value)) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(textOf).join(',')}]`;
  const object = value as Readonly<Record<string, Json | undefined>>;
  const members: string[] = [];
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${textOf(member)}`);
  }
  return `{${members.join(',')}}`;
}

/** Keys that are whole numbers come first in every object, in the order of numbers: `9` before `10`, which is not text order. */
function isOrdered(value: Json | undefined): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (isList(value)) return value.every(isOrdered);
  let last = '';
  for (const key of Object.keys(value)) {
    if (key < last || !isOrdered(value[key])) return false;
    last = key;
  }
  return true;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
