import fc from 'fast-check';
import { Minimatch } from 'minimatch';
import { describe, expect, it } from 'vitest';
import { decide, type Reach } from '../../src/glob/decide.ts';
import { matchesPattern, splitPath } from '../../src/glob/match.ts';
import { parsePattern } from '../../src/glob/pattern.ts';
import { type Library, libraryMatcher, PATHS, pattern } from './oracle.ts';

// The same seed gives the same run: set FANFOLD_SEED to repeat one.
const seed = Number(process.env['FANFOLD_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const POOL = 400;
const PAIRS = 24_000;
const QUADRUPLES = 20_000;

interface Known {
  readonly text: string;
  readonly hits: Readonly<Record<Library, Uint8Array>>;
  readonly test: Readonly<Record<Library, (path: string) => boolean>>;
}

function know(text: string): Known {
  const test = { picomatch: libraryMatcher('picomatch', text), minimatch: libraryMatcher('minimatch', text) };
  const hits = (library: Library) => Uint8Array.from(PATHS, (path) => Number(test[library](path)));
  return { text, test, hits: { picomatch: hits('picomatch'), minimatch: hits('minimatch') } };
}

const pool = fc.sample(pattern, { numRuns: POOL, seed }).map(know);
const LIBRARIES: readonly Library[] = ['picomatch', 'minimatch'];

function reachOf(text: string, exclusions: readonly string[] = []): Reach[] {
  const excluded = exclusions.flatMap((one) => parsePattern(`!${one}`, false).pattern!.alternatives);
  const parsed = parsePattern(text, false);
  expect(parsed.fault, text).toBeNull();
  return parsed.pattern!.alternatives.map((alternative) => ({
    alternative,
    exclusions: excluded,
    approximate: parsed.pattern!.approximate,
  }));
}

/** The answer on two patterns is the answer on some pair of their alternatives. */
function meeting(a: readonly Reach[], b: readonly Reach[]) {
  for (const one of a) {
    for (const other of b) {
      const result = decide(one, other);
      if (result.verdict !== 'apart') return result;
    }
  }
  return null;
}

/** The first path that both match and neither exclusion does. */
function firstOutside(library: Library, p: Known, q: Known, e: Known, f: Known): string | undefined {
  const [inP, inQ, inE, inF] = [p, q, e, f].map(({ hits }) => hits[library]);
  return PATHS.find((_, at) => inP?.[at] === 1 && inQ?.[at] === 1 && inE?.[at] === 0 && inF?.[at] === 0);
}

function isOutside(library: Library, both: readonly Known[], neither: readonly Known[], path: string): boolean {
  return both.every(({ test }) => test[library](path)) && !neither.some(({ test }) => test[library](path));
}

function random(limit: number): number {
  return Math.floor(next() * limit);
}

// mulberry32: pairs must be reproducible from the seed as well.
let state = seed;
function next(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const draw = (): Known => pool[random(POOL)]!;

describe(`against picomatch and minimatch (FANFOLD_SEED=${seed})`, () => {
  it('matches exactly the paths that the libraries match', () => {
    const wrong: string[] = [];
    const paths = PATHS.map((path) => splitPath(path, false));
    for (const known of pool) {
      const parsed = parsePattern(known.text, false).pattern!;
      paths.forEach((names, index) => {
        const ours = matchesPattern(parsed, names);
        for (const library of LIBRARIES) {
          if (ours !== (known.hits[library][index] === 1))
            wrong.push(`${library} ${known.text} ${PATHS[index]} ${ours}`);
        }
      });
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it(`misses no conflict and shows no false witness in ${PAIRS} random pairs`, () => {
    const wrong: string[] = [];
    let met = 0;
    for (let n = 0; n < PAIRS; n++) {
      const [p, q] = [draw(), draw()];
      const result = meeting(reachOf(p.text), reachOf(q.text));
      if (result !== null) met++;
      for (const library of LIBRARIES) {
        const common = PATHS.find((_, index) => p.hits[library][index] === 1 && q.hits[library][index] === 1);
        if (result === null && common !== undefined) wrong.push(`missed: ${p.text} and ${q.text} at ${common}`);
        if (result !== null && !(p.test[library](result.witness) && q.test[library](result.witness))) {
          wrong.push(`false witness (${library}): ${p.text} and ${q.text} at ${result.witness}`);
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    // Both answers are common, or the test would say nothing.
    expect(met).toBeGreaterThan(PAIRS / 10);
    expect(met).toBeLessThan((PAIRS * 9) / 10);
  });

  it(`decides ${QUADRUPLES} random pairs with exclusions without a miss, a false witness or a surrender`, () => {
    const wrong: string[] = [];
    let [met, apart] = [0, 0];
    for (let n = 0; n < QUADRUPLES; n++) {
      const [p, e, q, f] = [draw(), draw(), draw(), draw()];
      const result = meeting(reachOf(p.text, [e.text]), reachOf(q.text, [f.text]));
      if (result === null) apart++;
      else met++;
      const quadruple = `${p.text} !${e.text} and ${q.text} !${f.text}`;
      if (result?.verdict === 'undecided') wrong.push(`undecided: ${quadruple}`);
      for (const library of LIBRARIES) {
        const common = firstOutside(library, p, q, e, f);
        if (result === null && common !== undefined) wrong.push(`missed: ${quadruple} at ${common}`);
        if (result !== null && !isOutside(library, [p, q], [e, f], result.witness)) {
          wrong.push(`false witness (${library}): ${quadruple} at ${result.witness}`);
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(met).toBeGreaterThan(QUADRUPLES / 20);
    expect(apart).toBeGreaterThan(QUADRUPLES / 20);
  });

  it('the libraries themselves agree with the enumeration', () => {
    expect(new Minimatch('a/*', { dot: true }).match('a/.b')).toBe(true);
    expect(libraryMatcher('picomatch', 'a')('a/b')).toBe(true);
    expect(libraryMatcher('minimatch', 'a/**')('a')).toBe(true);
  });
});
