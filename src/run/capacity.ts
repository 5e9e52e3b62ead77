/** What may run at the same time: locks, resources, exclusive tasks. */
import type { PlannedTask } from '../model.ts';

type Claimant = Pick<PlannedTask, 'locks' | 'resources' | 'exclusive'>;

export interface Capacity {
  /** Whether the task can start beside those that hold something now. */
  readonly fits: (task: Claimant) => boolean;
  readonly take: (task: Claimant) => void;
  readonly release: (task: Claimant) => void;
}

/**
 * Tells locks and resources out. A lock takes a resource of that name whole, and of an unnamed one there is 1. A claim
 * above the capacity, which the plan reports, counts as all of it, so that nothing waits for ever.
 */
export function createCapacity(resources: Readonly<Record<string, number>>): Capacity {
  const used = new Map<string, number>();
  let running = 0;
  let exclusive = false;

  const total = (name: string) => (Object.hasOwn(resources, name) ? (resources[name] ?? 1) : 1);

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

  function fits(task: Claimant): boolean {
    if (exclusive || (task.exclusive && running > 0)) return false;
    for (const [name, amount] of claims(task)) if ((used.get(name) ?? 0) + amount > total(name)) return false;
    return true;
  }

  return { fits, take: (task) => change(task, 1), release: (task) => change(task, -1) };
}
