/** What may run at the same time: locks, resources, exclusive tasks. */
import type { PlannedTask } from '../model.ts';

export type Claimant = Pick<PlannedTask, 'locks' | 'resources' | 'exclusive'>;

/** A resource of which too little is free, and how much is claimed. */
export interface Shortage {
  readonly name: string;
  readonly amount: number;
}

export interface Capacity {
  /** The first resource that is short, or `null`. Says nothing about `exclusive`. */
  readonly shortage: (task: Claimant) => Shortage | null;
  /** Whether nothing runs, and whether what runs must be alone. */
  readonly isIdle: () => boolean;
  readonly isExclusive: () => boolean;
  readonly free: (name: string) => number;
  /** The resources and locks that a task claims. */
  readonly names: (task: Claimant) => Iterable<string>;
  readonly take: (task: Claimant) => void;
  readonly release: (task: Claimant) => void;
}

/**
 * Hands out locks and resources. A lock takes a resource of that name whole, and of an unnamed one there is 1. A claim
 * above the capacity, which the plan reports, counts as all of it, so that nothing waits for ever.
 */
export function createCapacity(resources: Readonly<Record<string, number>>): Capacity {
  const used = new Map<string, number>();
  let running = 0;
  let exclusive = false;

  const total = (name: string) => (Object.hasOwn(resources, name) ? (resources[name] ?? 1) : 1);
  const free = (name: string) => total(name) - (used.get(name) ?? 0);

  function claims(task: Claimant): Map<string, number> {
    const wanted = new Map(
      Object.entries(task.resources).map(([name, amount]) => [name, Math.min(amount, total(name))] as const),
    );
    for (const name of task.locks) wanted.set(name, total(name));
    return wanted;
  }

  function change(task: Claimant, sign: 1 | -1): void {
    running += sign;
    if (task.exclusive) exclusive = sign === 1;
    for (const [name, amount] of claims(task)) used.set(name, (used.get(name) ?? 0) + sign * amount);
  }

  function shortage(task: Claimant): Shortage | null {
    for (const [name, amount] of claims(task)) if (amount > free(name)) return { name, amount };
    return null;
  }

  return {
    shortage,
    isIdle: () => running === 0,
    isExclusive: () => exclusive,
    free,
    names: (task) => claims(task).keys(),
    take: (task) => change(task, 1),
    release: (task) => change(task, -1),
  };
}
