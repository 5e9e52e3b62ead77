/** Pairs of tasks as products of lists: with millions of pairs, they are counted without being listed. */
import type { Relation, Relations } from './relation.ts';

/** Every task of `a` with every other task of `b`; with `same`, every two tasks of `a`. Positions, ascending. */
export interface Block {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly same: boolean;
}

/** The pairs that nothing orders, apart by what keeps them from overlapping. */
export interface Pairs {
  readonly free: readonly Block[];
  readonly serialised: readonly { readonly block: Block; readonly relation: Relation & { is: 'serialised' } }[];
}

function common(a: readonly number[], b: readonly number[]): number {
  let [i, j, count] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) count++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return count;
}

/** The number of pairs in a block. */
export function countPairs({ a, b, same }: Block): number {
  return same ? (a.length * (a.length - 1)) / 2 : a.length * b.length - common(a, b);
}

/** The pairs of a block, in list order. */
export function* eachPair({ a, b, same }: Block): Generator<readonly [number, number]> {
  for (const [index, x] of a.entries()) {
    for (const y of same ? a.slice(index + 1) : b) if (x !== y) yield [x, y];
  }
}

/** Splits lists into profiles and asks for the relation of each two. */
export interface Pairing {
  readonly between: (a: readonly number[], b: readonly number[]) => Pairs;
  readonly within: (list: readonly number[]) => Pairs;
  /** Too many profiles were compared: the answers since then are incomplete. */
  readonly exhausted: () => boolean;
}

/**
 * Prepares the splitting of lists.
 *
 * @param limit How many pairs of profiles to compare over all lists; only tasks that all have needs of their own come near.
 */
export function createPairing({ profileOf, between: relate }: Relations, limit = 2_000_000): Pairing {
  const memo = new WeakMap<readonly number[], ReadonlyMap<number, readonly number[]>>();
  let work = 0;

  function profiles(list: readonly number[]): ReadonlyMap<number, readonly number[]> {
    const known = memo.get(list);
    if (known !== undefined) return known;
    const split = new Map<number, number[]>();
    for (const position of list) {
      const profile = profileOf(position);
      const members = split.get(profile);
      if (members === undefined) split.set(profile, [position]);
      else members.push(position);
    }
    // Short lists are cheaper to split again than to remember.
    if (list.length > 8) memo.set(list, split);
    return split;
  }

  function sort(blocks: Iterable<readonly [number, number, Block]>): Pairs {
    const free: Block[] = [];
    const serialised: { block: Block; relation: Relation & { is: 'serialised' } }[] = [];
    for (const [profileA, profileB, block] of blocks) {
      work++;
      if (work > limit) break;
      const relation = relate(profileA, profileB);
      if (relation.is === 'ordered' || countPairs(block) === 0) continue;
      if (relation.is === 'free') free.push(block);
      else serialised.push({ block, relation });
    }
    return { free, serialised };
  }

  function* product(a: readonly number[], b: readonly number[]): Generator<readonly [number, number, Block]> {
    for (const [profileA, left] of profiles(a)) {
      for (const [profileB, right] of profiles(b)) yield [profileA, profileB, { a: left, b: right, same: false }];
    }
  }

  function* triangle(list: readonly number[]): Generator<readonly [number, number, Block]> {
    const split = [...profiles(list)];
    for (const [index, [profileA, left]] of split.entries()) {
      yield [profileA, profileA, { a: left, b: left, same: true }];
      for (const [profileB, right] of split.slice(index + 1)) {
        yield [profileA, profileB, { a: left, b: right, same: false }];
      }
    }
  }

  return {
    between: (a, b) => sort(product(a, b)),
    within: (list) => sort(triangle(list)),
    exhausted: () => work > limit,
  };
}
