/**
 * Is there a path that two patterns both match? Two levels of the same reachability question: segments of the path, and
 * characters of a segment. O(segments² + tokens²), and the way to the end spells a witness.
 */
import { ANY, has, intersect, pick } from './charset.ts';
import { matchesSegment } from './match.ts';
import type { Alternative } from './pattern.ts';
import { GLOBSTAR, type Segment, STAR, type Token, type Wild } from './segment.ts';

const DOT = 0x2e;
const ANY_NAME: Wild = { tokens: [STAR], prefix: '', suffix: '' };

/** A character that both tokens take, or `undefined`. */
function common(a: Token, b: Token): number | undefined {
  const left: Token = a === STAR ? ANY : a;
  const right: Token = b === STAR ? ANY : b;
  if (typeof left === 'number') {
    if (typeof right === 'number') return left === right ? left : undefined;
    return has(right, left) ? left : undefined;
  }
  if (typeof right === 'number') return has(left, right) ? right : undefined;
  return pick(intersect(left, right));
}

/** How much of a name is known not to be empty, `.` or `..`: only 3 may end a segment. */
type Dots = 0 | 1 | 2 | 3;

function afterChar(dots: Dots, char: number): Dots {
  if (char !== DOT || dots >= 2) return 3;
  return dots === 0 ? 1 : 2;
}

interface Step {
  readonly i: number;
  readonly j: number;
  readonly dots: Dots;
  readonly text: string;
  readonly from: Step | null;
}

function spell(last: Step): string {
  const letters: string[] = [];
  for (let step: Step | null = last; step !== null; step = step.from) letters.push(step.text);
  return letters.reverse().join('');
}

/** Steps from one place of two segments to the next: a star is left, or one character is taken by both. */
function pushSteps(a: readonly Token[], b: readonly Token[], step: Step, steps: Step[]): void {
  const { i, j, dots } = step;
  const x = a[i];
  const y = b[j];
  if (x !== undefined && y !== undefined) {
    const char = common(x, y);
    if (char !== undefined) {
      const text = String.fromCodePoint(char);
      const [di, dj] = [x === STAR ? 0 : 1, y === STAR ? 0 : 1];
      steps.push({ i: i + di, j: j + dj, dots: afterChar(dots, char), text, from: step });
    }
  }
  if (x === STAR) steps.push({ i: i + 1, j, dots, text: '', from: step });
  if (y === STAR) steps.push({ i, j: j + 1, dots, text: '', from: step });
}

/** Depth first with skips tried first, so that stars take as little as they can. */
function meetTokens(a: readonly Token[], b: readonly Token[]): string | null {
  const width = b.length + 1;
  const seen = new Uint8Array((a.length + 1) * width * 4);
  const stack: Step[] = [{ i: 0, j: 0, dots: 0, text: '', from: null }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { i, j, dots } = step;
    const key = (i * width + j) * 4 + dots;
    if (seen[key] === 1) continue;
    seen[key] = 1;
    if (i === a.length && j === b.length && dots === 3) return spell(step);
    pushSteps(a, b, step, stack);
  }
  return null;
}

function overlap(a: string, b: string, part: 'start' | 'end'): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return part === 'start' ? long.startsWith(short) : long.endsWith(short);
}

const shortest = new WeakMap<Wild, string | null>();

/** A short name that the segment matches; asked for again and again, once for each `**` that it is compared with. */
function anyName(segment: Wild): string | null {
  const known = shortest.get(segment);
  if (known !== undefined) return known;
  const name = meetTokens(segment.tokens, ANY_NAME.tokens);
  shortest.set(segment, name);
  return name;
}

/** A name that both segments match, or `null`. `**` stands for any one name here. */
function meetSegments(a: Segment, b: Segment): string | null {
  const left: Segment = a === GLOBSTAR ? ANY_NAME : a;
  const right: Segment = b === GLOBSTAR ? ANY_NAME : b;
  if (typeof left === 'string') return matchesSegment(right, left) ? left : null;
  if (typeof right === 'string') return matchesSegment(left, right) ? right : null;
  if (left === ANY_NAME) return anyName(right);
  if (right === ANY_NAME) return anyName(left);
  if (!overlap(left.prefix, right.prefix, 'start') || !overlap(left.suffix, right.suffix, 'end')) return null;
  return meetTokens(left.tokens, right.tokens);
}

/** Cheap and one-sided: `true` is certain. Names counted from the end must meet until one side is a `**`. */
function endsDiffer(p: readonly Segment[], q: readonly Segment[]): boolean {
  for (let back = 1; back <= p.length && back <= q.length; back++) {
    const x = p[p.length - back];
    const y = q[q.length - back];
    if (x === undefined || y === undefined || x === GLOBSTAR || y === GLOBSTAR) return false;
    if (typeof x === 'string' && typeof y === 'string') {
      if (x !== y) return true;
    } else if (typeof x !== 'string' && typeof y !== 'string') {
      if (!overlap(x.suffix, y.suffix, 'end') || !overlap(x.prefix, y.prefix, 'start')) return true;
    }
  }
  return false;
}

/** Whether a glance at the ends shows that the two never meet; `false` says nothing. */
export function plainlyApart(a: Alternative, b: Alternative): boolean {
  return a.scheme !== b.scheme || endsDiffer(a.segments, b.segments);
}

interface PathStep {
  readonly i: number;
  readonly j: number;
  readonly name: string | null;
  readonly from: PathStep | null;
}

function pushNames(p: readonly Segment[], q: readonly Segment[], step: PathStep, steps: PathStep[]): void {
  const { i, j } = step;
  const x = p[i];
  const y = q[j];
  if (x !== undefined && y !== undefined && !(x === GLOBSTAR && y === GLOBSTAR)) {
    const name = meetSegments(x, y);
    if (name !== null) {
      steps.push({ i: i + (x === GLOBSTAR ? 0 : 1), j: j + (y === GLOBSTAR ? 0 : 1), name, from: step });
    }
  }
  if (y === GLOBSTAR) steps.push({ i, j: j + 1, name: null, from: step });
  if (x === GLOBSTAR) steps.push({ i: i + 1, j, name: null, from: step });
}

function spellNames(last: PathStep): string[] {
  const names: string[] = [];
  for (let step: PathStep | null = last; step !== null; step = step.from) {
    if (step.name !== null) names.push(step.name);
  }
  return names.reverse();
}

/**
 * The names of a path that both alternatives match, or `null` when there is none. Exclusions are not looked at.
 *
 * @returns At least one name, none of them empty, `.` or `..`.
 */
export function meetPaths(a: Alternative, b: Alternative): readonly string[] | null {
  if (a.scheme !== b.scheme) return null;
  const [p, q] = [a.segments, b.segments];
  const width = q.length + 1;
  const seen = new Uint8Array((p.length + 1) * width);
  const stack: PathStep[] = [{ i: 0, j: 0, name: null, from: null }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const key = step.i * width + step.j;
    if (seen[key] === 1) continue;
    seen[key] = 1;
    if (step.i === p.length && step.j === q.length) {
      const names = spellNames(step);
      // Only two patterns that are nothing but `**` meet in the empty path, and they meet everywhere else too.
      return names.length > 0 ? names : ['a'];
    }
    pushNames(p, q, step, stack);
  }
  return null;
}
