/** The distinct patterns of all tasks, and the folders in which they start. */

import { type Alternative, parsePattern } from '../glob/pattern.ts';

export type DeclaredKey = 'reads' | 'writes' | 'artifacts';

/** One distinct pattern, with the exclusions of its list, and who declares it. */
export interface Declared {
  readonly number: number;
  /** The text as the user wrote it. */
  readonly source: string;
  readonly alternatives: readonly Alternative[];
  readonly exclusions: readonly Alternative[];
  /** The pattern or its exclusions are only approximated; see `Reach`. */
  readonly approximate: boolean;
  /** Positions in the task list, ascending; a task that writes is in `readers` only when it reads as well. */
  readonly writers: readonly number[];
  readonly readers: readonly number[];
}

/** What a pattern says, with the exclusions that stand beside it. */
export type Read = Pick<Declared, 'alternatives' | 'exclusions' | 'approximate'>;

const NOBODY: readonly number[] = [];

/** {@link Declared} while it is collected. Nearly all patterns are plain and meet nothing: those are never parsed. */
export class Entry implements Declared {
  readonly number: number;
  readonly source: string;
  readonly isPlain: boolean;
  writers = NOBODY;
  readers = NOBODY;
  #read: Read | null;

  /** @param read `null` for a plain pattern, which reads alike with and without case. */
  constructor(number: number, source: string, read: Read | null) {
    this.number = number;
    this.source = source;
    this.isPlain = read === null;
    this.#read = read;
  }

  get alternatives(): readonly Alternative[] {
    return this.#parsed().alternatives;
  }

  get exclusions(): readonly Alternative[] {
    return this.#parsed().exclusions;
  }

  get approximate(): boolean {
    return this.#parsed().approximate;
  }

  enter(key: DeclaredKey, position: number): void {
    const side = key === 'reads' ? 'readers' : 'writers';
    const list = this[side] as number[];
    if (list.length === 0) this[side] = [position];
    else if (list.at(-1) !== position) list.push(position);
  }

  #parsed(): Read {
    this.#read ??= {
      alternatives: parsePattern(this.source, false).pattern?.alternatives ?? [],
      exclusions: [],
      approximate: false,
    };
    return this.#read;
  }
}

/** One alternative of one pattern. */
export interface Placed {
  readonly declared: Declared;
  readonly alternative: Alternative;
}

/** A pattern that is not alone: something else starts in its folder, or above it. */
export interface Neighboured extends Placed {
  readonly folder: string;
  /** The folders above in which something starts, from the top down. */
  readonly above: readonly string[];
}

const BELOW = '/**';
/** A name may have 255 bytes; no single name is measured here. */
const LONGEST_PLAIN = 255;
/** More names than this of a path are not told apart, so that no pattern has thousands of folders above it. */
const MOST_NAMES = 128;

/** Names of letters, digits, `_`, `-` and `.`, the last of which may be `**`. What starts with a dot may be `.` or `..`. */
const PLAIN = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*(?:\/\*\*)?$/;
/** A name with capitals is compared by another spelling where case does not count. */
const PLAIN_FOLDED = /^[a-z\d_-][a-z\d_.-]*(?:\/[a-z\d_-][a-z\d_.-]*)*(?:\/\*\*)?$/;

/** Whether a pattern is its own only alternative, without a fault and without a warning. */
export function isPlain(pattern: string, foldCase: boolean): boolean {
  return pattern.length <= LONGEST_PLAIN && (foldCase ? PLAIN_FOLDED : PLAIN).test(pattern);
}

/** The folder in which a plain pattern starts: `a/b` for both `a/b` and `a/b/**`. */
function plainFolder(source: string): string {
  return source.endsWith(BELOW) ? source.slice(0, -BELOW.length) : source;
}

/** The patterns of a list, each once, found again by text and by folder. */
export class PatternList {
  readonly #entries: Entry[] = [];
  /** Those that had to be parsed, by text and the exclusions beside it. */
  readonly #parsed = new Map<string, Entry>();
  /** By the literal beginning of a pattern: the plain ones first, of which a folder has two at most. */
  readonly #folders = new Map<string, Entry[]>();
  /** The numbers of names that folders have: most depths of most lists are empty. */
  readonly #depths = new Set<number>();

  get size(): number {
    return this.#entries.length;
  }

  get entries(): readonly Declared[] {
    return this.#entries;
  }

  /** The entry of a plain pattern. */
  plain(source: string): Entry {
    const folder = plainFolder(source);
    const inFolder = this.#folders.get(folder);
    for (let at = 0; at < 2; at++) {
      const known = inFolder?.[at];
      if (known?.isPlain && known.source === source) return known;
    }
    const entry = this.#push(source, null);
    if (inFolder === undefined) this.#open(folder, entry);
    else inFolder.unshift(entry);
    return entry;
  }

  /** The entry of a pattern that had to be parsed, if there is one. */
  find(key: string): Entry | undefined {
    return this.#parsed.get(key);
  }

  addParsed(key: string, source: string, read: Read): Entry {
    const entry = this.#push(source, read);
    this.#parsed.set(key, entry);
    for (const folder of new Set(read.alternatives.map(folderOf))) {
      const inFolder = this.#folders.get(folder);
      if (inFolder === undefined) this.#open(folder, entry);
      else inFolder.push(entry);
    }
    return entry;
  }

  #push(source: string, read: Read | null): Entry {
    const entry = new Entry(this.size, source, read);
    this.#entries.push(entry);
    return entry;
  }

  #open(folder: string, entry: Entry): void {
    this.#folders.set(folder, [entry]);
    this.#depths.add(depthOf(folder));
  }

  /** Every pattern that has to be compared; in a large list hardly any. */
  *withNeighbours(): Generator<Neighboured> {
    for (const [folder, entries] of this.#folders) {
      const above = this.#above(folder);
      if (above.length === 0 && entries.length === 1) continue;
      for (const placed of this.contentOf(folder)) yield { ...placed, folder, above };
    }
  }

  /** What starts in a folder itself. */
  contentOf(folder: string): readonly Placed[] {
    return (this.#folders.get(folder) ?? []).flatMap((declared) =>
      declared.alternatives.flatMap((alternative) =>
        folderOf(alternative) === folder ? [{ declared, alternative }] : [],
      ),
    );
  }

  /** The folders in which something starts above one. What a URI names is below no path. */
  #above(folder: string): readonly string[] {
    const found: string[] = [];
    const isUri = folder.startsWith('/');
    if (folder !== '' && !isUri && this.#folders.has('')) found.push('');
    let depth = 1;
    for (let at = folder.indexOf('/', 1); at !== -1; at = folder.indexOf('/', at + 1)) {
      if (this.#depths.has(depth++)) {
        const beginning = folder.slice(0, at);
        if (this.#folders.has(beginning)) found.push(beginning);
      }
    }
    return found;
  }
}

/** How many names a folder has; the scheme of a URI counts as one. */
function depthOf(folder: string): number {
  if (folder === '') return 0;
  let depth = 1;
  for (let at = folder.indexOf('/', 1); at !== -1; at = folder.indexOf('/', at + 1)) depth++;
  return depth;
}

/** The literal names of an alternative with `/` between them; what a URI names starts with a `/` and its scheme. */
function folderOf({ scheme, segments }: Alternative): string {
  const names: string[] = scheme === null ? [] : ['', scheme];
  for (const segment of segments) {
    if (typeof segment !== 'string' || names.length >= MOST_NAMES) break;
    names.push(segment);
  }
  return names.join('/');
}
