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

/** {@link Declared} while it is collected. Plain fields: private ones take twice as long to make, half a million times. */
export class Entry implements Declared {
  readonly number: number;
  readonly source: string;
  readonly plain: Plain | null;
  readonly exclusions: readonly Alternative[];
  readonly approximate: boolean;
  private parsed: readonly Alternative[] | null;
  private writerPositions: Positions = null;
  private readerPositions: Positions = null;

  /** @param read `null` for a plain pattern. */
  constructor(number: number, source: string, read: Reading | null, plain: Plain | null) {
    this.number = number;
    this.source = source;
    this.plain = plain;
    this.exclusions = read === null ? NONE : read.exclusions;
    this.approximate = read?.approximate === true;
    this.parsed = read === null ? null : read.alternatives;
  }

  get alternatives(): readonly Alternative[] {
    // What is plain reads alike with and without case: it has no capitals where case is folded.
    this.parsed ??= parsePattern(this.source, false).pattern?.alternatives ?? NONE;
    return this.parsed;
  }

  get writers(): readonly number[] {
    return listOf(this.writerPositions);
  }

  get readers(): readonly number[] {
    return listOf(this.readerPositions);
  }

  get isWritten(): boolean {
    return this.writerPositions !== null;
  }

  get isSingle(): boolean {
    const [writers, readers] = [this.writerPositions, this.readerPositions];
    return (writers === null && typeof readers === 'number') || (readers === null && typeof writers === 'number');
  }

  enter(key: DeclaredKey, position: number): void {
    if (key === 'reads') this.readerPositions = withPosition(this.readerPositions, position);
    else this.writerPositions = withPosition(this.writerPositions, position);
  }
}

type Reading = Pick<Declared, 'alternatives' | 'exclusions' | 'approximate'>;
