/** What a context can hold, so that a name that it never has is found before anything runs. */
import type { Json } from '../model.ts';

/** `members` by their names as written; `'*'` stands for the entries of a list. `null`: nobody knows. */
export interface Shape {
  readonly members: ReadonlyMap<string, Shape> | null;
}

/** Of which nothing is known. */
export const ANY: Shape = { members: null };
/** Text, a number, or a truth value: it has no members. */
export const VALUE: Shape = { members: new Map() };

/** The shape of a mapping with these members. */
export function mappingShape(members: Readonly<Record<string, Shape>>): Shape {
  return { members: new Map(Object.entries(members)) };
}

/** What any of some values has. */
export function shapeOf(values: readonly Json[]): Shape {
  const found = new Map<string, Json[]>();
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue;
    const entries = Array.isArray(value) ? value.map((entry): [string, Json] => ['*', entry]) : Object.entries(value);
    for (const [key, member] of entries) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [member]);
      else known.push(member);
    }
  }
  return { members: new Map([...found].map(([key, members]) => [key, shapeOf(members)])) };
}

export interface Missing {
  /** The names that exist, before the one that does not. */
  readonly before: readonly string[];
  readonly name: string;
  readonly known: readonly string[];
}

/** The first name of a path that cannot exist; `null` when all can. Letter case plays no part, as on GitHub. */
export function missingIn(shape: Shape, path: readonly string[]): Missing | null {
  let at = shape;
  for (const [index, name] of path.entries()) {
    if (at.members === null) return null;
    const next = memberOf(at.members, name);
    if (next === undefined) return { before: path.slice(0, index), name, known: [...at.members.keys()] };
    at = next;
  }
  return null;
}

function memberOf(members: ReadonlyMap<string, Shape>, name: string): Shape | undefined {
  if (name === '*') return members.get('*') ?? (members.size > 0 ? ANY : undefined);
  const exact = members.get(name);
  if (exact !== undefined) return exact;
  const folded = name.toLowerCase();
  for (const [key, shape] of members) if (key.toLowerCase() === folded) return shape;
  return undefined;
}
