/** What is ready to start, in order, as far as locks and resources allow. */
import { type Claimant, createCapacity, type Shortage } from './capacity.ts';
import { createHeap, type Heap } from './heap.ts';

export interface Queue<T> {
  /** The smallest rank goes first: its first number counts, of equal ones the second. */
  readonly add: (value: T, rank: Rank) => void;
  /** Takes the first that fits beside what was taken and not released, with all that it claims. */
  readonly take: () => T | undefined;
  readonly release: (value: T) => void;
}

type Rank = readonly [number, number];

interface Waiting<T> {
  readonly value: T;
  readonly rank: Rank;
}

/**
 * What does not fit is set aside under the resource that is short and the amount it claims, and only the first of each such
 * list is tried again when that resource is released. So the cost of a step does not grow with how many wait.
 */
export function createQueue<T extends Claimant>(resources: Readonly<Record<string, number>>): Queue<T> {
  const capacity = createCapacity(resources);
  const ready = createHeap<Waiting<T>>(isFirst);
  const alone = createHeap<Waiting<T>>(isFirst);
  const short = new Map<string, Map<number, Heap<Waiting<T>>>>();

  function setAside(waiting: Waiting<T>, { name, amount }: Shortage): void {
    const lists = short.get(name) ?? new Map<number, Heap<Waiting<T>>>();
    short.set(name, lists);
    const list = lists.get(amount) ?? createHeap<Waiting<T>>(isFirst);
    lists.set(amount, list);
    list.push(waiting);
  }

  function tryAgain(name: string): void {
    for (const [amount, list] of short.get(name) ?? []) {
      if (amount > capacity.free(name)) continue;
      const first = list.pop();
      if (first !== undefined) ready.push(first);
    }
  }

  function take(): T | undefined {
    for (let next = nextReady(); next !== undefined; next = nextReady()) {
      const { value } = next;
      const shortage = capacity.shortage(value);
      if (shortage === null) capacity.take(value);
      else setAside(next, shortage);
      // What it did not use up, or did not take at all, may be enough for the next one.
      for (const name of capacity.names(value)) if (name !== shortage?.name) tryAgain(name);
      if (shortage === null) return value;
    }
    return undefined;
  }

  function nextReady(): Waiting<T> | undefined {
    if (capacity.isExclusive()) return undefined;
    const [first, lone] = [ready.peek(), alone.peek()];
    if (lone === undefined || !capacity.isIdle()) return ready.pop();
    return first === undefined || isFirst(lone, first) ? alone.pop() : ready.pop();
  }

  return {
    add: (value, rank) => (value.exclusive ? alone : ready).push({ value, rank }),
    take,
    release: (value) => {
      capacity.release(value);
      for (const name of capacity.names(value)) tryAgain(name);
    },
  };
}

function isFirst({ rank: [a, b] }: { readonly rank: Rank }, { rank: [c, d] }: { readonly rank: Rank }): boolean {
  return a < c || (a === c && b < d);
}
