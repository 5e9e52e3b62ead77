/**
 * Which patterns need to be compared? Two can only meet when the literal beginning of one, its folder, is an ancestor of, or
 * equal to, that of the other. Within a folder, patterns whose last names end in different extensions are never looked at.
 */

import type { Alternative } from '../glob/pattern.ts';
import { GLOBSTAR, type Segment } from '../glob/segment.ts';
import type { Declared, PatternList, Placed } from './patterns.ts';

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
type CandidatesByExtension = Map<string | null, Candidate[]>;

/** The candidates of one folder, sorted for many questions. */
interface CandidatesByRole {
  /** Written, and perhaps read as well. */
  readonly writers: CandidatesByExtension;
  readonly readers: CandidatesByExtension;
}

const noCandidates = (): CandidatesByRole => ({ writers: new Map(), readers: new Map() });

function extensionOf(segments: readonly Segment[]): string | null {
  const last = segments.at(-1);
  if (last === undefined || last === GLOBSTAR) return null;
  const suffix = typeof last === 'string' ? last : last.suffix;
  const dot = suffix.lastIndexOf('.');
  return dot === -1 ? null : suffix.slice(dot + 1);
}

function candidateOf({ declared, alternative }: Placed): Candidate {
  const { segments } = alternative;
  const depth = segments.includes(GLOBSTAR) ? null : segments.length;
  return { declared, alternative, extension: extensionOf(segments), depth };
}

const isWritten = ({ declared }: Candidate): boolean => declared.writers.length > 0;

function place(byRole: CandidatesByRole, candidate: Candidate): void {
  const candidates = isWritten(candidate) ? byRole.writers : byRole.readers;
  const list = candidates.get(candidate.extension);
  if (list === undefined) candidates.set(candidate.extension, [candidate]);
  else list.push(candidate);
}

/** Called for each pair worth comparing; `false` stops the walk. */
export type Compare = (a: Candidate, b: Candidate) => boolean;

function compareWithAll(candidate: Candidate, candidates: CandidatesByExtension, compare: Compare): boolean {
  const { extension } = candidate;
  if (extension === null) {
    for (const others of candidates.values()) for (const other of others) if (!compare(other, candidate)) return false;
    return true;
  }
  for (const key of [extension, null]) {
    for (const other of candidates.get(key) ?? []) if (!compare(other, candidate)) return false;
  }
  return true;
}

/** Readers are never compared with readers. */
function compareWithRoles(candidate: Candidate, byRole: CandidatesByRole, compare: Compare): boolean {
  if (!compareWithAll(candidate, byRole.writers, compare)) return false;
  return !isWritten(candidate) || compareWithAll(candidate, byRole.readers, compare);
}

/** The candidates of each folder, sorted when a folder is first asked for. */
function createSorting(contentOf: (folder: string) => readonly Placed[]): (folder: string) => CandidatesByRole {
  const known = new Map<string, CandidatesByRole>();
  return (folder) => {
    let byRole = known.get(folder);
    if (byRole === undefined) {
      byRole = noCandidates();
      for (const placed of contentOf(folder)) place(byRole, candidateOf(placed));
      known.set(folder, byRole);
    }
    return byRole;
  };
}

/**
 * Calls `compare` for every pair of patterns that could meet: at least one of them is written, they are distinct, and
 * neither their literal beginnings nor their extensions rule it out.
 *
 * @returns Whether the walk came to its end.
 */
export function comparePatterns(patterns: PatternList, compare: Compare): boolean {
  const complete = createSorting((folder) => patterns.contentOf(folder));
  /** What has already been compared with the others of its folder. */
  const growing = createSorting(() => []);
  const distinct: Compare = (a, b) => a.declared.number === b.declared.number || compare(a, b);
  for (const placed of patterns.withNeighbours()) {
    const candidate = candidateOf(placed);
    const here = growing(placed.folder);
    if (!compareWithRoles(candidate, here, distinct)) return false;
    place(here, candidate);
    for (const folder of placed.above) if (!compareWithRoles(candidate, complete(folder), distinct)) return false;
  }
  return true;
}
