/** One distinct pattern of the tasks' declarations, and who declares it. */

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
