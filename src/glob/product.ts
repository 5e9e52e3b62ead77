/**
 * Is there a path in two patterns and in none of the exclusions? Breadth-first search of the product of both automata
 * with the subsets of the exclusions, built as they are met. Exponential in the exclusions at worst, hence a cap.
 */
import { type Automaton, createAutomaton, SLASH } from './automaton.ts';
import { ANY, type CharSet, intersect, pick } from './charset.ts';
import type { Alternative } from './pattern.ts';
import { STAR, type Token } from './segment.ts';

const DOT = 0x2e;
/** Visited states; a query at the cap takes some tens of milliseconds. */
const STATE_LIMIT = 20_000;
const WORK_LIMIT = 1_000_000;

/** The smallest sets of characters that no token tells apart, one readable character of each, and `/`. */
function symbols(tokens: readonly Token[]): number[] {
  const cuts = new Set<number>([DOT, DOT + 1]);
  for (const token of tokens) {
    if (token === STAR) continue;
    const ends = typeof token === 'number' ? [token, token] : token;
    for (const [index, end] of ends.entries()) cuts.add(index % 2 === 0 ? end : end + 1);
  }
  const sorted = [0, ...[...cuts].sort((a, b) => a - b), 0x110000];
  const chosen: number[] = [];
  sorted.forEach((low, index) => {
    const high = sorted[index + 1];
    const atom: CharSet = high === undefined || high <= low ? [] : intersect([low, high - 1], ANY);
    const char = pick(atom);
    if (char !== undefined) chosen.push(char);
  });
  return [SLASH, ...chosen];
}

interface State {
  readonly p: number;
  readonly q: number;
  /** Number of an interned set of places of the exclusions. */
  readonly excluded: number;
  /** 0 empty, 1 `.`, 2 `..`, 3 a real name: the name so far. */
  readonly dots: number;
  readonly char: number;
  readonly from: State | null;
}

/** The exclusions as one automaton, made deterministic only as far as the search goes. */
class Excluded {
  readonly #automata: readonly Automaton[];
  readonly #sets: (readonly (readonly [number, number])[])[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #steps = new Map<string, number>();
  work = 0;

  constructor(automata: readonly Automaton[]) {
    this.#automata = automata;
  }

  #intern(set: Map<string, readonly [number, number]>): number {
    const key = [...set.keys()].sort().join(' ');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#sets.push([...set.values()]);
    this.#numbers.set(key, this.#sets.length - 1);
    return this.#sets.length - 1;
  }

  start(): number {
    const set = new Map<string, readonly [number, number]>();
    this.#automata.forEach((automaton, index) => {
      for (const place of automaton.start) set.set(`${index}.${place}`, [index, place]);
    });
    return this.#intern(set);
  }

  step(number: number, char: number): number {
    const key = `${number} ${char}`;
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    const set = new Map<string, readonly [number, number]>();
    for (const [index, place] of this.#sets[number] ?? []) {
      this.work++;
      for (const next of this.#automata[index]?.step(place, char) ?? []) set.set(`${index}.${next}`, [index, next]);
    }
    const result = this.#intern(set);
    this.#steps.set(key, result);
    return result;
  }

  accepts(number: number): boolean {
    return (this.#sets[number] ?? []).some(([index, place]) => this.#automata[index]?.accepts(place) === true);
  }

  /** No path from here on can escape the exclusions. */
  acceptsAll(number: number): boolean {
    return (this.#sets[number] ?? []).some(([index, place]) => this.#automata[index]?.acceptsAll(place) === true);
  }
}

function dotsAfter(dots: number, char: number): number {
  if (char === SLASH) return 0;
  return char !== DOT || dots >= 2 ? 3 : dots + 1;
}

function spell(last: State): string {
  const letters: string[] = [];
  for (let state: State | null = last; state?.from != null; state = state.from) {
    letters.push(String.fromCodePoint(state.char));
  }
  return letters.reverse().join('');
}

/** The symbols worth trying: where a pattern waits for one literal character, only that one and `/` can lead on. */
function candidates(all: readonly number[], a: Token | null, b: Token | null): readonly number[] {
  if (a === null || b === null) return [SLASH];
  const literal = typeof a === 'number' ? a : typeof b === 'number' ? b : null;
  return literal === null ? all : [literal];
}

class Search {
  readonly #left: Automaton;
  readonly #right: Automaton;
  readonly #excluded: Excluded;
  readonly #symbols: readonly number[];
  readonly #seen = new Set<string>();
  readonly #queue: State[] = [];
  #work = 0;

  constructor(left: Automaton, right: Automaton, exclusions: readonly Automaton[]) {
    this.#left = left;
    this.#right = right;
    this.#excluded = new Excluded(exclusions);
    const all = [left, right, ...exclusions];
    this.#symbols = symbols(
      all.flatMap((one) => Array.from({ length: one.size }, (_, place) => one.tokenAt(place) ?? SLASH)),
    );
  }

  #visit(state: State): void {
    const key = `${state.p} ${state.q} ${state.excluded} ${state.dots}`;
    if (this.#seen.has(key) || this.#excluded.acceptsAll(state.excluded)) return;
    this.#seen.add(key);
    this.#queue.push(state);
  }

  #advance(state: State, char: number): void {
    this.#work++;
    if (char === SLASH && state.dots !== 3) return;
    const [nextP, nextQ] = [this.#left.step(state.p, char), this.#right.step(state.q, char)];
    if (nextP.length === 0 || nextQ.length === 0) return;
    const excluded = this.#excluded.step(state.excluded, char);
    const dots = dotsAfter(state.dots, char);
    for (const p of nextP) for (const q of nextQ) this.#visit({ p, q, excluded, dots, char, from: state });
  }

  #ends({ p, q, dots, excluded }: State): boolean {
    return dots === 3 && this.#left.accepts(p) && this.#right.accepts(q) && !this.#excluded.accepts(excluded);
  }

  run(): Escape {
    const excluded = this.#excluded.start();
    for (const p of this.#left.start) {
      for (const q of this.#right.start) this.#visit({ p, q, excluded, dots: 0, char: 0, from: null });
    }
    for (const state of this.#queue) {
      if (this.#ends(state)) return spell(state);
      const choices = candidates(this.#symbols, this.#left.tokenAt(state.p), this.#right.tokenAt(state.q));
      for (const char of choices) this.#advance(state, char);
      if (this.#seen.size > STATE_LIMIT || this.#work + this.#excluded.work > WORK_LIMIT) return undefined;
    }
    return null;
  }
}

/** `null`: no such path. `undefined`: too many states to decide. */
export type Escape = string | null | undefined;

/**
 * Finds a shortest path that `a` and `b` match and none of `exclusions` does. Schemes are not looked at.
 *
 * @returns The path, `null` when there is none, `undefined` when the search hit its cap.
 */
export function escapeExclusions(a: Alternative, b: Alternative, exclusions: readonly Alternative[]): Escape {
  return new Search(createAutomaton(a), createAutomaton(b), exclusions.map(createAutomaton)).run();
}
