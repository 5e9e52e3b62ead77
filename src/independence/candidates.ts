/**
 * Which patterns need to be compared? A trie by leading literal names: two patterns can only meet when the literal
 * beginning of one is an ancestor of, or equal to, the literal beginning of the other. Within a folder, patterns whose
 * last names end in different extensions are never looked at.
 */
import type { Declared } from './declared.ts';
import type { Alternative } from './glob/pattern.ts';
import { GLOBSTAR, type Segment } from './glob/segment.ts';

/** One alternative of one declared pattern. */
export interface Candidate {
  readonly declared: Declared;
  readonly alternative: Alternative;
  /** What follows the last dot of every name that it ends in; `null` when that may be anything. */
  readonly extension: string | null;
  /** How many names its paths have; `null` when that may be any number. */
  readonly depth: number | null;
}

interface Folder {
  children: Map<string, Folder> | null;
  items: Candidate[] | null;
}

/** Candidates by extension; the key `null` holds those that end in anything. */
type Shelf = Map<string | null, Candidate[]>;

/** The candidates of one folder, sorted for many questions. */
interface Shelves {
  /** Written, and perhaps read as well. */
  readonly writers: Shelf;
  readonly readers: Shelf;
}

function extensionOf(segments: readonly Segment[]): string | null {
  const last = segments.at(-1);
  if (last === undefined || last === GLOBSTAR) return null;
  const suffix = typeof last === 'string' ? last : last.suffix;
  const dot = suffix.lastIndexOf('.');
  return dot === -1 ? null : suffix.slice(dot + 1);
}

function insert(root: Folder, candidate: Candidate): void {
  const { scheme, segments } = candidate.alternative;
  let folder = root;
  const descend = (name: string): void => {
    folder.children ??= new Map();
    let child = folder.children.get(name);
    if (child === undefined) {
      child = { children: null, items: null };
      folder.children.set(name, child);
    }
    folder = child;
  };
  // Paths and each scheme have a root of their own; no name holds a `/`, so `/` cannot be a scheme.
  descend(scheme ?? '/');
  for (const segment of segments) {
    if (typeof segment !== 'string') break;
    descend(segment);
  }
  // A list of one takes much less memory than an empty one that grows.
  if (folder.items === null) folder.items = [candidate];
  else folder.items.push(candidate);
}

const isWritten = ({ declared }: Candidate): boolean => declared.writers.length > 0;

function shelve(shelves: Shelves, candidate: Candidate): void {
  const shelf = isWritten(candidate) ? shelves.writers : shelves.readers;
  const list = shelf.get(candidate.extension);
  if (list === undefined) shelf.set(candidate.extension, [candidate]);
  else list.push(candidate);
}

/** Called for each pair worth comparing; `false` stops the walk. */
export type Compare = (a: Candidate, b: Candidate) => boolean;

function compareWithShelf(candidate: Candidate, shelf: Shelf, compare: Compare): boolean {
  const { extension } = candidate;
  if (extension === null) {
    for (const others of shelf.values()) for (const other of others) if (!compare(other, candidate)) return false;
    return true;
  }
  for (const key of [extension, null]) {
    for (const other of shelf.get(key) ?? []) if (!compare(other, candidate)) return false;
  }
  return true;
}

/** Readers are never compared with readers. */
function compareWithShelves(candidate: Candidate, shelves: Shelves, compare: Compare): boolean {
  if (!compareWithShelf(candidate, shelves.writers, compare)) return false;
  return !isWritten(candidate) || compareWithShelf(candidate, shelves.readers, compare);
}

/** Depth is bounded by the longest pattern (4,096 characters), so recursion is safe. */
function walk(folder: Folder, ancestors: Shelves[], compare: Compare): boolean {
  const items = folder.items ?? [];
  const [only] = items;
  if (only !== undefined && items.length === 1 && folder.children === null) {
    return ancestors.every((ancestor) => compareWithShelves(only, ancestor, compare));
  }
  const here: Shelves = { writers: new Map(), readers: new Map() };
  for (const candidate of items) {
    for (const ancestor of ancestors) if (!compareWithShelves(candidate, ancestor, compare)) return false;
    if (!compareWithShelves(candidate, here, compare)) return false;
    shelve(here, candidate);
  }
  if (folder.children === null) return true;
  if (items.length > 0) ancestors.push(here);
  for (const child of folder.children.values()) if (!walk(child, ancestors, compare)) return false;
  if (items.length > 0) ancestors.pop();
  return true;
}

/**
 * Calls `compare` for every pair of patterns that could meet: at least one of them is written, they are distinct, and
 * neither their literal beginnings nor their extensions rule it out.
 *
 * @returns Whether the walk came to its end.
 */
export function comparePatterns(declared: readonly Declared[], compare: Compare): boolean {
  const root: Folder = { children: null, items: null };
  for (const entry of declared) {
    for (const alternative of entry.alternatives) {
      const { segments } = alternative;
      const depth = segments.includes(GLOBSTAR) ? null : segments.length;
      insert(root, { declared: entry, alternative, extension: extensionOf(segments), depth });
    }
  }
  return walk(root, [], (a, b) => a.declared === b.declared || compare(a, b));
}
