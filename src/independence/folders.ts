/** The literal beginnings of patterns as folders: what stands in each, and what stands in those above it. */
import { Buckets } from './buckets.ts';
import type { Declared } from './entry.ts';
import { ALTERNATIVES_LIMIT, type Alternative } from './glob/pattern.ts';
import { type Plain, plainLength } from './glob/plain.ts';
import { HASH_START, hashUnit, MOST_NAMES } from './hash.ts';

const SLASH = 0x2f;

/** One alternative of one pattern. */
export interface Placed {
  readonly declared: Declared;
  readonly alternative: Alternative;
}

/** A pattern that is not alone: something else stands in its folder, or above it. */
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

type Beginning = Pick<Plain, 'folder' | 'names'>;

/**
 * A folder is known by the hash of its path. Two folders that share one are taken for the same, which only means that their
 * patterns are compared for nothing.
 */
export class Folders {
  readonly #patterns: Patterns;
  /** Twice an alternative of a pattern, `ALTERNATIVES_LIMIT` times its number plus the index; 1 more where it was parsed. */
  readonly #buckets: Buckets;
  /** Whether there is a folder of so many names: most depths of most lists are empty. */
  readonly #occupied: boolean[] = [];

  constructor(expected: number, patterns: Patterns) {
    this.#buckets = new Buckets(expected);
    this.#patterns = patterns;
  }

  putPlain(plain: Beginning, number: number): void {
    this.#put(plain, 2 * ALTERNATIVES_LIMIT * number);
  }

  putParsed(alternative: Alternative, number: number, index: number): void {
    const path = pathOf(alternative);
    this.#put(beginningOf(path, path.length), 2 * (ALTERNATIVES_LIMIT * number + index) + 1);
  }

  #put({ folder, names }: Beginning, value: number): void {
    this.#occupied[names] = true;
    this.#buckets.push(folder, value);
  }

  /** Everything that has to be compared, in the order of the patterns. In a large list that is next to nothing. */
  *crowded(): Generator<Crowded> {
    for (let slot = 1; slot <= this.#buckets.size; slot++) {
      const value = this.#buckets.valueAt(slot);
      const path = this.#pathOf(value);
      const length = value % 2 === 0 ? plainLength(path) : path.length;
      const above = this.#above(path, length);
      if (above.length === 0 && this.#buckets.isAlone(slot)) continue;
      yield { ...this.#placed(value), folder: beginningOf(path, length).folder, above };
    }
  }

  /** The text whose first names are the folder. */
  #pathOf(value: number): string {
    return value % 2 === 0
      ? this.#patterns.sourceOf(value / (2 * ALTERNATIVES_LIMIT))
      : pathOf(this.#placed(value).alternative);
  }

  #placed(value: number): Placed {
    const at = Math.floor(value / 2);
    const declared = this.#patterns.at(Math.floor(at / ALTERNATIVES_LIMIT));
    const alternative = declared.alternatives[at % ALTERNATIVES_LIMIT];
    if (alternative === undefined) throw new Error(`no alternative ${at} of ${declared.source}`);
    return { declared, alternative };
  }

  /** The folders above the first `length` units of a path that hold something. What a URI names is below no path. */
  #above(path: string, length: number): readonly number[] {
    const isUri = path.charCodeAt(0) === SLASH;
    let found = NOTHING;
    let folder = HASH_START;
    for (let at = 0, depth = 0; at < length && depth < MOST_NAMES; at++) {
      const unit = path.charCodeAt(at);
      if (at === 0 || unit === SLASH) {
        const isAbove = this.#occupied[depth] === true && !(isUri && at === 0) && this.#buckets.newestOf(folder) !== 0;
        if (isAbove) found = [...found, folder];
        // The slash that starts a URI counts as in `beginningOf`.
        depth += at === 0 && isUri ? 2 : 1;
      }
      folder = hashUnit(folder, unit);
    }
    return found;
  }

  /** What stands in a folder itself, in the order of the patterns. */
  contentOf(folder: number): Placed[] {
    return this.#buckets.valuesOf(folder).map((value) => this.#placed(value));
  }
}

const NOTHING: readonly number[] = [];

/** The hash of the first names of a path, and how many they are. */
function beginningOf(path: string, length: number): Beginning {
  let folder = HASH_START;
  let names = length === 0 ? 0 : 1;
  for (let at = 0; at < length; at++) {
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
