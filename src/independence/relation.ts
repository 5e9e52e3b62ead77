/** How two tasks stand to each other: ordered by needs, kept apart by a lock, resource or `exclusive`, or free. */
import type { Active, ActiveTask } from './active.ts';
import { createReachability } from './order.ts';

/** `free` tasks may run at the same time. */
export type Relation =
  | { readonly is: 'ordered' }
  | { readonly is: 'free' }
  | { readonly is: 'serialised'; readonly by: 'lock' | 'resource' | 'exclusive'; readonly name: string };

const ORDERED: Relation = { is: 'ordered' };
const FREE: Relation = { is: 'free' };

/**
 * Tasks fall into profiles: the same needs, the same dependents, the same locks, resources and `exclusive`. Two tasks of
 * one profile stand to any third task alike, and no path orders them (a path from one to the other would start with a
 * need that both have, and so lead from that need to itself). Lists of tasks are therefore compared profile by profile.
 */
export interface Relations {
  readonly profileOf: (position: number) => number;
  /** How any task of one profile stands to any other task of the other (or of the same) profile. */
  readonly between: (profileA: number, profileB: number) => Relation;
}

/** Numbers equal texts equally. */
function createNumbering(): (text: string) => number {
  const numbers = new Map<string, number>();
  return (text) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
}

/** For each task the number of its set of needs, and of its set of dependents. */
function neighbourhoods(tasks: readonly ActiveTask[]): { needs: number[]; dependents: number[] } {
  const position = new Map(tasks.map((task, index) => [task.id, index]));
  const numberOf = createNumbering();
  const shared = new Map<readonly string[], number>();
  const needs = tasks.map((task) => {
    let group = shared.get(task.needs);
    if (group === undefined) {
      const sorted = [...new Set(task.needs.flatMap((need) => position.get(need) ?? []))].sort((a, b) => a - b);
      group = numberOf(sorted.join());
      shared.set(task.needs, group);
    }
    return group;
  });
  // Dependents are counted in groups with equal needs, or a wide fan-in would make the lists quadratic.
  const dependentGroups: number[][] = tasks.map(() => []);
  const done = new Set<number>();
  for (const [index, task] of tasks.entries()) {
    const group = needs[index] ?? 0;
    if (done.has(group)) continue;
    done.add(group);
    for (const need of new Set(task.needs)) dependentGroups[position.get(need) ?? -1]?.push(group);
  }
  const dependents = dependentGroups.map((groups) => numberOf(`d${groups.join()}`));
  return { needs, dependents };
}

function claimKey({ locks, resources, exclusive }: ActiveTask): string {
  if (locks.length === 0 && !exclusive && Object.keys(resources).length === 0) return '';
  return JSON.stringify([exclusive, [...locks].sort(), Object.entries(resources).sort()]);
}

function serialised(a: ActiveTask, b: ActiveTask, capacities: ReadonlyMap<string, number>): Relation {
  if (a.exclusive || b.exclusive) return { is: 'serialised', by: 'exclusive', name: 'exclusive' };
  const lock = a.locks.find((name) => b.locks.includes(name));
  if (lock !== undefined) return { is: 'serialised', by: 'lock', name: lock };
  for (const [name, claim] of Object.entries(a.resources)) {
    const other = Object.hasOwn(b.resources, name) ? (b.resources[name] ?? 0) : 0;
    const capacity = capacities.get(name);
    // A resource that nobody declared keeps nobody apart; it is an error of its own.
    if (capacity !== undefined && other > 0 && claim > 0 && claim + other > capacity) {
      return { is: 'serialised', by: 'resource', name };
    }
  }
  return FREE;
}

/** Prepares nothing until someone asks, since in most lists no two patterns meet; then answers are remembered. */
export function createRelations(active: Active<ActiveTask>, resources: Readonly<Record<string, number>>): Relations {
  let relations: Relations | undefined;
  const prepared = (): Relations => {
    relations ??= prepare(active, resources);
    return relations;
  };
  return {
    profileOf: (position) => prepared().profileOf(position),
    between: (profileA, profileB) => prepared().between(profileA, profileB),
  };
}

function prepare(active: Active<ActiveTask>, resources: Readonly<Record<string, number>>): Relations {
  const { tasks } = active;
  const capacities = new Map(Object.entries(resources));
  const { needs, dependents } = neighbourhoods(tasks);
  const numberOf = createNumbering();
  const examples: ActiveTask[] = [];
  const profiles = tasks.map((task, index) => {
    const profile = numberOf(`${needs[index]} ${dependents[index]} ${claimKey(task)}`);
    examples[profile] ??= task;
    return profile;
  });
  const { ordered } = createReachability(active);
  const memo = new Map<number, Relation>();

  function between(profileA: number, profileB: number): Relation {
    const key = profileA * examples.length + profileB;
    const known = memo.get(key);
    if (known !== undefined) return known;
    const [a, b] = [examples[profileA], examples[profileB]];
    let relation = FREE;
    if (a !== undefined && b !== undefined) {
      const comparable = profileA !== profileB && ordered(a.id, b.id);
      relation = comparable ? ORDERED : serialised(a, b, capacities);
    }
    memo.set(key, relation);
    return relation;
  }

  return { profileOf: (position) => profiles[position] ?? 0, between };
}
