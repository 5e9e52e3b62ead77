/** The literal beginnings of patterns as folders: what stands in each, and which others are above it. */
import type { Declared } from './entry.ts';
import type { Alternative } from './glob/pattern.ts';

/** More names than this of a beginning are not told apart, so that no pattern has thousands of ancestors. */
const MOST_NAMES = 32;
const NONE = -1;

/** Numbers instead of objects: of 100,000 tasks there are half a million patterns, and most are alone in their folder. */
export class Folders {
  readonly #declared: readonly Declared[];
  /** The last slot of each folder; the one before it in the same folder is `#before`. */
  readonly #last = new Map<string, number>();
  readonly #entry: number[] = [];
  readonly #alternative: number[] = [];
  readonly #before: number[] = [];
  /** Whether there is a folder of so many names. */
  readonly #occupied: boolean[] = [];

  constructor(declared: readonly Declared[]) {
    this.#declared = declared;
    for (const [index, entry] of declared.entries()) {
      if (entry.plainFolder === null) {
        for (const [number, alternative] of entry.alternatives.entries()) {
          this.#put(folderOf(alternative), index, number);
        }
      } else this.#put(shortened(entry.plainFolder), index, 0);
    }
  }

  #put(folder: string, entry: number, alternative: number): void {
    const slot = this.#entry.length;
    const before = this.#last.get(folder);
    this.#entry.push(entry);
    this.#alternative.push(alternative);
    this.#before.push(before ?? NONE);
    this.#last.set(folder, slot);
    if (before === undefined) this.#occupied[depthOf(folder)] = true;
  }

  names(): Iterable<string> {
    return this.#last.keys();
  }

  /** Whether a folder, without those below it, holds one alternative of one pattern. */
  holdsOne(folder: string): boolean {
    return this.#before[this.#last.get(folder) ?? NONE] === NONE;
  }

  /** What stands in a folder itself, in the order of the patterns. */
  patternsOf(folder: string): (readonly [Declared, Alternative])[] {
    const found: (readonly [Declared, Alternative])[] = [];
    for (let slot = this.#last.get(folder) ?? NONE; slot !== NONE; slot = this.#before[slot] ?? NONE) {
      const entry = this.#declared[this.#entry[slot] ?? NONE];
      const alternative = entry?.alternatives[this.#alternative[slot] ?? NONE];
      if (entry !== undefined && alternative !== undefined) found.push([entry, alternative]);
    }
    return found.reverse();
  }

  /** The folders above a folder that hold something, from the top down. */
  ancestorsOf(folder: string): readonly string[] {
    let found = NO_FOLDERS;
    const look = (end: number, depth: number): void => {
      if (this.#occupied[depth] !== true) return;
      const name = folder.slice(0, end);
      if (this.#last.has(name)) found = [...found, name];
    };
    const inWorkspace = isPath(folder);
    if (inWorkspace && folder !== '') look(0, 0);
    let depth = inWorkspace ? 1 : 0;
    for (let end = nextSlash(folder, 0); end !== NONE; end = nextSlash(folder, end)) look(end, depth++);
    return found;
  }
}

const NO_FOLDERS: readonly string[] = [];

/** A path is its names with `/` between them, the workspace is empty, and what a URI names starts with a `/` and its scheme. */
function folderOf({ scheme, segments }: Alternative): string {
  const names: string[] = [];
  for (const segment of segments) {
    if (typeof segment !== 'string' || names.length === MOST_NAMES) break;
    names.push(segment);
  }
  return scheme === null ? names.join('/') : ['', scheme, ...names].join('/');
}

function isPath(folder: string): boolean {
  return !folder.startsWith('/');
}

/** The slash behind `from`, where the one that starts a URI does not count; `NONE` when there is no other. */
function nextSlash(folder: string, from: number): number {
  return folder.indexOf('/', from + 1);
}

function depthOf(folder: string): number {
  let depth = folder === '' ? 0 : isPath(folder) ? 1 : 0;
  for (let end = nextSlash(folder, 0); end !== NONE; end = nextSlash(folder, end)) depth++;
  return depth;
}

/** The first names of a folder that has too many. */
function shortened(folder: string): string {
  if (folder.length < 2 * MOST_NAMES) return folder;
  const names = folder.split('/');
  return names.length <= MOST_NAMES ? folder : names.slice(0, MOST_NAMES).join('/');
}
