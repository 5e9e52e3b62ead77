/**
 * Which patterns need to be compared? Two can only meet when the literal beginning of one, its folder, is an ancestor of, or
 * equal to, that of the other. Within a folder, patterns whose last names end in different extensions are never looked at.
 */
import type { Declared } from './entry.ts';
import { Folders } from './folders.ts';
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

/** Candidates by extension; the key `null` holds those that end in anything. */
type Shelf = Map<string | null, Candidate[]>;

/** The candidates of one folder, sorted for many questions. */
interface Shelves {
  /** Written, and perhaps read as well. */
  readonly writers: Shelf;
  readonly readers: Shelf;
}

const emptyShelves = (): Shelves => ({ writers: new Map(), readers: new Map() });

function extensionOf(segments: readonly Segment[]): string | null {
  const last = segments.at(-1);
  if (last === undefined || last === GLOBSTAR) return null;
  const suffix = typeof last === 'string' ? last : last.suffix;
  const dot = suffix.lastIndexOf('.');
  return dot === -1 ? null : suffix.slice(dot + 1);
}

function candidateOf(declared: Declared, alternative: Alternative): Candidate {
  const { segments } = alternative;
  const depth = segments.includes(GLOBSTAR) ? null : segments.length;
  return { declared, alternative, extension: extensionOf(segments), depth };
}

const isWritten = ({ declared }: Candidate): boolean => declared.isWritten;

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

/** Compares the candidates of a folder with each other, and shelves them on the way; `false` when it was stopped. */
function compareWithin(candidates: readonly Candidate[], compare: Compare): boolean {
  if (candidates.length < 2) return true;
  const here = emptyShelves();
  for (const candidate of candidates) {
    if (!compareWithShelves(candidate, here, compare)) return false;
    shelve(here, candidate);
  }
  return true;
}

/** The shelves of folders that have something below them, each sorted once. */
function createShelving(candidatesOf: (folder: string) => readonly Candidate[]): (folder: string) => Shelves {
  const known = new Map<string, Shelves>();
  return (folder) => {
    let shelves = known.get(folder);
    if (shelves === undefined) {
      shelves = emptyShelves();
      for (const candidate of candidatesOf(folder)) shelve(shelves, candidate);
      known.set(folder, shelves);
    }
    return shelves;
  };
}

/**
 * Calls `compare` for every pair of patterns that could meet: at least one of them is written, they are distinct, and
 * neither their literal beginnings nor their extensions rule it out.
 *
 * @returns Whether the walk came to its end.
 */
export function comparePatterns(declared: readonly Declared[], compare: Compare): boolean {
  const folders = new Folders(declared);
  const candidatesOf = (folder: string) =>
    folders.patternsOf(folder).map(([entry, alternative]) => candidateOf(entry, alternative));
  const shelvesOf = createShelving(candidatesOf);
  const distinct: Compare = (a, b) => a.declared === b.declared || compare(a, b);
  for (const folder of folders.names()) {
    const ancestors = folders.ancestorsOf(folder);
    // In a large list nearly every pattern is alone, and is not even read.
    if (ancestors.length === 0 && folders.holdsOne(folder)) continue;
    const candidates = candidatesOf(folder);
    if (!compareWithin(candidates, distinct)) return false;
    for (const ancestor of ancestors) {
      const shelves = shelvesOf(ancestor);
      for (const candidate of candidates) if (!compareWithShelves(candidate, shelves, distinct)) return false;
    }
  }
  return true;
}
