/** The literal beginnings of patterns as folders: what stands in each, and what stands in those above it. */
import { Buckets, HASH_START, hashUnit } from './buckets.ts';
import { type Declared, NOT_PLAIN } from './entry.ts';
import type { Alternative } from './glob/pattern.ts';

/** More names than this of a beginning are not told apart, so that no pattern has thousands of ancestors. */
const MOST_NAMES = 32;
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

/**
 * A folder is known by the hash of its path. Two folders that share one are taken for the same, which only means that their
 * patterns are compared for nothing.
 */
export class Folders {
  readonly #declared: readonly Declared[];
  /** The position of a plain pattern, or of an alternative in `#read` as a negative number. */
  readonly #buckets = new Buckets();
  readonly #read: Placed[] = [];
  /** Whether there is a folder of so many names: most depths of most lists are empty. */
  readonly #occupied: boolean[] = [];

  constructor(declared: readonly Declared[]) {
    this.#declared = declared;
    for (const [index, entry] of declared.entries()) {
      if (entry.plainLength !== NOT_PLAIN) this.#put(entry.source, entry.plainLength, index);
      else {
        for (const alternative of entry.alternatives) {
          const path = pathOf(alternative);
          this.#put(path, path.length, -this.#read.push({ declared: entry, alternative }));
        }
      }
    }
  }

  #put(path: string, length: number, value: number): void {
    let hash = HASH_START;
    let depth = length === 0 ? 0 : 1;
    for (let at = 0; at < length; at++) {
      const unit = path.charCodeAt(at);
      if (unit === SLASH && depth === MOST_NAMES) break;
      if (unit === SLASH) depth++;
      hash = hashUnit(hash, unit);
    }
    this.#occupied[depth] = true;
    this.#buckets.push(hash, value);
  }

  /** Everything that has to be compared, in the order of the patterns. In a large list that is next to nothing. */
  *crowded(): Generator<Crowded> {
    for (const declared of this.#declared) {
      const plain = declared.plainLength !== NOT_PLAIN;
      if (plain && this.#isAlone(declared.source, declared.plainLength)) continue;
      for (const alternative of declared.alternatives) {
        const path = plain ? declared.source.slice(0, declared.plainLength) : pathOf(alternative);
        const { folder, above } = this.#placeOf(path, path.length);
        if (above.length > 0 || !this.#buckets.holdsOne(folder)) yield { declared, alternative, folder, above };
      }
    }
  }

  #isAlone(path: string, length: number): boolean {
    const { folder, above } = this.#placeOf(path, length);
    return above.length === 0 && this.#buckets.holdsOne(folder);
  }

  #placeOf(path: string, length: number): Pick<Crowded, 'folder' | 'above'> {
    let above = NOTHING;
    const look = (hash: number, depth: number): void => {
      if (this.#occupied[depth] === true && this.#buckets.has(hash)) above = [...above, hash];
    };
    let folder = HASH_START;
    let depth = length === 0 ? 0 : 1;
    // What a URI names starts with a slash, and is below no path.
    for (let at = 0; at < length; at++) {
      const unit = path.charCodeAt(at);
      if (unit === SLASH && depth === MOST_NAMES) break;
      if (at === 0 ? unit !== SLASH : unit === SLASH) look(folder, at === 0 ? 0 : depth);
      if (unit === SLASH) depth++;
      folder = hashUnit(folder, unit);
    }
    return { folder, above };
  }

  /** What stands in a folder itself, in the order of the patterns. */
  contentOf(folder: number): Placed[] {
    return this.#buckets.valuesOf(folder).flatMap((value) => {
      if (value < 0) return this.#read[-value - 1] ?? [];
      const declared = this.#declared[value];
      return declared?.alternatives.map((alternative) => ({ declared, alternative })) ?? [];
    });
  }
}

const NOTHING: readonly number[] = [];

/** The literal names of an alternative with `/` between them; what a URI names starts with a `/` and its scheme. */
function pathOf({ scheme, segments }: Alternative): string {
  const names: string[] = [];
  for (const segment of segments) {
    if (typeof segment !== 'string' || names.length > MOST_NAMES) break;
    names.push(segment);
  }
  return scheme === null ? names.join('/') : ['', scheme, ...names].join('/');
}
