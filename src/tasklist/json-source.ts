import type { Path } from '../model.ts';
import { problem, type TasklistProblem } from '../problem.ts';
import { type JsonPart, partsOf, startOf, takeCensus } from './json-scan.ts';
import { createLocator } from './lines.ts';
import type { SourceResult } from './source.ts';
import { MAX_DEPTH } from './values.ts';

/**
 * Reads text that is JSON; `null` when it is not, or nests too deeply, and is left to the YAML reader, which says why.
 * The platform's parser drops all but the last of equal keys, so the members in the text are counted against the keys of
 * the value, and only when they differ is the text searched for the place.
 */
export function readJson(text: string, file: string): SourceResult | null {
  const census = takeCensus(text);
  if (census.depth > MAX_DEPTH) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const locator = createLocator(text, file);
  const find = createFinder(text);
  const source = {
    value,
    locate: (path: Path) => locator(find(path).at),
    locateKey: (path: Path) => locator(find(path).keyAt),
    spelling: (path: Path) => /^[-+.\w]+/.exec(text.slice(find(path).at).slice(0, 400))?.[0] ?? null,
  };
  const keys = countKeys(value, { count: 0, forbidden: false });
  const problems = keys.forbidden || keys.count !== census.members ? keyProblems(text, locator) : [];
  return { source, problems };
}

interface Keys {
  count: number;
  forbidden: boolean;
}

function countKeys(value: unknown, keys: Keys): Keys {
  if (typeof value !== 'object' || value === null) return keys;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) if (typeof value[at] === 'object') countKeys(value[at], keys);
    return keys;
  }
  for (const key in value) {
    keys.count++;
    if (key === '__proto__') keys.forbidden = true;
    const member: unknown = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof member === 'object') countKeys(member, keys);
  }
  return keys;
}

/** The parts by what a path calls them; of equal keys the last one counts, as in `JSON.parse`. */
type Parts = ReadonlyMap<string | number, JsonPart>;

function named(parts: readonly JsonPart[]): Parts {
  return new Map(parts.map((part, at) => [part.key ?? at, part]));
}

/** Finds the part at a path, or its nearest ancestor that exists. What was searched once is remembered. */
function createFinder(text: string): (path: Path) => Pick<JsonPart, 'at' | 'keyAt'> {
  const known = new Map<number, Parts>();
  const start = startOf(text);
  return (path) => {
    let found: Pick<JsonPart, 'at' | 'keyAt'> = { at: start, keyAt: start };
    for (const step of path) {
      const parts: Parts = known.get(found.at) ?? named(partsOf(text, found.at));
      known.set(found.at, parts);
      const next = parts.get(step);
      if (next === undefined) break;
      found = next;
    }
    return found;
  };
}

function keyProblems(text: string, locator: ReturnType<typeof createLocator>): TasklistProblem[] {
  const problems: TasklistProblem[] = [];
  const visit = (at: number): void => {
    const parts = partsOf(text, at);
    const seen = new Map<string, number>();
    for (const { key, keyAt } of parts) {
      if (key === null) continue;
      const first = seen.get(key);
      if (first !== undefined)
        problems.push(problem('tasklist/duplicate-key', locator(keyAt), { key, first: locator(first) }));
      seen.set(key, keyAt);
    }
    const proto = seen.get('__proto__');
    if (proto !== undefined) problems.push(problem('tasklist/forbidden-key', locator(proto), { key: '__proto__' }));
    for (const part of named(parts).values()) visit(part.at);
  };
  visit(startOf(text));
  return problems;
}
