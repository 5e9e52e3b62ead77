/** The distinct patterns of all tasks, by number. */
import { Buckets } from './buckets.ts';
import type { DeclaredKey } from './declared.ts';
import { type Declared, Entry, plainEntry } from './entry.ts';
import { Folders } from './folders.ts';
import type { Plain } from './glob/plain.ts';

/** In `uses`: the pattern has an entry. */
const ENTERED = -1;
const NONE = -1;

/**
 * Of 100,000 tasks there may be half a million patterns. Nearly all are plain and declared once: such a pattern is its text
 * and a number, until somebody asks for it.
 */
export class PatternList {
  private readonly sources: string[] = [];
  /** Of a pattern that is declared once: twice the position of its task, and 1 more where that writes. */
  private readonly uses: number[] = [];
  private readonly entries = new Map<number, Entry>();
  /** The numbers of plain patterns, by the hash of their text. */
  private readonly plains: Buckets;
  readonly folders: Folders;

  /** @param expected About how many plain patterns will come. */
  constructor(expected: number) {
    this.plains = new Buckets(expected);
    this.folders = new Folders(expected, this);
  }

  get size(): number {
    return this.sources.length;
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
    const known = this.find(source, plain.hash);
    if (known === NONE) {
      this.plains.push(plain.hash, this.size);
      this.folders.putPlain(plain, this.size);
      this.sources.push(source);
      this.uses.push(use);
    } else if (this.uses[known] !== use) this.entryOf(known).enter(key, position);
  }

  /** Takes a pattern that had to be parsed; its declarations are then entered into the entry. */
  addParsed(source: string, read: Pick<Declared, 'alternatives' | 'exclusions' | 'approximate'>): Entry {
    const entry = new Entry(this.size, source, read);
    for (const [index, alternative] of read.alternatives.entries())
      this.folders.putParsed(alternative, this.size, index);
    this.entries.set(this.size, entry);
    this.sources.push(source);
    this.uses.push(ENTERED);
    return entry;
  }

  private find(source: string, hash: number): number {
    for (let slot = this.plains.newestOf(hash); slot !== 0; slot = this.plains.before(slot)) {
      const number = this.plains.valueAt(slot);
      if (this.sources[number] === source) return number;
    }
    return NONE;
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
