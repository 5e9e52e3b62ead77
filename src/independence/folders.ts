/** The literal beginnings of patterns as folders: what is in each, and what is in those above it. */

import type { Alternative } from '../glob/pattern.ts';
import { Buckets, lengthened } from './buckets.ts';
import type { Declared } from './entry.ts';
import { HASH_START, hashUnit, MOST_NAMES } from './hash.ts';
import { type Plain, plainLength } from './plain.ts';

const SLASH = 0x2f;

/** One alternative of one pattern. */
export interface Placed {
  readonly declared: Declared;
  readonly alternative: Alternative;
}

/** A pattern that is not alone: something else is in its folder, or above it. */
export interface Crowded extends Placed {
  readonly folder: number;
  /** The folders above that hold something, from the top down. */
  readonly above: readonly number[];
}

/** What a folder needs to know of the patterns, which it knows by number. */
interface Patterns {
  readonly sourceOf: (number: number) => string;
  readonly at: (number: number) => Declared;
}

const NONE = -1;
const NOTHING: readonly number[] = [];

/**
 * A folder is known by the hash of its path. Two folders that share one are taken for the same, which only means that their
 * patterns are compared for nothing. Plain patterns, which are nearly all, stand apart from those that were parsed: of a
 * folder there are then only two, itself and everything below, and so it also finds a plain pattern that is declared again.
 */
export class Folders {
  readonly #patterns: Patterns;
  readonly #plain: Buckets;
  /** By slot of `#plain`: the number of the pattern, and how many names its folder has. */
  #numbers: Int32Array;
  #names: Uint8Array;
  readonly #parsed = new Buckets(0);
  /** By slot of `#parsed`, less 1: the alternative of a pattern that was parsed, and the number of that. */
  readonly #alternatives: Alternative[] = [];
  readonly #parents: number[] = [];
  /** Whether there is a folder of so many names: most depths of most lists are empty. */
  readonly #occupied = new Uint8Array(MOST_NAMES + 1);

  constructor(expected: number, patterns: Patterns) {
    this.#plain = new Buckets(expected);
    this.#numbers = new Int32Array(expected + 1);
    this.#names = new Uint8Array(expected + 1);
    this.#patterns = patterns;
  }

  /** The number of a plain pattern, -1 when it has not been put in. */
  find(source: string, { folder }: Plain): number {
    for (let slot = this.#plain.newestOf(folder); slot !== 0; slot = this.#plain.before(slot)) {
      const number = this.#numbers[slot] as number;
      if (this.#patterns.sourceOf(number) === source) return number;
    }
    return NONE;
  }

  putPlain({ folder, names }: Plain, number: number): void {
    const slot = this.#plain.push(folder);
    if (slot >= this.#numbers.length) {
      this.#numbers = lengthened(this.#numbers);
      this.#names = lengthened(this.#names);
    }
    this.#numbers[slot] = number;
    this.#names[slot] = names;
    this.#occupied[names] = 1;
  }

  putParsed(alternative: Alternative, number: number): void {
    const { folder, names } = beginningOf(pathOf(alternative));
    this.#parsed.push(folder);
    this.#alternatives.push(alternative);
    this.#parents.push(number);
    this.#occupied[names] = 1;
  }

  /** Everything that has to be compared: the plain ones, then the others. In a large list that is next to nothing. */
  *crowded(): Generator<Crowded> {
    for (let slot = 1; slot <= this.#plain.size; slot++) {
      const number = this.#numbers[slot] as number;
      const path = this.#patterns.sourceOf(number);
      const above = this.#above(path, plainLength(path), this.#names[slot] as number);
      const folder = this.#plain.hashAt(slot);
      if (above === NOTHING && this.#plain.isAlone(slot) && this.#parsed.newestOf(folder) === 0) continue;
      yield { ...this.#placed(number), folder, above };
    }
    for (let slot = 1; slot <= this.#parsed.size; slot++) {
      const placed = this.#placedAt(slot);
      const path = pathOf(placed.alternative);
      const above = this.#above(path, path.length, beginningOf(path).names);
      const folder = this.#parsed.hashAt(slot);
      if (above === NOTHING && this.#parsed.isAlone(slot) && this.#plain.newestOf(folder) === 0) continue;
      yield { ...placed, folder, above };
    }
  }

  /** A plain pattern, which has one alternative. */
  #placed(number: number): Placed {
    const declared = this.#patterns.at(number);
    const [alternative] = declared.alternatives;
    if (alternative === undefined) throw new Error(`no alternative of ${declared.source}`);
    return { declared, alternative };
  }

  /** An alternative of a pattern that was parsed. */
  #placedAt(slot: number): Placed {
    const declared = this.#patterns.at(this.#parents[slot - 1] as number);
    return { declared, alternative: this.#alternatives[slot - 1] as Alternative };
  }

  /** The folders that hold something above one of so many names. What a URI names is below no path. */
  #above(path: string, length: number, names: number): readonly number[] {
    let deepest = names - 1;
    while (deepest >= 0 && this.#occupied[deepest] === 0) deepest--;
    const isUri = path.charCodeAt(0) === SLASH;
    let found = NOTHING;
    let folder = HASH_START;
    for (let at = 0, depth = 0; at < length && depth <= deepest; at++) {
      const unit = path.charCodeAt(at);
      if (at === 0 || unit === SLASH) {
        const isAbove = this.#occupied[depth] === 1 && !(isUri && at === 0) && this.#isTaken(folder);
        if (isAbove) found = [...found, folder];
        // The slash that starts a URI counts as in `beginningOf`.
        depth += at === 0 && isUri ? 2 : 1;
      }
      folder = hashUnit(folder, unit);
    }
    return found;
  }

  #isTaken(folder: number): boolean {
    return this.#plain.newestOf(folder) !== 0 || this.#parsed.newestOf(folder) !== 0;
  }

  /** What is in a folder itself: the plain ones, then the others. */
  contentOf(folder: number): Placed[] {
    const plain = this.#plain.slotsOf(folder).map((slot) => this.#placed(this.#numbers[slot] as number));
    return [...plain, ...this.#parsed.slotsOf(folder).map((slot) => this.#placedAt(slot))];
  }
}

/** The hash of the first names of a path, and how many they are. */
function beginningOf(path: string): Pick<Plain, 'folder' | 'names'> {
  let folder = HASH_START;
  let names = path.length === 0 ? 0 : 1;
  for (let at = 0; at < path.length; at++) {
    const unit = path.charCodeAt(at);
    if (unit === SLASH && names === MOST_NAMES) break;
    if (unit === SLASH) names++;
    folder = hashUnit(folder, unit);
  }
  return { folder, names };
}

/** The literal names of an alternative with `/` between them; what a URI names starts with a `/` and its scheme. */
function pathOf({ scheme, segments }: Alternative): string {
  const names: string[] = [];
  for (const segment of segments) {
    if (typeof segment !== 'string' || names.length > MOST_NAMES) break;
    names.push(segment);
  }
  return scheme === null ? names.join('/') : ['', scheme, ...names].join('/');
}
