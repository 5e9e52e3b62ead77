/**
 * Which files of a workspace do patterns name? A walk that enters only folders that something in them could match, over a
 * file system that the caller lists, so that proof and files use one dialect.
 */
import type { PatternFault } from '../problem.ts';
import { RANGE_LIMIT } from './braces.ts';
import { foldText } from './fold.ts';
import { matchesSegment } from './match.ts';
import { isOwnName } from './own.ts';
import { type Alternative, parsePattern } from './pattern.ts';
import { GLOBSTAR } from './segment.ts';

/** An entry of a folder, as `readdir` gives it. A link is neither a folder nor a file. */
export interface FolderEntry {
  readonly name: string;
  readonly isDirectory: () => boolean;
  readonly isFile: () => boolean;
}

/** Lists a folder of the workspace by its relative path, `''` for the workspace itself. */
export type ListFolder = (folder: string) => Promise<readonly FolderEntry[]>;

/** Patterns of one list, ready to be matched. */
export interface Globs {
  readonly includes: readonly Alternative[];
  readonly excludes: readonly Alternative[];
  readonly foldCase: boolean;
}

/** Why a pattern cannot name files. Braces with more alternatives than can be listed are `too-many-alternatives`. */
export interface GlobFault {
  readonly pattern: string;
  readonly fault: PatternFault | 'too-many-alternatives';
}

/** Folders listed at the same time. */
const TOGETHER = 64;
/**
 * Reads a list of patterns. Files are matched exactly or not at all, hence as many alternatives as can be listed. `!pattern` takes away,
 * wherever it stands. URIs name no files.
 */
export function readGlobs(patterns: readonly string[], foldCase: boolean): Globs | GlobFault {
  const includes: Alternative[] = [];
  const excludes: Alternative[] = [];
  for (const source of patterns) {
    const { pattern, fault } = parsePattern(source, foldCase, RANGE_LIMIT);
    if (pattern === null || pattern.approximate) {
      return { pattern: source, fault: fault ?? 'too-many-alternatives' };
    }
    const list = pattern.excludes ? excludes : includes;
    for (const alternative of pattern.alternatives) if (alternative.scheme === null) list.push(alternative);
  }
  return { includes, excludes, foldCase };
}

/** The one path that a pattern without wildcards names; `null` for any other. */
export function literalPath(source: string): string | null {
  const { pattern } = parsePattern(source, false);
  const [only, ...others] = pattern?.alternatives ?? [];
  if (pattern === null || pattern.excludes || only === undefined || only.scheme !== null || others.length > 0)
    return null;
  const names = withoutBelow(only).segments.map((segment) => (typeof segment === 'string' ? segment : null));
  return names.includes(null) ? null : names.join('/');
}

/** The files that the patterns match, folders included with all that is below them; sorted. */
export function findFiles(globs: Globs, list: ListFolder): Promise<string[]> {
  return find(globs, list, () => false);
}

/** As {@link findFiles}, but a pattern that ends in `/` names the folders themselves, without a `/` at the end. */
export function findItems(globs: Globs, list: ListFolder): Promise<string[]> {
  return find(globs, list, (alternative) => alternative.slash);
}

async function find(globs: Globs, list: ListFolder, isFolders: (one: Alternative) => boolean): Promise<string[]> {
  const files = start(globs.includes.filter((one) => !isFolders(one)));
  const folders = start(globs.includes.filter(isFolders).map(withoutBelow));
  const excluded = start(globs.excludes);
  const found: string[] = [];
  const open: Open[] = [{ path: '', files, folders, excluded }];
  while (open.length > 0) {
    const batch = open.splice(-TOGETHER);
    const listed = await Promise.all(batch.map(({ path }) => list(path)));
    for (const [index, folder] of batch.entries()) {
      for (const next of enter(folder, listed[index] ?? [], globs.foldCase, found)) open.push(next);
    }
  }
  return found.sort();
}

/** A folder that is worth listing, and how far each alternative has come in it. */
interface Open {
  readonly path: string;
  readonly files: Places;
  readonly folders: Places;
  readonly excluded: Places;
}

/** Puts what matches into `found`; returns the folders to go on with. */
function enter(folder: Open, entries: readonly FolderEntry[], foldCase: boolean, found: string[]): Open[] {
  const next: Open[] = [];
  for (const entry of entries) {
    if (isOwnName(entry.name)) continue;
    const isFolder = entry.isDirectory();
    if (!isFolder && !entry.isFile()) continue;
    const name = foldCase ? foldText(entry.name) : entry.name;
    const excluded = folder.excluded.after(name);
    if (excluded.matchesAllBelow) continue;
    const path = join(folder.path, entry.name);
    const [files, folders] = [folder.files.after(name), folder.folders.after(name)];
    if ((isFolder ? folders : files).matches && !excluded.matches) found.push(path);
    if (isFolder && (files.goesOn || folders.goesOn)) next.push({ path, files, folders, excluded });
  }
  return next;
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The folders that a pattern with a `/` at its end names, without what is below them. */
function withoutBelow(alternative: Alternative): Alternative {
  return alternative.impliedBelow ? { ...alternative, segments: alternative.segments.slice(0, -1) } : alternative;
}

function start(alternatives: readonly Alternative[]): Places {
  return new Places(alternatives.flatMap((alternative) => closed(alternative, 0)));
}

/** A place before a segment of an alternative; at its length the alternative is matched. */
interface Place {
  readonly alternative: Alternative;
  readonly at: number;
}

/** A place and those that `**` lets one reach from it over no name. */
function closed(alternative: Alternative, at: number): Place[] {
  const here = { alternative, at };
  return alternative.segments[at] === GLOBSTAR ? [here, ...closed(alternative, at + 1)] : [here];
}

/** How far some alternatives have come after the names of one path. */
class Places {
  readonly matches: boolean;
  /** Whether a longer path may match. */
  readonly goesOn: boolean;
  /** Whether every longer path matches, and this one does. */
  readonly matchesAllBelow: boolean;
  /** By the literal name that they wait for: thousands of alternatives may come from one pair of braces. */
  readonly #literal = new Map<string, Place[]>();
  readonly #other: Place[] = [];

  constructor(places: readonly Place[]) {
    for (const place of places) this.#add(place);
    this.matches = places.some(({ alternative, at }) => at === alternative.segments.length);
    this.goesOn = places.some(({ alternative, at }) => at < alternative.segments.length);
    this.matchesAllBelow = places.some(
      ({ alternative: { segments }, at }) => at === segments.length - 1 && segments[at] === GLOBSTAR,
    );
  }

  #add(place: Place): void {
    const segment = place.alternative.segments[place.at];
    if (typeof segment !== 'string') {
      if (segment !== undefined) this.#other.push(place);
      return;
    }
    const list = this.#literal.get(segment);
    if (list === undefined) this.#literal.set(segment, [place]);
    else list.push(place);
  }

  after(name: string): Places {
    const next = new Map<Alternative, Set<number>>();
    const reach = (alternative: Alternative, at: number) => {
      const seen = next.get(alternative);
      if (seen === undefined) next.set(alternative, new Set([at]));
      else seen.add(at);
    };
    for (const { alternative, at } of this.#literal.get(name) ?? []) reach(alternative, at + 1);
    for (const { alternative, at } of this.#other) {
      const segment = alternative.segments[at];
      if (segment === GLOBSTAR) reach(alternative, at);
      else if (segment !== undefined && matchesSegment(segment, name)) reach(alternative, at + 1);
    }
    const places: Place[] = [];
    for (const [alternative, ats] of next) {
      const all = new Set([...ats].flatMap((at) => closed(alternative, at).map((place) => place.at)));
      for (const at of all) places.push({ alternative, at });
    }
    return places.length === 0 ? NOWHERE : new Places(places);
  }
}

const NOWHERE: Places = new Places([]);
