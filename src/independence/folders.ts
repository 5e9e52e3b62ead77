/** The literal beginnings of patterns as folders: what stands in each, and what stands in those above it. */
import { Buckets } from './buckets.ts';
import type { Declared } from './entry.ts';
import type { Alternative } from './glob/pattern.ts';
import type { Plain } from './glob/plain.ts';
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

/**
 * A folder is known by the hash of its path. Two folders that share one are taken for the same, which only means that their
 * patterns are compared for nothing.
 */
export class Folders {
  readonly #declared: readonly Declared[];
  /** The position of a plain pattern, or of an alternative in `#parsed` as a negative number. */
  readonly #buckets: Buckets;
  readonly #parsed: Placed[] = [];
  /** Whether there is a folder of so many names: most depths of most lists are empty. */
  readonly #occupied: boolean[] = [];

  constructor(declared: readonly Declared[]) {
    this.#declared = declared;
    this.#buckets = new Buckets(declared.length);
    declared.forEach((entry, index) => {
      if (entry.plain !== null) this.#put(entry.plain, index);
      else for (const alternative of entry.alternatives) this.#putParsed({ declared: entry, alternative });
    });
  }

  #put({ folder, names }: Pick<Plain, 'folder' | 'names'>, value: number): void {
    this.#occupied[names] = true;
    this.#buckets.push(folder, value);
  }

  #putParsed(placed: Placed): void {
    this.#put(beginningOf(pathOf(placed.alternative)), -this.#parsed.push(placed));
  }

  /** Everything that has to be compared, in the order of the patterns. In a large list that is next to nothing. */
  *crowded(): Generator<Crowded> {
    for (let at = 0; at < this.#declared.length; at++) {
      const declared = this.#declared[at] as Declared;
      const { plain } = declared;
      if (plain !== null && this.#isAlone(plain, declared.source)) continue;
      for (const alternative of declared.alternatives) {
        const path = plain === null ? pathOf(alternative) : declared.source.slice(0, plain.length);
        const { folder, names } = beginningOf(path);
        const above = this.#above(path, names);
        if (above.length > 0 || !this.#buckets.holdsOne(folder)) yield { declared, alternative, folder, above };
      }
    }
  }

  #isAlone({ folder, names }: Plain, source: string): boolean {
    return this.#buckets.holdsOne(folder) && this.#above(source, names).length === 0;
  }

  /** The folders above the one of the first `names` of a path that hold something. What a URI names is below no path. */
  #above(path: string, names: number): readonly number[] {
    const last = this.#lastOccupied(names);
    let found = NOTHING;
    let folder = HASH_START;
    for (let at = 0, depth = 0; depth <= last; at++) {
      const unit = path.charCodeAt(at);
      if (at === 0 ? unit !== SLASH : unit === SLASH) {
        if (this.#occupied[depth] === true && this.#buckets.has(folder)) found = [...found, folder];
        depth++;
      } else if (at === 0) depth = 2;
      folder = hashUnit(folder, unit);
    }
    return found;
  }

  /** The most names, but fewer than `names`, that any folder has; -1 when there is none. */
  #lastOccupied(names: number): number {
    let last = names - 1;
    while (last >= 0 && this.#occupied[last] !== true) last--;
    return last;
  }

  /** What stands in a folder itself, in the order of the patterns. */
  contentOf(folder: number): Placed[] {
    return this.#buckets.valuesOf(folder).flatMap((value) => {
      if (value < 0) return this.#parsed[-value - 1] ?? [];
      const declared = this.#declared[value];
      return declared?.alternatives.map((alternative) => ({ declared, alternative })) ?? [];
    });
  }
}

const NOTHING: readonly number[] = [];

/** The hash of the first names of a path, and how many they are. */
function beginningOf(path: string): { folder: number; names: number } {
  let folder = HASH_START;
  let names = path === '' ? 0 : 1;
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
