/** A pattern as a nondeterministic automaton over characters, `/` included; for the product with exclusions. */
import { ANY, has } from './charset.ts';
import type { Alternative } from './pattern.ts';
import { GLOBSTAR, type Segment, STAR, type Token } from './segment.ts';

/** The character `/`. */
export const SLASH = 0x2f;

/**
 * The places of one alternative. A named segment has one place before each of its tokens and one at its end; `**` has
 * two: before a name, and inside one.
 */
export interface Automaton {
  readonly size: number;
  readonly start: readonly number[];
  /** Places reached from a place over one character. */
  readonly step: (place: number, char: number) => readonly number[];
  /** Whether a path may end here, given that its last name is not empty. */
  readonly accepts: (place: number) => boolean;
  /** Whether every longer path is accepted from here on, given that its names are not empty. */
  readonly acceptsAll: (place: number) => boolean;
  /** The token that the place waits for; `null` where only `/` or the end can follow. `**` waits for any character. */
  readonly tokenAt: (place: number) => Token | null;
}

interface Place {
  readonly segment: number;
  readonly token: number;
}

function tokensOf(segment: Segment | undefined): readonly Token[] {
  if (segment === undefined || segment === GLOBSTAR) return [];
  return typeof segment === 'string' ? Array.from(segment, (letter) => letter.codePointAt(0) ?? 0) : segment.tokens;
}

function takes(token: Token, char: number): boolean {
  if (token === STAR) return true;
  return typeof token === 'number' ? token === char : has(token, char);
}

/** Builds the automaton of an alternative. */
export function createAutomaton({ segments }: Alternative): Automaton {
  const tokens = segments.map(tokensOf);
  const places: Place[] = [];
  const offset = segments.map((segment, index) => {
    const first = places.length;
    const length = segment === GLOBSTAR ? 1 : (tokens[index]?.length ?? 0);
    for (let token = 0; token <= length; token++) places.push({ segment: index, token });
    return first;
  });
  const placeOf = (segment: number, token: number): number => (offset[segment] ?? 0) + token;
  const globstarsFrom = (segment: number): boolean =>
    segment >= segments.length || (segment === segments.length - 1 && segments[segment] === GLOBSTAR);

  /** A place with those that stars and `**` let one reach from it for free. */
  function close(segment: number, token: number): number[] {
    if (segment >= segments.length) return [];
    const here = placeOf(segment, token);
    if (segments[segment] === GLOBSTAR) return token === 0 ? [here, ...close(segment + 1, 0)] : [here];
    return tokens[segment]?.[token] === STAR ? [here, ...close(segment, token + 1)] : [here];
  }

  function step(place: number, char: number): readonly number[] {
    const { segment, token } = places[place] ?? { segment: segments.length, token: 0 };
    if (segments[segment] === GLOBSTAR) {
      if (char !== SLASH) return [placeOf(segment, 1)];
      return token === 1 ? close(segment, 0) : [];
    }
    const waiting = tokens[segment]?.[token];
    if (waiting === undefined) return char === SLASH ? close(segment + 1, 0) : [];
    if (char === SLASH || !takes(waiting, char)) return [];
    return close(segment, waiting === STAR ? token : token + 1);
  }

  function accepts(place: number): boolean {
    const { segment, token } = places[place] ?? { segment: 0, token: 0 };
    if (segments[segment] === GLOBSTAR) return token === 1 && globstarsFrom(segment);
    return token === (tokens[segment]?.length ?? 0) && globstarsFrom(segment + 1);
  }

  function acceptsAll(place: number): boolean {
    const { segment } = places[place] ?? { segment: 0 };
    return segments[segment] === GLOBSTAR && segment === segments.length - 1;
  }

  function tokenAt(place: number): Token | null {
    const { segment, token } = places[place] ?? { segment: 0, token: 0 };
    return segments[segment] === GLOBSTAR ? ANY : (tokens[segment]?.[token] ?? null);
  }

  return { size: places.length, start: close(0, 0), step, accepts, acceptsAll, tokenAt };
}
