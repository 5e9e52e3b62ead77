/** The distinct patterns of all tasks, by number. */

import { lengthened } from './buckets.ts';
import { type Declared, type DeclaredKey, Entry, plainEntry } from './entry.ts';
import { Folders } from './folders.ts';
import type { Plain } from './plain.ts';

/** In `uses`: the pattern has an entry. */
const ENTERED = -1;
const NONE = -1;

/**
 * Of 100,000 tasks there may be half a million patterns. Nearly all are plain and declared once: such a pattern is its text
 * and a number, until someone asks for it.
 */
export class PatternList {
  /** Made at its length, like everything here that is long: a list that grows leaves its shorter selves behind. */
  private readonly sources: string[];
  /** Of a pattern that is declared once: twice the position of its task, and 1 more where that writes. */
  private uses: Int32Array;
  private count = 0;
  private readonly entries = new Map<number, Entry>();
  readonly folders: Folders;

  /** @param expected About how many plain patterns will come. */
  constructor(expected: number) {
    this.sources = new Array(expected);
    this.uses = new Int32Array(expected + 1);
    this.folders = new Folders(expected, this);
  }

  get size(): number {
    return this.count;
  }

  sourceOf(number: number): string {
    return this.sources[number] ?? '';
  }

  at(number: number): Declared {
    return this.entries.get(number) ?? this.single(number);
  }

  /** Those that more than one declaration names, or that had to be parsed; by number. */
  entered(): readonly Declared[] {
    return [...this.entries.values()].sort((a, b) => a.number - b.number);
  }

  /** Enters a declaration of a plain pattern. */
  addPlain(source: string, plain: Plain, key: DeclaredKey, position: number): void {
    const use = 2 * position + (key === 'reads' ? 0 : 1);
    const known = this.folders.find(source, plain);
    if (known === NONE) {
      this.folders.putPlain(plain, this.count);
      this.push(source, use);
    } else if (this.uses[known] !== use) this.entryOf(known).enter(key, position);
  }

  /** Takes a pattern that had to be parsed; its declarations are then entered into the entry. */
  addParsed(source: string, read: Pick<Declared, 'alternatives' | 'exclusions' | 'approximate'>): Entry {
    const entry = new Entry(this.count, source, read);
    for (const alternative of read.alternatives) this.folders.putParsed(alternative, this.count);
    this.entries.set(this.count, entry);
    this.push(source, ENTERED);
    return entry;
  }

  private push(source: string, use: number): void {
    if (this.count >= this.uses.length) this.uses = lengthened(this.uses);
    this.sources[this.count] = source;
    this.uses[this.count++] = use;
  }

  private single(number: number): Entry {
    const entry = plainEntry(number, this.sourceOf(number));
    const use = this.uses[number] ?? 0;
    entry.enter(use % 2 === 0 ? 'reads' : 'writes', Math.floor(use / 2));
    return entry;
  }

  /** The entry of a pattern that is declared again. */
  private entryOf(number: number): Entry {
    let entry = this.entries.get(number);
    if (entry === undefined) {
      entry = this.single(number);
      this.entries.set(number, entry);
      this.uses[number] = ENTERED;
    }
    return entry;
  }
}
