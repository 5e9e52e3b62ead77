import type { Json } from '../model.ts';

/**
 * JSON with the keys of every object in code-unit order and no white space (the object order of RFC 8785), so that equal
 * values have equal text. Members that are `undefined` are left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value as Json));
}

/** Returns the value itself when its keys already stand in order: a plan of 100,000 tasks is built that way. */
function sorted(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return mapUnlessSame(value, sorted);
  const object = value as Readonly<Record<string, Json>>;
  const keys = Object.keys(object);
  const ordered = keys.every((key, index) => index === 0 || (keys[index - 1] as string) < key);
  if (ordered && keys.every((key) => sorted(object[key] as Json) === object[key])) return object;
  return Object.fromEntries(keys.sort().map((key) => [key, sorted(object[key] as Json)]));
}

function mapUnlessSame(items: readonly Json[], change: (item: Json) => Json): readonly Json[] {
  const changed = items.map(change);
  return changed.every((item, index) => item === items[index]) ? items : changed;
}
