/** One distinct pattern of the tasks' declarations, and who declares it. */
import type { DeclaredKey } from './declared.ts';
import { type Alternative, parsePattern } from './glob/pattern.ts';
import type { Plain } from './glob/plain.ts';

/** One distinct pattern, with the exclusions of its list, and who declares it. */
export interface Declared {
  readonly number: number;
  /** The text as the user wrote it. */
  readonly source: string;
  readonly alternatives: readonly Alternative[];
  /** Not `null` where the alternatives are only parsed when asked for. */
  readonly plain: Plain | null;
  readonly exclusions: readonly Alternative[];
  /** The pattern or its exclusions are only approximated; see `Reach`. */
  readonly approximate: boolean;
  /** Positions in the task list, ascending; a task that writes is in `readers` only when it reads as well. */
  readonly writers: readonly number[];
  readonly readers: readonly number[];
  readonly isWritten: boolean;
  /** Only one task declares it, and only once. */
  readonly isSingle: boolean;
}

/** Ascending positions; a number stands for itself alone, because most patterns are declared once. */
type Positions = number | number[] | null;

function withPosition(positions: Positions, position: number): Positions {
  if (positions === null) return position;
  if (typeof positions === 'number') return positions === position ? positions : [positions, position];
  if (positions.at(-1) !== position) positions.push(position);
  return positions;
}

function listOf(positions: Positions): readonly number[] {
  if (positions === null) return [];
  return typeof positions === 'number' ? [positions] : positions;
}

const NONE: readonly Alternative[] = [];

/** {@link Declared} while it is collected. */
export class Entry implements Declared {
  readonly number: number;
  readonly source: string;
  readonly exclusions: readonly Alternative[];
  readonly approximate: boolean;
  readonly plain: Plain | null;
  #alternatives: readonly Alternative[] | null;
  #writers: Positions = null;
  #readers: Positions = null;

  /** @param read `null` for a plain pattern. */
  constructor(number: number, source: string, read: Reading | null, plain: Plain | null) {
    this.number = number;
    this.source = source;
    this.exclusions = read?.exclusions ?? NONE;
    this.approximate = read?.approximate ?? false;
    this.#alternatives = read?.alternatives ?? null;
    this.plain = plain;
  }

  get alternatives(): readonly Alternative[] {
    // What is plain reads alike with and without case: it has no capitals where case is folded.
    this.#alternatives ??= parsePattern(this.source, false).pattern?.alternatives ?? [];
    return this.#alternatives;
  }

  get writers(): readonly number[] {
    return listOf(this.#writers);
  }

  get readers(): readonly number[] {
    return listOf(this.#readers);
  }

  get isWritten(): boolean {
    return this.#writers !== null;
  }

  get isSingle(): boolean {
    const writers = this.#writers;
    const readers = this.#readers;
    return (writers === null && typeof readers === 'number') || (readers === null && typeof writers === 'number');
  }

  enter(key: DeclaredKey, position: number): void {
    if (key === 'reads') this.#readers = withPosition(this.#readers, position);
    else this.#writers = withPosition(this.#writers, position);
  }
}

type Reading = Pick<Declared, 'alternatives' | 'exclusions' | 'approximate'>;
