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

/** {@link Declared} while it is collected. */
export class Entry implements Declared {
  readonly number: number;
  readonly source: string;
  readonly alternatives: readonly Alternative[];
  readonly exclusions: readonly Alternative[];
  readonly approximate: boolean;
  readonly writers: number[] = [];
  readonly readers: number[] = [];

  constructor(number: number, source: string, read: Pick<Declared, 'alternatives' | 'exclusions' | 'approximate'>) {
    this.number = number;
    this.source = source;
    this.alternatives = read.alternatives;
    this.exclusions = read.exclusions;
    this.approximate = read.approximate;
  }

  enter(key: DeclaredKey, position: number): void {
    const list = key === 'reads' ? this.readers : this.writers;
    if (list.at(-1) !== position) list.push(position);
  }
}

/** The entry of a plain pattern, which nobody has parsed yet. It reads alike with and without case. */
export function plainEntry(number: number, source: string): Entry {
  const alternatives = parsePattern(source, false).pattern?.alternatives ?? [];
  return new Entry(number, source, { alternatives, exclusions: [], approximate: false });
}
