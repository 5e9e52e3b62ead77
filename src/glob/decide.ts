/** Whether two patterns meet beside their exclusions: they do, at a witness; they do not; or it cannot be decided. */
import { matchesNames } from './match.ts';
import { meetPaths } from './meet.ts';
import type { Alternative } from './pattern.ts';
import { escapeExclusions } from './product.ts';
import { GLOBSTAR } from './segment.ts';

/** One alternative of one pattern, with the exclusions of the list that it is in. */
export interface Reach {
  readonly alternative: Alternative;
  readonly exclusions: readonly Alternative[];
  /** The alternative or the exclusions are only an approximation: a meeting proves nothing. */
  readonly approximate: boolean;
}

/** `undecided` counts as a conflict; its witness is then only likely. */
export type Meeting =
  | { readonly verdict: 'apart' }
  | { readonly verdict: 'meet'; readonly witness: string }
  | { readonly verdict: 'undecided'; readonly witness: string };

const APART: Meeting = { verdict: 'apart' };

function isExcluded(names: readonly string[], exclusions: readonly Alternative[]): boolean {
  return exclusions.some((exclusion) => matchesNames(exclusion, names));
}

/** Whether the exclusion is `literal/**` and everything the alternative matches is below `literal`. */
function coveredByPrefix(alternative: Alternative, exclusion: Alternative): boolean {
  const last = exclusion.segments.length - 1;
  return (
    exclusion.scheme === alternative.scheme &&
    exclusion.segments[last] === GLOBSTAR &&
    exclusion.segments.every(
      (segment, index) => index === last || (typeof segment === 'string' && segment === alternative.segments[index]),
    )
  );
}

/** A more readable witness when there is one: without a leading dot that no pattern has, and a file in the folder. */
function polish(names: readonly string[], allowed: (names: readonly string[]) => boolean, inside: boolean): string[] {
  let best = [...names];
  best.forEach((name, index) => {
    if (!name.startsWith('.')) return;
    const candidate = best.with(index, `a${name}`);
    if (allowed(candidate)) best = candidate;
  });
  if (inside && allowed([...best, 'a'])) best.push('a');
  return best;
}

function spell(alternative: Alternative, names: readonly string[]): string {
  return alternative.lead + names.join('/');
}

/** Decides whether a path exists that both match. */
export function decide(a: Reach, b: Reach): Meeting {
  const [p, q] = [a.alternative, b.alternative];
  const names = meetPaths(p, q);
  if (names === null) return APART;
  const relevant = relevantExclusions(a, b);
  const allowed = (path: readonly string[]): boolean =>
    matchesNames(p, path) && matchesNames(q, path) && !isExcluded(path, relevant);
  const bothFolders = p.segments.at(-1) === GLOBSTAR && q.segments.at(-1) === GLOBSTAR;
  const inside = bothFolders && !(p.impliedBelow && q.impliedBelow) && p.segments.length + q.segments.length > 2;
  const finish = (path: readonly string[]): Meeting => ({
    verdict: a.approximate || b.approximate ? 'undecided' : 'meet',
    witness: spell(p, polish(path, allowed, inside)),
  });
  if (!isExcluded(names, relevant)) return finish(names);
  if (relevant.some((exclusion) => coveredByPrefix(p, exclusion) || coveredByPrefix(q, exclusion))) return APART;
  const outside = escapeExclusions(p, q, relevant);
  if (outside === undefined) return { verdict: 'undecided', witness: spell(p, names) };
  return outside === null ? APART : finish(outside.split('/'));
}

/** Exclusions that meet neither pattern cannot take anything away from what both match. */
function relevantExclusions(a: Reach, b: Reach): readonly Alternative[] {
  const all = a.exclusions === b.exclusions ? a.exclusions : [...a.exclusions, ...b.exclusions];
  if (all.length === 0) return all;
  return all.filter(
    (exclusion) => meetPaths(exclusion, a.alternative) !== null && meetPaths(exclusion, b.alternative) !== null,
  );
}
