/** Does a path match a pattern? In the dialect of `pattern.ts`, in time linear in pattern times path. */
import { has } from './charset.ts';
import { foldText } from './fold.ts';
import type { Alternative, Pattern } from './pattern.ts';
import { GLOBSTAR, type Segment, STAR, type Token } from './segment.ts';

/**
 * The classic wildcard walk: on a mismatch the last star takes one more element; earlier stars never need to be tried
 * again. `star(p)` says whether place p of the pattern is a star, `one(p, t)` whether it takes element t.
 */
function walk(
  patternLength: number,
  textLength: number,
  star: (place: number) => boolean,
  one: (place: number, element: number) => boolean,
): boolean {
  let [place, element] = [0, 0];
  let [lastStar, resume] = [-1, 0];
  while (element < textLength) {
    if (place < patternLength && star(place)) {
      lastStar = place++;
      resume = element;
    } else if (place < patternLength && one(place, element)) {
      place++;
      element++;
    } else if (lastStar >= 0) {
      place = lastStar + 1;
      element = ++resume;
    } else return false;
  }
  while (place < patternLength && star(place)) place++;
  return place === patternLength;
}

function takes(token: Token | undefined, char: number | undefined): boolean {
  if (token === undefined || token === STAR || char === undefined) return false;
  return typeof token === 'number' ? token === char : has(token, char);
}

/** Whether one name matches one segment; `**` matches every name. */
export function matchesSegment(segment: Segment, name: string): boolean {
  if (segment === GLOBSTAR) return true;
  if (typeof segment === 'string') return segment === name;
  const { tokens, prefix, suffix } = segment;
  if (!name.startsWith(prefix) || !name.endsWith(suffix)) return false;
  const chars = Array.from(name, (letter) => letter.codePointAt(0) ?? 0);
  return walk(
    tokens.length,
    chars.length,
    (place) => tokens[place] === STAR,
    (place, element) => takes(tokens[place], chars[element]),
  );
}

/** Whether a path, split into names, matches one alternative; schemes are not looked at. */
export function matchesNames(alternative: Alternative, names: readonly string[]): boolean {
  const { segments } = alternative;
  return walk(
    segments.length,
    names.length,
    (place) => segments[place] === GLOBSTAR,
    (place, element) => {
      const segment = segments[place];
      return segment !== undefined && matchesSegment(segment, names[element] ?? '');
    },
  );
}

/** A concrete path or URI, split. */
export interface Names {
  readonly scheme: string | null;
  readonly names: readonly string[];
}

/** Splits a workspace-relative path; folds it when the file system folds case. */
export function splitPath(path: string, foldCase: boolean): Names {
  const text = foldCase ? foldText(path) : path;
  return { scheme: null, names: text.split('/').filter((name) => name !== '' && name !== '.') };
}

/** Whether a path matches a pattern; an `approximate` pattern matches more than its text says. */
export function matchesPattern(pattern: Pattern, path: Names): boolean {
  return pattern.alternatives.some(
    (alternative) => alternative.scheme === path.scheme && matchesNames(alternative, path.names),
  );
}

/**
 * Whether a path matches a list of patterns: one that includes it and none that excludes it. Exclusions are unordered.
 */
export function matches(patterns: readonly Pattern[], path: Names): boolean {
  const hit = (excludes: boolean): boolean =>
    patterns.some(
      // An approximate exclusion takes away nothing, because it would take away too much.
      (pattern) => pattern.excludes === excludes && !(excludes && pattern.approximate) && matchesPattern(pattern, path),
    );
  return hit(false) && !hit(true);
}
